//! What the slice does; other features call only this.

mod addressee;
mod admin;
mod consent;
mod contract;
mod create;
mod legal;
mod merge;
mod moderators;
mod password;
mod person;
mod principal;
mod profile;
mod refresh;
mod sessions;
mod sign_in;
mod sign_up;
mod throttle;
mod totp;
mod unaddressed;

pub use addressee::{Addressee, addressee, addressees};
pub use admin::{detail, give, list, restore, suspend, withdraw};
pub use consent::{Subject, give_consents, record_consent, take_back_consents};
pub use contract::{Contract, end_with_contract};
pub use create::{NewAccount, create_admin, create_verified, hash_password};
pub use legal::{Organisers, legal};
pub use merge::{Pair, duplicates, lock_pair, merge_pair, person_item};
pub use moderators::{can_moderate, moderators};
pub use password::{change_password, confirm_reset, request_reset};
pub use person::{
    PersonDraft, PersonView, held_person, join_organisation, move_organisation, names, person,
    person_for, persons, set_organisation,
};
pub use principal::Accounts;
pub use profile::{change_profile, me};
pub use refresh::refresh;
pub use sessions::{end_all, end_by_cookie, end_one, sessions};
pub use sign_in::{Entered, REFRESH_DAYS, sign_in};
pub use sign_up::{sign_up, verify};
pub use totp::{disable, enable, new_recovery_codes, reset_factor, setup};
pub use unaddressed::{Unaddressed, person_without_address};

/// What links in mails are for.
pub mod purpose {
    /// Proves the address of a sign-up.
    pub const VERIFY: &str = "account.verify";
    /// Sets a new password.
    pub const RESET: &str = "account.reset";
}

/// What must still hold when a link in a mail is used: the password has not changed since.
/// [`purpose::VERIFY`] also wants the address unproven. So using a link makes it void.
pub fn link_state(password_version: i64) -> Vec<u8> {
    password_version.to_be_bytes().to_vec()
}

/// Appends to the log what happened to an account.
async fn note(
    tx: &crate::platform::db::Tx,
    kind: &'static str,
    account: shared::account::AccountId,
    actor: crate::platform::log::Actor,
    at: shared::time::Timestamp,
    data: serde_json::Value,
) -> Result<(), sea_orm::DbErr> {
    let entry = crate::platform::log::NewEntry {
        kind,
        subject: ("account", &account.uuid()),
        actor,
        at,
        data,
    };
    crate::platform::log::append(tx, entry).await
}
