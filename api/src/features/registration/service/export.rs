//! An event's registrations as a file for spreadsheets; what holds for every such file stands in
//! [`crate::platform::sheet`].

use shared::account::consent::OptionalConsent;
use shared::event::types::EventId;
use shared::i18n::{self, Lang};
use shared::problem::Code;
use shared::registration::staff::{RegistrationFilter, StaffRegistration};
use shared::time::Timestamp;
use shared::wareki;

use super::answers;
use super::seat::kind;
use super::staff::with_emails;
use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::gathering::{self, Gathering};
use crate::features::registration::store::read;
use crate::platform::auth::SignedIn;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, NewEntry};
use crate::platform::sheet::{self, Cell, Sheet};

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

/// All registrations of an event as a CSV file, in order of joining; that they were taken out is
/// logged.
///
/// # Errors
/// 404 for no such event.
pub async fn csv(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    lang: Lang,
) -> Result<Vec<u8>, RegistrationError> {
    let table = table(ctx, event, lang).await?;
    let file = sheet::csv(table.iter().map(Vec::as_slice)).map_err(ApiError::internal)?;
    note(ctx, who, event, table.len() - 1).await?;
    Ok(file)
}

/// The same as a workbook.
///
/// # Errors
/// 404 for no such event.
pub async fn xlsx(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    lang: Lang,
) -> Result<Vec<u8>, RegistrationError> {
    let mut table = table(ctx, event, lang).await?.into_iter();
    let head = table.next().unwrap_or_default();
    let row = |cells: Vec<String>| cells.into_iter().map(Cell::Text).collect();
    let page = Sheet {
        name: i18n::text(lang, "registration-sheet"),
        head,
        rows: table.map(row).collect(),
    };
    let rows = page.rows.len();
    let file = sheet::xlsx(&[page], ctx.clock.now()).map_err(ApiError::internal)?;
    note(ctx, who, event, rows).await?;
    Ok(file)
}

/// The heads of the columns, then a row for each registration.
async fn table(
    ctx: &Context,
    event: EventId,
    lang: Lang,
) -> Result<Vec<Vec<String>>, RegistrationError> {
    let conn = ctx.db.read();
    let known = gathering::by_id(conn, event).await?;
    let rows = all(ctx, &known.ok_or(Code::NotFound)?).await?;
    let rows = with_emails(ctx, rows).await?;
    let answered = answers::columns(conn, event).await?;
    let title = |name: &&str| i18n::text(lang, &format!("registration-csv-{name}"));
    let mut head: Vec<String> = COLUMNS.iter().map(title).collect();
    head.extend(answered.titles(lang));
    let mut table = vec![head];
    table.extend(rows.iter().map(|row| {
        let mut cells = cells(row, lang).to_vec();
        cells.extend(answered.cells(row.id, lang));
        cells
    }));
    Ok(table)
}

/// Notes down who took it out, and how many.
async fn note(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    rows: usize,
) -> Result<(), RegistrationError> {
    let (now, actor) = (ctx.clock.now(), who.actor());
    ctx.db
        .write(move |tx| {
            Box::pin(async move {
                let entry = NewEntry {
                    kind: kind::EXPORTED,
                    subject: ("event", &event.uuid()),
                    actor,
                    at: now,
                    data: serde_json::json!({ "rows": rows }),
                };
                log::append(tx, entry).await?;
                Ok(())
            })
        })
        .await
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
