//! What the wire gets, from rows.

use shared::account::AccountId;
use shared::account::perm::Permission;
use shared::event::staff::Stamp;
use shared::portal::ArticleStatus;
use shared::portal::api::{ArticleDetail, ArticleItem, MeasureDetail, MeasureItem};
use shared::portal::rules::Editor;
use shared::portal::staff::StaffArticleItem;
use shared::time::Timestamp;

use super::super::entity::{article, measure};
use super::super::store::Targets;
use crate::platform::auth::Principal;
use crate::platform::markdown;

pub fn editor(principal: &Principal) -> Editor {
    Editor {
        edit: principal.may(Permission::PortalEdit),
        confirm: principal.may(Permission::PortalConfirm),
    }
}

/// When it was made public, for what is public now.
fn published_at(row: &article::Model) -> Option<Timestamp> {
    row.published_at
        .filter(|_| row.status == ArticleStatus::Published)
}

pub fn html(row: &article::Model) -> String {
    row.body
        .as_ref()
        .map(|text| markdown::render(text.as_str()))
        .unwrap_or_default()
}

pub fn item(row: &article::Model) -> ArticleItem {
    ArticleItem {
        id: row.id,
        kind: row.kind,
        title: row.title.clone(),
        summary: row.summary.clone(),
        published_at: published_at(row),
    }
}

pub fn detail(row: &article::Model) -> ArticleDetail {
    ArticleDetail {
        article: item(row),
        status: row.status,
        body_html: html(row),
        link: row.link.clone(),
        contact: row.contact.clone(),
        updated_at: row.updated_at,
    }
}

pub fn measure_item(row: &article::Model, measure: &measure::Model, now: Timestamp) -> MeasureItem {
    let deadline = measure.deadline();
    MeasureItem {
        id: row.id,
        title: row.title.clone(),
        summary: row.summary.clone(),
        organisation: measure.organisation.clone(),
        amount_yen: measure.amount_yen,
        amount_text: measure.amount_text.clone(),
        rate_text: measure.rate_text.clone(),
        closes_at: deadline.closes_at(),
        open: deadline.is_open(now),
        deadline,
        published_at: published_at(row),
    }
}

pub fn measure_detail(
    row: &article::Model,
    measure: &measure::Model,
    targets: Targets,
    now: Timestamp,
) -> MeasureDetail {
    MeasureDetail {
        measure: measure_item(row, measure, now),
        status: row.status,
        eligibility: measure.eligibility.clone(),
        sectors: targets.sectors,
        industries: targets.industries,
        municipalities: targets.municipalities,
        body_html: html(row),
        link: row.link.clone(),
        contact: row.contact.clone(),
        updated_at: row.updated_at,
    }
}

pub fn staff_item(row: &article::Model, measure: Option<&measure::Model>) -> StaffArticleItem {
    StaffArticleItem {
        id: row.id,
        version: row.version,
        kind: row.kind,
        title: row.title.clone(),
        status: row.status,
        returned: row.status == ArticleStatus::Draft && row.returned_comment.is_some(),
        closes_at: measure.and_then(|measure| measure.deadline().closes_at()),
        published_at: row.published_at,
        updated_at: row.updated_at,
    }
}

pub fn stamp(at: Option<Timestamp>, by: Option<AccountId>) -> Option<Stamp> {
    Some(Stamp::new(at?, by?))
}
