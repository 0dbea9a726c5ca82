//! Tables as files for spreadsheets: CSV and workbooks.
//!
//! CSV is UTF-8 with a byte order mark (Excel reads it as Japanese then), lines end with CRLF
//! (RFC 4180). In it a cell that begins with `=`, `+`, `-` or `@`, half or full width, with a tab or a
//! line break gets a leading apostrophe, so that no spreadsheet runs what a stranger typed (OWASP,
//! "CSV Injection"); a telephone number such as `+81…` gets one too. A workbook's cells have types: what
//! is text is stored as text and never read as a formula.

use actix_web::HttpResponse;
use actix_web::http::header;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use shared::time::Timestamp;
use utoipa::openapi::schema::Type;
use utoipa::openapi::{KnownFormat, ObjectBuilder, RefOr, Schema, SchemaFormat};
use utoipa::{PartialSchema, ToSchema};

/// The byte order mark in UTF-8.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";
/// The longest name of a sheet, and what it must not hold.
const SHEET_NAME: usize = 31;
const NOT_IN_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// A workbook in an answer, as the API document describes it.
#[derive(Debug)]
pub enum WorkbookFile {}

impl PartialSchema for WorkbookFile {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Binary)))
            .description(Some("The bytes of a workbook (Office Open XML)."))
            .into()
    }
}
impl ToSchema for WorkbookFile {}

/// Which of the files it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As [`csv`] makes it.
    Csv,
    /// As [`xlsx`] makes it.
    Workbook,
}

/// The answer that hands a file out under this name, which has no quotes; no cache keeps it.
pub fn download(kind: Kind, name: &str, file: Vec<u8>) -> HttpResponse {
    let media = match kind {
        Kind::Csv => "text/csv; charset=utf-8",
        Kind::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media))
        .insert_header((header::CONTENT_DISPOSITION, disposition))
        .insert_header((header::CACHE_CONTROL, "private, no-store"))
        .body(file)
}

/// What stands in one cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text, whatever it looks like.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A share in permille, shown in percent with one decimal.
    Permille(u32),
    /// A number in hundredths, shown with two decimals.
    Hundredths(u32),
}

/// One table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The cell as no spreadsheet takes it for a formula.
pub fn harmless(cell: &str) -> String {
    const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(STARTS) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

/// Records as a CSV file; every cell is made harmless.
///
/// # Errors
/// When the records have different lengths.
pub fn csv<'r>(records: impl IntoIterator<Item = &'r [String]>) -> Result<Vec<u8>, csv::Error> {
    let mut out = MARK.to_vec();
    let mut file = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut out);
    for record in records {
        file.write_record(record.iter().map(|cell| harmless(cell)))?;
    }
    file.flush()?;
    drop(file);
    Ok(out)
}

impl Cell {
    /// As text, for CSV: a number without unit or separators.
    pub fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Permille(permille) => format!("{}.{}%", permille / 10, permille % 10),
            Self::Hundredths(number) => format!("{}.{:02}", number / 100, number % 100),
        }
    }
}

/// Tables as a workbook, one sheet each.
///
/// # Errors
/// When a text is longer than a cell may hold, or there are more rows than a sheet may have.
pub fn xlsx(sheets: &[Sheet], made_at: Timestamp) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // By our clock, not by the machine's: the same figures make the same file.
    let seconds = made_at.micros().div_euclid(1_000_000);
    let at = ExcelDateTime::from_timestamp(seconds)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&at));
    let bold = Format::new().set_bold();
    let share = Format::new().set_num_format("0.0%");
    let mean = Format::new().set_num_format("0.00");
    let whole = Format::new().set_num_format("#,##0");
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(sheet_name(&sheet.name))?;
        for (column, title) in (0_u16..).zip(&sheet.head) {
            page.write_string_with_format(0, column, title, &bold)?;
        }
        page.set_freeze_panes(1, 0)?;
        for (row, cells) in (1_u32..).zip(&sheet.rows) {
            for (column, cell) in (0_u16..).zip(cells) {
                match cell {
                    Cell::Empty => {}
                    // Typed as a string: never a formula or a link.
                    Cell::Text(text) => {
                        page.write_string(row, column, text)?;
                    }
                    Cell::Number(number) => {
                        page.write_number_with_format(row, column, float(*number), &whole)?;
                    }
                    Cell::Permille(permille) => {
                        let number = f64::from(*permille) / 1000.0;
                        page.write_number_with_format(row, column, number, &share)?;
                    }
                    Cell::Hundredths(number) => {
                        let number = f64::from(*number) / 100.0;
                        page.write_number_with_format(row, column, number, &mean)?;
                    }
                }
            }
        }
        page.autofit();
    }
    book.save_to_buffer()
}

/// A workbook keeps numbers as doubles: exact up to 2^53, which no count of ours reaches.
#[expect(
    clippy::cast_precision_loss,
    reason = "the format has no other numbers; counts stay far below 2^53"
)]
const fn float(number: i64) -> f64 {
    number as f64
}

fn sheet_name(name: &str) -> String {
    name.chars()
        .map(|c| if NOT_IN_NAMES.contains(&c) { ' ' } else { c })
        .take(SHEET_NAME)
        .collect()
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
    fn numbers_are_written_as_they_are_read() {
        assert_eq!(Cell::Permille(875).plain(), "87.5%");
        assert_eq!(Cell::Permille(1000).plain(), "100.0%");
        assert_eq!(Cell::Hundredths(405).plain(), "4.05");
        assert_eq!(Cell::Number(2200).plain(), "2200");
        assert_eq!(Cell::Empty.plain(), "");
    }

    #[test]
    fn a_csv_file_has_a_mark_and_ends_its_lines_as_the_standard_says() {
        let rows = [["=1".to_owned(), "二\"つ".to_owned()]];
        let file = csv(rows.iter().map(<[String; 2]>::as_slice)).unwrap();
        assert_eq!(file, "\u{FEFF}'=1,\"二\"\"つ\"\r\n".as_bytes());
    }

    #[test]
    fn the_same_tables_make_the_same_workbook() {
        let sheet = Sheet {
            name: "年度[2026]".into(),
            head: vec!["項目".into()],
            rows: vec![vec![Cell::Text(
                "=HYPERLINK(\"https://evil.example\")".into(),
            )]],
        };
        let at: Timestamp = "2026-06-10T01:00:00Z".parse().unwrap();
        let first = xlsx(std::slice::from_ref(&sheet), at).unwrap();
        assert_eq!(first, xlsx(&[sheet], at).unwrap());
        assert_eq!(first.get(..2), Some(b"PK".as_slice()));
    }
}
