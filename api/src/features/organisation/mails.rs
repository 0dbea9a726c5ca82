//! The mails that tell a company's people what became of their wishes.

use async_trait::async_trait;
use shared::account::types::AccountId;
use shared::organisation::{ItRegistrationId, ProposalId, api, own};
use shared::time::Day;
use shared::wareki;

use super::entity::{it_registration, proposal};
use super::service::{find, kind};
use super::store;
use crate::features::account::service::{Addressee, addressee};
use crate::platform::db::Tx;
use crate::platform::log::{Entry, LogError};
use crate::platform::mail::{Compose, Draft, Link};

/// Writes the slice's mails.
#[derive(Clone, Copy, Debug)]
pub struct Mails;

#[async_trait]
impl Compose for Mails {
    fn kinds(&self) -> &'static [&'static str] {
        &[
            kind::APPROVED,
            kind::RETURNED,
            kind::IT_APPROVED,
            kind::IT_RETURNED,
            kind::IT_ENDED,
        ]
    }

    async fn compose(&self, tx: &Tx, entry: &Entry) -> Result<Vec<Draft>, LogError> {
        let draft = if [kind::APPROVED, kind::RETURNED].contains(&entry.kind.as_str()) {
            about_proposal(tx, entry).await?
        } else {
            about_registration(tx, entry).await?
        };
        Ok(draft.into_iter().collect())
    }
}

/// Whoever decides about a wish of their own knows it already.
async fn asker(
    tx: &Tx,
    entry: &Entry,
    asked: Option<AccountId>,
) -> Result<Option<Addressee>, LogError> {
    let by = entry.actor.id().map(AccountId::from_uuid);
    match asked.filter(|asked| Some(*asked) != by) {
        Some(account) => Ok(addressee(tx, account).await?),
        None => Ok(None),
    }
}

fn start(template: &'static str, to: &Addressee, name: &str) -> Draft {
    let draft = Draft::new(template, to.email.clone(), to.locale)
        .arg("name", name)
        .text("body");
    match &to.name {
        Some(greeted) => draft.greet(greeted.clone()),
        None => draft,
    }
}

async fn about_proposal(tx: &Tx, entry: &Entry) -> Result<Option<Draft>, LogError> {
    let id = ProposalId::from_uuid(entry.subject_id);
    let Some(row) = store::proposal::find(tx, id).await? else {
        return Ok(None);
    };
    let Some(company) = find(tx, row.organisation_id).await? else {
        return Ok(None);
    };
    let to = asker(tx, entry, Some(row.proposed_by)).await?;
    let name = company.name.as_str();
    Ok(to.map(|to| {
        let draft = if entry.kind == kind::APPROVED {
            start("mail-organisation-approved", &to, name)
                .button("page", Link::Page(api::page(row.organisation_id)))
        } else {
            returned("mail-organisation-returned", &to, name, &row)
        };
        draft.about("organisation_proposal", id.uuid())
    }))
}

fn returned(template: &'static str, to: &Addressee, name: &str, row: &proposal::Model) -> Draft {
    let comment = row.comment.as_ref().map(ToString::to_string);
    start(template, to, name)
        .quote(comment.unwrap_or_default())
        .text("next")
        .button("mend", own_page())
}

async fn about_registration(tx: &Tx, entry: &Entry) -> Result<Option<Draft>, LogError> {
    let id = ItRegistrationId::from_uuid(entry.subject_id);
    let Some(row) = store::it_registration::find(tx, id).await? else {
        return Ok(None);
    };
    let Some(company) = find(tx, row.organisation_id).await? else {
        return Ok(None);
    };
    let to = asker(tx, entry, row.applied_by).await?;
    let name = company.name.as_str();
    Ok(to.map(|to| registration(entry, &row, &to, name).about("it_registration", id.uuid())))
}

fn registration(entry: &Entry, row: &it_registration::Model, to: &Addressee, name: &str) -> Draft {
    let day = |day: Option<Day>| {
        let day = day.map(|day| wareki::date(day, to.locale));
        day.unwrap_or_default()
    };
    match entry.kind.as_str() {
        kind::IT_APPROVED => start("mail-it-approved", to, name)
            .table([("mail-it-label-since", day(row.since))])
            .button("page", Link::Page(api::page(row.organisation_id))),
        kind::IT_RETURNED => {
            let comment = row.comment.as_ref().map(ToString::to_string);
            start("mail-it-returned", to, name)
                .quote(comment.unwrap_or_default())
                .text("next")
                .button("mend", own_page())
        }
        _ => {
            let reason = row.ending_reason.as_ref().map(ToString::to_string);
            start("mail-it-ended", to, name)
                .table([("mail-it-label-until", day(row.until))])
                .quote(reason.unwrap_or_default())
                .text("next")
        }
    }
}

fn own_page() -> Link {
    Link::Page(own::path::PAGE.to_owned())
}
