//! Whom the mails of other features go to.

use sea_orm::DbErr;
use shared::account::types::{AccountId, AccountStatus, Role};
use shared::field::Email;
use shared::i18n::Lang;
use shared::time::Timestamp;

use super::person::name_of;
use crate::features::account::entity::account;
use crate::features::account::store;
use crate::platform::db::Tx;

/// Somebody with an account who gets a mail.
#[derive(Clone, Debug, PartialEq)]
pub struct Addressee {
    /// The proven address.
    pub email: Email,
    /// The language of mails.
    pub locale: Lang,
    /// 姓 名; none where no person is known.
    pub name: Option<String>,
}

/// All who hold `role` now and can sign in.
///
/// # Errors
/// When the database fails.
pub async fn addressees(tx: &Tx, role: Role, now: Timestamp) -> Result<Vec<Addressee>, DbErr> {
    let mut accounts = store::grant::holders(tx, vec![role], now).await?;
    accounts.retain(|row| row.email_verified_at.is_some());
    of(tx, accounts).await
}

/// One account's owner; none where the account is suspended or its address unproven.
///
/// # Errors
/// When the database fails.
pub async fn addressee(tx: &Tx, id: AccountId) -> Result<Option<Addressee>, DbErr> {
    let known = store::account::by_id(tx, id).await?;
    let reached =
        known.filter(|row| row.status == AccountStatus::Active && row.email_verified_at.is_some());
    Ok(of(tx, reached.into_iter().collect()).await?.pop())
}

async fn of(tx: &Tx, accounts: Vec<account::Model>) -> Result<Vec<Addressee>, DbErr> {
    let ids = accounts.iter().map(|row| row.id).collect();
    let persons = store::person::by_accounts(tx, ids).await?;
    let name = |id| {
        let person = persons.iter().find(|person| person.account_id == Some(id));
        person.map(name_of)
    };
    let all = accounts.into_iter().map(|row| Addressee {
        name: name(row.id),
        email: row.email,
        locale: row.locale,
    });
    Ok(all.collect())
}
