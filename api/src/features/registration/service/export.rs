//! An event's registrations as a file for spreadsheets.
//!
//! UTF-8 with a byte order mark (Excel reads it as Japanese then), lines end with CRLF
//! (RFC 4180). A cell that begins with `=`, `+`, `-` or `@`, half or full width, with a tab or a
//! line break gets a leading apostrophe, so that no spreadsheet runs what a stranger typed
//! (OWASP, "CSV Injection"); a telephone number such as `+81…` gets one too.

use shared::event::types::EventId;
use shared::i18n::{self, Lang};
use shared::problem::Code;
use shared::registration::api::{RegistrationFilter, StaffRegistration};
use shared::time::Timestamp;
use shared::wareki;

use super::seat::kind;
use super::staff::with_emails;
use crate::app::Context;
use crate::features::registration::entity::registration::Model;
use crate::features::registration::error::RegistrationError;
use crate::features::registration::store::{gathering, read};
use crate::platform::auth::SignedIn;
use crate::platform::log::{self, NewEntry};

/// The byte order mark in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";
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
    known.ok_or(Code::NotFound)?;
    let rows = all(ctx, event).await?;
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
async fn all(ctx: &Context, event: EventId) -> Result<Vec<Model>, RegistrationError> {
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
    let mut out = MARK.to_vec();
    let mut file = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut out);
    let title = |name: &&str| i18n::text(lang, &format!("registration-csv-{name}"));
    file.write_record(COLUMNS.iter().map(title))?;
    for row in rows {
        file.write_record(cells(row, lang).iter().map(|cell| harmless(cell)))?;
    }
    file.flush()?;
    drop(file);
    Ok(out)
}

/// One row's cells in the order of [`COLUMNS`].
fn cells(row: &StaffRegistration, lang: Lang) -> [String; 19] {
    fn text<T: AsRef<str>>(value: Option<&T>) -> String {
        value.map(|v| v.as_ref().to_owned()).unwrap_or_default()
    }
    let word = |kind: &str, word: &str| {
        i18n::text(
            lang,
            &format!("registration-{kind}-{}", word.replace('_', "-")),
        )
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
        time(Some(row.created_at)),
        time(row.confirmed_at),
        time(row.cancelled_at),
        text(row.cancel_reason.as_ref()),
        row.id.to_string(),
    ]
}

/// The cell as no spreadsheet takes it for a formula.
fn harmless(cell: &str) -> String {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(STARTS) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_begins_with_an_apostrophe() {
        for cell in [
            "=1+1", "+81 22", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1",
        ] {
            assert_eq!(harmless(cell), format!("'{cell}"));
        }
        assert_eq!(harmless("佐藤"), "佐藤");
        assert_eq!(harmless(""), "");
    }

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
