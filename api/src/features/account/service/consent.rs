//! Keeping who accepted which version of which text, when, in which language.

use shared::account::legal::{Acceptance, LegalDocument};
use shared::account::types::{AccountId, PersonId};
use shared::i18n::Lang;
use uuid::Uuid;

use crate::app::Context;
use crate::features::account::entity::consent;
use crate::features::account::store;
use crate::platform::db::Tx;
use crate::platform::http_error::ApiError;

/// What an acceptance belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A sign-up.
    Account(AccountId),
    /// A person known by a verified address.
    Person(PersonId),
    /// One registration, before anybody is verified.
    Registration(Uuid),
}

impl Subject {
    const fn parts(self) -> (&'static str, Uuid) {
        match self {
            Self::Account(id) => ("account", id.uuid()),
            Self::Person(id) => ("person", id.uuid()),
            Self::Registration(id) => ("registration", id),
        }
    }
}

/// Keeps an acceptance. That it names the texts in force `shared::account::legal::accepted` has
/// checked when the body was read.
///
/// # Errors
/// When the database fails.
pub async fn record_consent(
    tx: &Tx,
    ctx: &Context,
    subject: Subject,
    acceptance: &Acceptance,
    locale: Lang,
) -> Result<(), ApiError> {
    let now = ctx.clock.now();
    let (kind, id) = subject.parts();
    let row = |document: LegalDocument| consent::Model {
        id: ctx.random.uuid_v7(now),
        subject_kind: kind.to_owned(),
        subject_id: id,
        document,
        version: match document {
            LegalDocument::Terms => acceptance.terms_version.clone(),
            LegalDocument::Privacy => acceptance.privacy_version.clone(),
        },
        locale,
        accepted_at: now,
    };
    let rows = LegalDocument::ALL.iter().map(|one| row(*one)).collect();
    Ok(store::consent::insert(tx, rows).await?)
}
