//! An account: who signs in.

use sea_orm::entity::prelude::*;
use shared::account::types::{AccountId, AccountStatus, SuspensionReason};
use shared::field::Email;
use shared::i18n::Lang;
use shared::time::Timestamp;

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// The address, in lower case; unique.
    pub email: Email,
    /// argon2id in PHC string format.
    pub password_hash: String,
    /// Counts changes of the password; links made before the last one are void.
    pub password_version: i64,
    /// When the address was proven.
    pub email_verified_at: Option<Timestamp>,
    /// The language of mails.
    pub locale: Lang,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// Why not.
    pub suspended_reason: Option<SuspensionReason>,
    /// What was entered at sign-up (`PersonDraft`), until the address is proven.
    pub pending_profile: Option<Json>,
    /// The authenticator's secret, encrypted; set up but not yet in force before `totp_enabled_at`.
    pub totp_secret: Option<Vec<u8>>,
    /// Since when a second factor is asked for.
    pub totp_enabled_at: Option<Timestamp>,
    /// The last time step a code was taken for.
    pub totp_last_step: Option<i64>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// For If-Match.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
