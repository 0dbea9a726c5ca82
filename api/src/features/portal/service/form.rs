//! Between an article's rows and the form that staff edit.

use shared::field::{Int, List};
use shared::portal::{ArticleForm, ArticleId, Deadline, MeasureForm};
use shared::time::Timestamp;

use super::super::entity::{article, measure};
use super::super::store::{self, Targets};
use crate::platform::db::ConnectionTrait;
use sea_orm::DbErr;

/// Where lists put what has no end, later than any deadline that can be entered:
/// 2999-12-31T23:59:59Z.
const FAR_FUTURE: i64 = 32_503_679_999_000_000;

/// The moment that lists go by.
pub fn order_of(deadline: &Deadline) -> Timestamp {
    let far = || Timestamp::from_micros(FAR_FUTURE).unwrap_or(Timestamp::EPOCH);
    deadline.closes_at().unwrap_or_else(far)
}

/// Writes the form into the article's row.
pub fn fill(row: &mut article::Model, form: &ArticleForm) {
    row.kind = form.kind;
    row.title = form.title.clone();
    row.summary.clone_from(&form.summary);
    row.body.clone_from(&form.body);
    row.link.clone_from(&form.link);
    row.contact.clone_from(&form.contact);
}

/// What only a support measure has, as rows.
pub fn measure_of(id: ArticleId, form: &ArticleForm) -> Option<(measure::Model, Targets)> {
    let form = form.measure.as_ref()?;
    let row = measure::Model {
        article_id: id,
        organisation: form.organisation.clone(),
        eligibility: form.eligibility.clone(),
        amount_yen: form.amount_yen.map(Int::get),
        amount_text: form.amount_text.clone(),
        rate_text: form.rate_text.clone(),
        deadline_kind: form.deadline_kind,
        deadline_on: form.deadline_on,
        deadline_time: form.deadline_time.clone(),
        ended_on: form.ended_on,
        closes_at: order_of(&form.deadline()),
    };
    let targets = Targets {
        sectors: form.sectors.as_slice().to_vec(),
        industries: form.industries.as_slice().to_vec(),
        municipalities: form.municipalities.as_slice().to_vec(),
    };
    Some((row, targets))
}

/// Reads the form out of the rows.
pub async fn form_of(
    conn: &impl ConnectionTrait,
    row: &article::Model,
) -> Result<ArticleForm, DbErr> {
    let measure = match store::measure(conn, row.id).await? {
        Some(measure) => {
            let targets = store::targets(conn, row.id).await?;
            Some(MeasureForm {
                organisation: measure.organisation,
                eligibility: measure.eligibility,
                sectors: List::stored(targets.sectors),
                industries: List::stored(targets.industries),
                municipalities: List::stored(targets.municipalities),
                amount_yen: measure.amount_yen.and_then(|yen| Int::new(yen).ok()),
                amount_text: measure.amount_text,
                rate_text: measure.rate_text,
                deadline_kind: measure.deadline_kind,
                deadline_on: measure.deadline_on,
                deadline_time: measure.deadline_time,
                ended_on: measure.ended_on,
            })
        }
        None => None,
    };
    Ok(ArticleForm {
        kind: row.kind,
        title: row.title.clone(),
        summary: row.summary.clone(),
        body: row.body.clone(),
        link: row.link.clone(),
        contact: row.contact.clone(),
        measure,
    })
}

/// The form with its lists in the order in which they are kept, so that the same choice is the
/// same form.
#[must_use]
pub fn in_order(mut form: ArticleForm) -> ArticleForm {
    fn sorted<T: Ord + Clone, const MAX: usize>(list: &List<T, 0, MAX>) -> List<T, 0, MAX> {
        let mut items = list.as_slice().to_vec();
        items.sort_unstable();
        List::stored(items)
    }
    if let Some(measure) = &mut form.measure {
        measure.sectors = sorted(&measure.sectors);
        measure.industries = sorted(&measure.industries);
        measure.municipalities = sorted(&measure.municipalities);
    }
    form
}
