//! An event's registrations as a file for spreadsheets; what holds for every such file stands in
//! [`crate::platform::sheet`].

use shared::account::consent::OptionalConsent;
use shared::event::types::EventId;
use shared::i18n::{self, Lang};
use shared::problem::Code;
use shared::registration::staff::{RegistrationFilter, StaffRegistration};
use shared::time::Timestamp;
use shared::wareki;

use super::seat::kind;
use super::staff::with_emails;
use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::read;
use crate::platform::auth::SignedIn;
use crate::platform::log::{self, NewEntry};
use crate::platform::sheet;

/// Rows read at once.
const CHUNK: u64 = 500;
/// The columns, by the last part of their Fluent key.
const COLUMNS: &[&str] = &[
    "status",
    "mode",
    "queue-seq",
    "family-name",
    "given-name",
    "family-kana",
    "given-kana",
    "email",
    "organisation",
    "department",
    "job-title",
    "phone",
    "note",
    "source",
    "show-name",
    "show-company",
    "photos",
    "pr-mail",
    "created-at",
    "confirmed-at",
    "cancelled-at",
    "cancel-reason",
    "id",
];

/// All registrations of an event, in order of joining; that they were taken out is logged.
///
/// # Errors
/// 404 for no such event.
pub async fn csv(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    lang: Lang,
) -> Result<Vec<u8>, RegistrationError> {
    let known = gathering::by_id(ctx.db.read(), event).await?;
    let rows = all(ctx, &known.ok_or(Code::NotFound)?).await?;
    let rows = with_emails(ctx, rows).await?;
    let bytes = write(&rows, lang).map_err(crate::platform::http_error::ApiError::internal)?;
    let (now, actor) = (ctx.clock.now(), who.actor());
    let number = rows.len();
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let entry = NewEntry {
                    kind: kind::EXPORTED,
                    subject: ("event", &event.uuid()),
                    actor,
                    at: now,
                    data: serde_json::json!({ "rows": number }),
                };
                log::append(tx, entry).await
            })
        })
        .await?;
    Ok(bytes)
}

/// Every row, oldest first, read by key in chunks.
async fn all(ctx: &Context, event: &Gathering) -> Result<Vec<Model>, RegistrationError> {
    let filter = RegistrationFilter::default();
    let mut rows: Vec<Model> = Vec::new();
    loop {
        let after = rows.last().map(|row| (row.created_at, row.id));
        let chunk = read::of_event(ctx.db.read(), event, &filter, after, CHUNK).await?;
        let last = u64::try_from(chunk.len()).unwrap_or(0) < CHUNK;
        rows.extend(chunk);
        if last {
            rows.reverse();
            return Ok(rows);
        }
    }
}

fn write(rows: &[StaffRegistration], lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let title = |name: &&str| i18n::text(lang, &format!("registration-csv-{name}"));
    let mut records: Vec<Vec<String>> = vec![COLUMNS.iter().map(title).collect()];
    records.extend(rows.iter().map(|row| cells(row, lang).to_vec()));
    sheet::csv(records.iter().map(Vec::as_slice))
}

/// One row's cells in the order of [`COLUMNS`].
fn cells(row: &StaffRegistration, lang: Lang) -> [String; 23] {
    fn text<T: AsRef<str>>(value: Option<&T>) -> String {
        value.map(|v| v.as_ref().to_owned()).unwrap_or_default()
    }
    let word = |kind: &str, word: &str| {
        i18n::text(
            lang,
            &format!("registration-{kind}-{}", word.replace('_', "-")),
        )
    };
    let agreed = |consent| {
        if row.consents.contains(&consent) {
            i18n::text(lang, "registration-agreed")
        } else {
            String::new()
        }
    };
    let time = |at: Option<Timestamp>| at.map(|at| wareki::date_time(at, lang)).unwrap_or_default();
    [
        word("status", row.status.as_str()),
        word("mode", row.mode.as_str()),
        row.queue_seq.map(|seq| seq.to_string()).unwrap_or_default(),
        text(row.family_name.as_ref()),
        text(row.given_name.as_ref()),
        text(row.family_kana.as_ref()),
        text(row.given_kana.as_ref()),
        text(row.email.as_ref()),
        text(row.organisation_name.as_ref()),
        text(row.department.as_ref()),
        text(row.job_title.as_ref()),
        text(row.phone.as_ref()),
        text(row.note.as_ref()),
        word("source", row.source.as_str()),
        agreed(OptionalConsent::ShowName),
        agreed(OptionalConsent::ShowCompany),
        agreed(OptionalConsent::Photos),
        agreed(OptionalConsent::PrMail),
        time(Some(row.created_at)),
        time(row.confirmed_at),
        time(row.cancelled_at),
        text(row.cancel_reason.as_ref()),
        row.id.to_string(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_title_in_both_languages() {
        for lang in Lang::BOTH {
            for name in COLUMNS {
                assert!(
                    i18n::has(lang, &format!("registration-csv-{name}")),
                    "{name}"
                );
            }
        }
    }
}
