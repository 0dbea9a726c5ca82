//! Keeping who agreed to which version of which text, when, in which language: the texts that everybody
//! accepts, and what one may agree to or leave. What is taken back stays, with when and how.

use shared::account::consent::{ConsentDocument, ConsentMeans, OptionalConsent};
use shared::account::legal::{Acceptance, LegalDocument, LegalVersion};
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
    let row = |document: LegalDocument| match document {
        LegalDocument::Terms => (ConsentDocument::Terms, acceptance.terms_version.clone()),
        LegalDocument::Privacy => (ConsentDocument::Privacy, acceptance.privacy_version.clone()),
    };
    let texts = LegalDocument::ALL.iter().map(|one| row(*one)).collect();
    keep(tx, ctx, subject, texts, (None, locale)).await
}

/// Keeps what somebody agreed to freely, in the texts in force: with how and when. Who has given one
/// already may not give it again; the caller looks first.
///
/// # Errors
/// When the database fails.
pub async fn give_consents(
    tx: &Tx,
    ctx: &Context,
    subject: Subject,
    given: &[OptionalConsent],
    (means, locale): (ConsentMeans, Lang),
) -> Result<(), ApiError> {
    let mut texts = Vec::with_capacity(given.len());
    for one in given {
        let version = one.current().parse()?;
        texts.push((ConsentDocument::from(*one), version));
    }
    keep(tx, ctx, subject, texts, (Some(means), locale)).await
}

/// Takes consents back, whichever of these registrations they were given with. The rows stay, as the
/// record of what held from when until when.
///
/// # Errors
/// When the database fails.
pub async fn take_back_consents(
    tx: &Tx,
    ctx: &Context,
    registrations: Vec<Uuid>,
    taken: &[OptionalConsent],
    means: ConsentMeans,
) -> Result<(), ApiError> {
    let documents = taken.iter().copied().map(ConsentDocument::from).collect();
    let now = ctx.clock.now();
    Ok(store::consent::withdraw(tx, registrations, documents, means, now).await?)
}

async fn keep(
    tx: &Tx,
    ctx: &Context,
    subject: Subject,
    texts: Vec<(ConsentDocument, LegalVersion)>,
    (given_by, locale): (Option<ConsentMeans>, Lang),
) -> Result<(), ApiError> {
    if texts.is_empty() {
        return Ok(());
    }
    let now = ctx.clock.now();
    let (kind, id) = subject.parts();
    let rows = texts.into_iter().map(|(document, version)| consent::Model {
        id: ctx.random.uuid_v7(now),
        subject_kind: kind.to_owned(),
        subject_id: id,
        document,
        version,
        locale,
        accepted_at: now,
        given_by,
        withdrawn_at: None,
        withdrawn_by: None,
    });
    Ok(store::consent::insert(tx, rows.collect()).await?)
}
