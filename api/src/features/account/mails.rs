//! The mails that follow from what happens to accounts.

use async_trait::async_trait;
use chrono::Duration;
use shared::account::rules::display_name;
use shared::account::types::{AccountId, FamilyName, GivenName};

use super::entity::account;
use super::service::{link_state, purpose};
use super::store;
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Compose, Draft, Link};

/// How long the link that proves an address is good, in hours.
const VERIFY_HOURS: i64 = 24;
/// How long the link that sets a new password is good, in hours.
const RESET_HOURS: i64 = 1;

/// Writes the account slice's mails.
#[derive(Clone, Copy, Debug)]
pub struct AccountMails;

#[async_trait]
impl Compose for AccountMails {
    fn kinds(&self) -> &'static [&'static str] {
        &[
            "account.created",
            "account.verification_requested",
            "account.signup_repeated",
            "account.reset_requested",
            "account.password_changed",
            "account.suspended",
            "account.restored",
            "account.totp_reset",
        ]
    }

    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        let id = AccountId::from_uuid(entry.subject_id);
        let Some(row) = store::account::by_id(tx, id).await? else {
            return Ok(Vec::new());
        };
        let draft = match entry.kind.as_str() {
            // Asked for twice, or overtaken by the link of a reset: nothing is left to prove.
            "account.created" | "account.verification_requested"
                if row.email_verified_at.is_some() =>
            {
                return Ok(Vec::new());
            }
            "account.created" | "account.verification_requested" => {
                addressed("mail-account-verify", &row)
                    .text("lead")
                    .button("button", signed(&row, entry, Purpose::Verify))
                    .text("note")
            }
            "account.signup_repeated" => addressed("mail-account-known", &row)
                .text("lead")
                .button("button", Link::Page("/reset".to_owned()))
                .text("note"),
            "account.reset_requested" => addressed("mail-account-reset", &row)
                .text("lead")
                .button("button", signed(&row, entry, Purpose::Reset))
                .text("note"),
            "account.password_changed" => addressed("mail-account-changed", &row)
                .text("lead")
                .text("note")
                .button("button", Link::Page("/reset".to_owned())),
            "account.suspended" => match &row.suspended_reason {
                Some(reason) => addressed("mail-account-suspended", &row)
                    .text("lead")
                    .quote(reason.as_str())
                    .text("note"),
                // Restored meanwhile: that mail follows.
                None => return Ok(Vec::new()),
            },
            "account.totp_reset" => addressed("mail-account-factor", &row)
                .text("lead")
                .text("note")
                .button("button", Link::Page("/sign-in".to_owned())),
            _ => addressed("mail-account-restored", &row)
                .text("lead")
                .button("button", Link::Page("/sign-in".to_owned())),
        };
        let draft = match name(tx, &row).await? {
            Some(name) => draft.greet(name),
            None => draft,
        };
        Ok(vec![draft])
    }
}

fn addressed(template: &'static str, row: &account::Model) -> Draft {
    Draft::new(template, row.email.clone(), row.locale)
}

/// The person's name: before the address is proven, the one entered at sign-up is not used,
/// since a stranger may have entered it for somebody else's address.
async fn name(tx: &Tx, row: &account::Model) -> Result<Option<String>, LogError> {
    let Some(person) = store::person::by_account(tx, row.id).await? else {
        return Ok(None);
    };
    let family = person.family_name.as_ref().map(FamilyName::as_str);
    let given = person.given_name.as_ref().map(GivenName::as_str);
    Ok(match (family, given) {
        (None, None) => None,
        _ => Some(display_name(family, given, "")),
    })
}

#[derive(Clone, Copy)]
enum Purpose {
    Verify,
    Reset,
}

fn signed(row: &account::Model, entry: &Entry, purpose_of: Purpose) -> Link {
    let (path, purpose, hours) = match purpose_of {
        Purpose::Verify => ("/verify", purpose::VERIFY, VERIFY_HOURS),
        Purpose::Reset => ("/reset", purpose::RESET, RESET_HOURS),
    };
    Link::Signed {
        // After the hash: it reaches no server's log and no Referer.
        path: format!("{path}#{{token}}"),
        purpose,
        subject: row.id.uuid(),
        state: link_state(row.password_version),
        expires: entry.at.plus(Duration::hours(hours)),
    }
}
