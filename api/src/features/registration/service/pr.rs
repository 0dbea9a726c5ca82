//! PR mail (広告・宣伝メール): who may get it, what each one must say, and how it ends
//! (特定電子メールの送信の適正化等に関する法律). Those who write such a mail ask [`recipients`] for
//! whom, [`sender`] for who it comes from, and let [`Letter::finish`] write the rest into it.

use chrono::Duration;
use serde_json::json;
use shared::account::consent::{ConsentMeans, OptionalConsent};
use shared::account::types::PersonId;
use shared::problem::Code;
use shared::programme::Programme;
use shared::registration::consent::{PrMailStanding, PrSender, stop_page};
use shared::time::Timestamp;

use crate::app::Context;
use crate::features::account::service as accounts;
use crate::features::programme::service as programmes;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::consent as store;
use crate::platform::db::ConnectionTrait;
use crate::platform::link::Links;
use crate::platform::log::{self, Actor, NewEntry};
use crate::platform::mail::{Block, Draft, Link};

pub use crate::features::registration::store::consent::Recipient;

/// What the link of a PR mail is signed for: it ends PR mail to one person and opens nothing.
pub const PURPOSE: &str = "pr_mail.stop";

/// The log's word for one who wants no more PR mail.
pub const STOPPED: &str = "person.pr_mail_stopped";

/// How long the link of a mail works, in days: as long as anybody keeps the mail.
const DAYS: i64 = 5 * 366;

/// Where the mail's renderer puts the token.
const TOKEN: &str = "{token}";

/// How many get PR mail, and who it comes from.
///
/// # Errors
/// When the database fails.
pub async fn standing(ctx: &Context) -> Result<PrMailStanding, RegistrationError> {
    let conn = ctx.db.read();
    let count = store::count_recipients(conn).await?;
    Ok(PrMailStanding {
        recipients: u32::try_from(count).unwrap_or(u32::MAX),
        sender: sender(conn, ctx.clock.now()).await?,
    })
}

/// Those who get PR mail, by id, from the one after `after` on: the latest word of each person at
/// whichever event was a yes, and there is an address.
///
/// # Errors
/// When the database fails.
pub async fn recipients(
    conn: &impl ConnectionTrait,
    after: Option<PersonId>,
    limit: u64,
) -> Result<Vec<Recipient>, RegistrationError> {
    Ok(store::recipients(conn, None, after, limit).await?)
}

/// One of them; none where the person has taken it back since the list was made. To be asked when
/// the mail is composed, not when it was planned.
///
/// # Errors
/// When the database fails.
pub async fn recipient(
    conn: &impl ConnectionTrait,
    person: PersonId,
) -> Result<Option<Recipient>, RegistrationError> {
    let found = store::recipients(conn, Some(person), None, 1).await?;
    Ok(found.into_iter().next())
}

/// Who PR mail comes from now; none without a programme, or where it has no postal address.
///
/// # Errors
/// When the database fails.
pub async fn sender(
    conn: &impl ConnectionTrait,
    now: Timestamp,
) -> Result<Option<PrSender>, RegistrationError> {
    let programme = programmes::current(conn, now).await?;
    Ok(programme.and_then(sender_of))
}

fn sender_of(programme: Programme) -> Option<PrSender> {
    Some(PrSender {
        address: programme.office_address?,
        prefecture: programme.prefecture,
        contractor: programme.contractor,
        phone: programme.office_phone,
        email: programme.office_email,
    })
}

/// What every PR mail has in common.
#[derive(Clone, Debug)]
pub struct Letter {
    sender: PrSender,
    expires: Timestamp,
}

impl Letter {
    /// The mails of one sender, written now.
    pub fn new(sender: PrSender, now: Timestamp) -> Self {
        Self {
            sender,
            expires: now.plus(Duration::days(DAYS)),
        }
    }

    /// A mail to one of the [`recipients`]; what it says is added by the caller.
    pub fn begin(&self, template: &'static str, to: &Recipient) -> Draft {
        let draft = Draft::new(template, to.email.clone(), to.locale);
        match (&to.family_name, &to.given_name) {
            (Some(family), Some(given)) => draft.greet(format!("{family} {given}")),
            _ => draft,
        }
    }

    /// Ends it as the law wants: why it came, who sent it with address and contact, and the way to
    /// end it, as a link to be read and for the mail program's own button (RFC 8058).
    pub fn finish(&self, draft: Draft, to: &Recipient) -> Draft {
        let sender = &self.sender;
        let names = format!("{} / {}", sender.prefecture, sender.contractor);
        let stop = self.stop(to);
        draft
            .shared_text("mail-pr-why")
            .table([
                ("mail-pr-sender", names),
                ("mail-pr-address", sender.address.to_string()),
                ("mail-pr-phone", sender.phone.to_string()),
                ("mail-pr-email", sender.email.to_string()),
            ])
            .block(Block::Link("mail-pr-stop".to_owned(), stop.clone()))
            .unsubscribe(stop)
    }

    fn stop(&self, to: &Recipient) -> Link {
        Link::Signed {
            path: stop_page(TOKEN).replace(&shared::query::encode(TOKEN), TOKEN),
            purpose: PURPOSE,
            subject: to.id.uuid(),
            state: Vec::new(),
            expires: self.expires,
        }
    }
}

/// The token of such a link, for callers that do not read mails (tests).
pub fn token(links: &Links, person: PersonId, now: Timestamp) -> String {
    links.sign(PURPOSE, person.uuid(), &[], now.plus(Duration::days(DAYS)))
}

/// Ends PR mail to the person whom the link names. Once more changes nothing and is no mistake: mail
/// programs send it again, and a link out of an older mail means the same.
///
/// # Errors
/// 422 `link_invalid` for a link that is not ours, is for something else, or has run out.
pub async fn stop(ctx: &Context, token: &str) -> Result<(), RegistrationError> {
    let now = ctx.clock.now();
    let person = PersonId::from_uuid(ctx.links.verify(PURPOSE, token, &[], now)?);
    let context = ctx.clone();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let root = store::locked_root(tx, person).await?;
                let root = root.ok_or(Code::LinkInvalid)?;
                let given = store::pr_mail_given(tx, root).await?;
                if given.is_empty() {
                    return Ok(());
                }
                let what = [OptionalConsent::PrMail];
                accounts::take_back_consents(tx, &context, given, &what, ConsentMeans::Mail)
                    .await?;
                let entry = NewEntry {
                    kind: STOPPED,
                    subject: ("person", &root.uuid()),
                    actor: Actor::Person(root.uuid()),
                    at: now,
                    data: json!({}),
                };
                log::append(tx, entry).await?;
                Ok::<_, RegistrationError>(())
            })
        })
        .await
}
