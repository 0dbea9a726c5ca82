//! A fiscal year's figures as files.
//!
//! The workbook has a sheet for each part of the page; the CSV file is the same in one long table
//! (part, of what, which figure, value), which programs read as easily as people. Titles of events and
//! sources of figures were typed by people: see [`crate::platform::sheet`] for what makes them harmless.

use shared::i18n::{self, Lang};
use shared::kpi::Kpi;
use shared::kpi::api::{EventFigures, Figure, Heads, Satisfaction};
use shared::kpi::types::Metric;
use shared::organisation::Sector;
use shared::time::FiscalYear;

use super::read;
use crate::app::Context;
use crate::platform::http_error::ApiError;
use crate::platform::sheet::{self, Cell, Sheet};

/// A table, and how many of its columns name a row.
struct Part {
    sheet: Sheet,
    names: usize,
}

/// The figures as a CSV file, and the fiscal year they are of.
///
/// # Errors
/// When the database fails.
pub async fn csv(
    ctx: &Context,
    year: Option<FiscalYear>,
    lang: Lang,
) -> Result<(FiscalYear, Vec<u8>), ApiError> {
    let kpi = read::show(ctx, year).await?;
    let records = long(&parts(&kpi, lang), lang);
    let file = sheet::csv(records.iter().map(Vec::as_slice)).map_err(ApiError::internal)?;
    Ok((kpi.fiscal_year, file))
}

/// The figures as a workbook, and the fiscal year they are of.
///
/// # Errors
/// When the database fails.
pub async fn xlsx(
    ctx: &Context,
    year: Option<FiscalYear>,
    lang: Lang,
) -> Result<(FiscalYear, Vec<u8>), ApiError> {
    let kpi = read::show(ctx, year).await?;
    let sheets: Vec<Sheet> = parts(&kpi, lang)
        .into_iter()
        .map(|part| part.sheet)
        .collect();
    let file = sheet::xlsx(&sheets, ctx.clock.now()).map_err(ApiError::internal)?;
    Ok((kpi.fiscal_year, file))
}

/// All parts in one long table.
fn long(parts: &[Part], lang: Lang) -> Vec<Vec<String>> {
    let head = ["part", "of", "figure", "value"];
    let mut records = vec![titles(lang, &head)];
    for Part { sheet, names } in parts {
        for row in &sheet.rows {
            let (named, rest) = row.split_at_checked(*names).unwrap_or((row, &[]));
            let of: Vec<String> = named.iter().map(Cell::plain).collect();
            let figures = sheet.head.iter().skip(*names).zip(rest);
            for (figure, cell) in figures.filter(|(_, cell)| **cell != Cell::Empty) {
                records.push(vec![
                    sheet.name.clone(),
                    of.join(" "),
                    figure.clone(),
                    cell.plain(),
                ]);
            }
        }
    }
    records
}

fn parts(kpi: &Kpi, lang: Lang) -> Vec<Part> {
    vec![
        summary(kpi, lang),
        participation(kpi, lang),
        events(kpi, lang),
        months(kpi, lang),
        outside(kpi, lang),
    ]
}

fn titles(lang: Lang, names: &[&str]) -> Vec<String> {
    let title = |name: &&str| i18n::text(lang, &format!("kpi-file-{name}"));
    names.iter().map(title).collect()
}

