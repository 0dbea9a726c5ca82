//! Who was at an event, as a file for spreadsheets; what holds for every such file stands in
//! [`crate::platform::sheet`].

use shared::event::types::EventId;
use shared::i18n::{self, Lang};
use shared::problem::Code;
use shared::wareki;

use super::kind;
use crate::app::Context;
use crate::features::exchange::error::ExchangeError;
use crate::features::exchange::store::list::{self, Listed};
use crate::features::exchange::store::read;
use crate::platform::auth::SignedIn;
use crate::platform::http_error::ApiError;
use crate::platform::log::{self, NewEntry};
use crate::platform::sheet::{self, Cell, Sheet};

/// Rows read at once.
const CHUNK: u64 = 500;
/// The columns, by the last part of their Fluent key.
const COLUMNS: [&str; 8] = [
    "family-name",
    "given-name",
    "family-kana",
    "given-kana",
    "organisation",
    "kind",
    "mode",
    "at",
];

/// Who was there as a CSV file, in the order of readings; that they were taken out is logged.
///
/// # Errors
/// 404 for no such event.
pub async fn csv(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    lang: Lang,
) -> Result<Vec<u8>, ExchangeError> {
    let rows = there(ctx, event).await?;
    let mut records: Vec<Vec<String>> = vec![titles(lang)];
    records.extend(rows.iter().map(|row| cells(row, lang).to_vec()));
    let file = sheet::csv(records.iter().map(Vec::as_slice)).map_err(ApiError::internal)?;
    note(ctx, who, event, rows.len()).await?;
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
) -> Result<Vec<u8>, ExchangeError> {
    let rows = there(ctx, event).await?;
    let page = Sheet {
        name: i18n::text(lang, "exchange-title"),
        head: titles(lang),
        rows: rows
            .iter()
            .map(|row| cells(row, lang).map(Cell::Text).to_vec())
            .collect(),
    };
    let file = sheet::xlsx(&[page], ctx.clock.now()).map_err(ApiError::internal)?;
    note(ctx, who, event, rows.len()).await?;
    Ok(file)
}

/// Everybody who was there, read by key in chunks.
async fn there(ctx: &Context, event: EventId) -> Result<Vec<Listed>, ExchangeError> {
    let conn = ctx.db.read();
    read::event(conn, event).await?.ok_or(Code::NotFound)?;
    let mut rows: Vec<Listed> = Vec::new();
    loop {
        let after = rows.last().map(|row| (row.reading.clone(), row.person_id));
        let chunk = list::there(conn, event, after, CHUNK).await?;
        let last = u64::try_from(chunk.len()).unwrap_or(0) < CHUNK;
        rows.extend(chunk);
        if last {
            return Ok(rows);
        }
    }
}

/// Notes down who took it out, and how many.
async fn note(
    ctx: &Context,
    who: &SignedIn,
    event: EventId,
    rows: usize,
) -> Result<(), ExchangeError> {
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

fn titles(lang: Lang) -> Vec<String> {
    let title = |name: &str| i18n::text(lang, &format!("exchange-csv-{name}"));
    COLUMNS.map(title).to_vec()
}

/// One row's cells in the order of [`COLUMNS`].
fn cells(row: &Listed, lang: Lang) -> [String; 8] {
    fn text<T: AsRef<str>>(value: Option<&T>) -> String {
        value.map(|v| v.as_ref().to_owned()).unwrap_or_default()
    }
    let kind = |kind| i18n::text(lang, &format!("exchange-kind-{kind}"));
    [
        text(row.family_name.as_ref()),
        text(row.given_name.as_ref()),
        text(row.family_kana.as_ref()),
        text(row.given_kana.as_ref()),
        text(row.organisation_name.as_ref()),
        row.kind.map(kind).unwrap_or_default(),
        row.mode.map(|mode| mode.label(lang)).unwrap_or_default(),
        row.at
            .map(|at| wareki::date_time(at, lang))
            .unwrap_or_default(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_title_in_both_languages() {
        for lang in Lang::BOTH {
            for name in COLUMNS {
                assert!(i18n::has(lang, &format!("exchange-csv-{name}")), "{name}");
            }
        }
    }
}