fn part(lang: Lang, name: &str, (names, head): (usize, &[&str]), rows: Vec<Vec<Cell>>) -> Part {
    let sheet = Sheet {
        name: i18n::text(lang, &format!("kpi-part-{name}")),
        head: titles(lang, head),
        rows,
    };
    Part { sheet, names }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn number(number: u32) -> Cell {
    Cell::Number(number.into())
}

/// A figure in its unit.
fn value(metric: Metric, value: i64) -> Cell {
    match (metric, u32::try_from(value)) {
        (Metric::SatisfactionRate, Ok(permille)) => Cell::Permille(permille),
        _ => Cell::Number(value),
    }
}

fn summary(kpi: &Kpi, lang: Lang) -> Part {
    let head = ["item", "actual", "target", "achievement", "how"];
    let row = |figure: &Figure| {
        let of = |number: Option<i64>| number.map(|number| value(figure.metric, number));
        let why = match figure.metric {
            Metric::SatisfactionRate => kpi.satisfaction.overall.reason(lang).map(text),
            _ => None,
        };
        vec![
            text(figure.metric.label(lang)),
            of(figure.value).or(why).unwrap_or(Cell::Empty),
            of(figure.target).unwrap_or(Cell::Empty),
            figure
                .achievement
                .map_or(Cell::Empty, |found| Cell::Permille(found.permille)),
            text(figure.metric.how(lang)),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = kpi.figures.iter().map(row).collect();
    let year = kpi.satisfaction;
    for (name, count) in [
        ("events-shown", year.events_shown),
        ("events-withheld", year.events_withheld),
        ("events-not-asked", year.events_not_asked),
    ] {
        let label = i18n::text(lang, &format!("kpi-file-{name}"));
        rows.push(vec![text(label), number(count)]);
    }
    part(lang, "summary", (1, &head), rows)
}

fn participation(kpi: &Kpi, lang: Lang) -> Part {
    let head = [
        "who",
        "persons-total",
        "persons",
        "companies-total",
        "companies",
    ];
    let row = |name: String, persons: Heads, companies: Heads| {
        let numbers = [
            persons.total,
            persons.distinct,
            companies.total,
            companies.distinct,
        ];
        let numbers = numbers.into_iter().map(number);
        std::iter::once(text(name)).chain(numbers).collect()
    };
    let came = &kpi.participation;
    let mut rows = vec![row(
        i18n::text(lang, "kpi-all"),
        came.persons,
        came.companies,
    )];
    for one in &came.by_mode {
        rows.push(row(one.mode.label(lang), one.persons, one.companies));
    }
    for one in &came.by_sector {
        rows.push(row(sector(one.sector, lang), one.persons, one.companies));
    }
    part(lang, "participation", (1, &head), rows)
}

fn sector(sector: Option<Sector>, lang: Lang) -> String {
    sector.map_or_else(
        || i18n::text(lang, "kpi-sector-unknown"),
        |sector| i18n::text(lang, &format!("sector-{sector}")),
    )
}

fn events(kpi: &Kpi, lang: Lang) -> Part {
    let head = [
        "date",
        "event",
        "format",
        "participants",
        "in-person",
        "online",
        "companies",
        "answers",
        "response",
        "rate",
        "mean",
        "step-1",
        "step-2",
        "step-3",
        "step-4",
        "step-5",
        "note",
    ];
    let row = |event: &EventFigures| {
        let mut row = vec![
            text(event.starts_at.jst_date().to_string()),
            text(event.title.as_str()),
            text(event.format.label(lang)),
            number(event.participants),
            number(event.in_person),
            number(event.online),
            number(event.companies),
        ];
        row.extend(answers(&event.satisfaction, lang));
        row
    };
    let rows = kpi.events.iter().map(row).collect();
    part(lang, "events", (2, &head), rows)
}

/// What an event's answers say, or why nothing of them is told.
fn answers(satisfaction: &Satisfaction, lang: Lang) -> Vec<Cell> {
    let Some(shown) = satisfaction.figures else {
        let why = satisfaction.reason(lang).map_or(Cell::Empty, text);
        return std::iter::repeat_n(Cell::Empty, 9).chain([why]).collect();
    };
    let mut cells = vec![
        number(shown.answers),
        shown.response_permille.map_or(Cell::Empty, Cell::Permille),
        Cell::Permille(shown.rate_permille),
        Cell::Hundredths(shown.mean_hundredths),
    ];
    cells.extend(shown.counts.map(number));
    cells.push(Cell::Empty);
    cells
}

fn months(kpi: &Kpi, lang: Lang) -> Part {
    let head = ["month", "events-held", "participants", "portal-accesses"];
    let row = |one: &shared::kpi::api::MonthFigures| {
        vec![
            text(one.month.to_string()),
            number(one.events),
            number(one.participants),
            Cell::Number(one.portal_accesses),
        ]
    };
    part(
        lang,
        "months",
        (1, &head),
        kpi.months.iter().map(row).collect(),
    )
}

fn outside(kpi: &Kpi, lang: Lang) -> Part {
    let head = ["item", "period", "basis", "figure-value", "source", "note"];
    let row = |one: &shared::kpi::OutsideFigure| {
        vec![
            text(one.label.as_str()),
            text(one.period(lang)),
            text(one.basis.label(lang)),
            Cell::Number(one.value),
            text(one.source.as_str()),
            one.note
                .as_ref()
                .map_or(Cell::Empty, |note| text(note.as_str())),
        ]
    };
    part(
        lang,
        "outside",
        (2, &head),
        kpi.outside.iter().map(row).collect(),
    )
}
