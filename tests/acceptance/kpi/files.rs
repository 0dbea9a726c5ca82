//! The figures as files.

use acceptance::both;

use super::*;

/// What a spreadsheet would run, or fetch.
const FORMULA: &str = "=HYPERLINK(\"https://evil.example\",\"ここ\")";

async fn scene(app: &TestApp) {
    programme(app, 2026).await;
    let (starts, ends) = ("2026-06-20T05:00:00Z", "2026-06-20T07:30:00Z");
    let id = event(app, FORMULA, starts, ends).await;
    at(app, starts).await;
    come(app, &id, comer("aki", "in_person", None)).await;
    answers(app, &id, [0, 0, 0, 2, 2]).await;
    let form = outside(json!({"label": "@SUM(1)", "source": "+81 22", "note": "-1"}));
    app.contractor()
        .await
        .post(OUTSIDE)
        .json(&form)
        .await
        .expect(201);
}

both! {
    /// CSV is read by Excel as Japanese; no cell is a formula; what is withheld is said in words.
    async fn the_csv_is_one_long_table_without_formulas(app: TestApp) {
        scene(&app).await;
        let staff = app.contractor().await.with_language("ja");
        let file = staff.get(&format!("{KPI}.csv?year=2026")).await.assert_status(200);
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"kpi-2026.csv\"");
        assert_eq!(file.header("cache-control"), "private, no-store");
        let text = file.text();
        assert!(text.starts_with("\u{FEFF}区分,対象,項目,値\r\n"), "{text}");
        assert!(text.contains("\r\n概要,イベント参加者数(延べ),実績,1\r\n"), "{text}");
        assert!(text.contains(",備考,公表できる回答が5件に満たないため、表示しません\r\n"), "{text}");
        assert!(!text.contains("回答数,4"), "{text}");
        assert!(text.contains("外部の数値,'@SUM(1) 2026-04〜2026-09,出典,'+81 22\r\n"), "{text}");
        for line in text.trim_start_matches('\u{FEFF}').lines() {
            let bare = line.split(',').map(|cell| cell.trim_start_matches('"'));
            for cell in bare {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{line}");
            }
        }
        let english = app.contractor().await.with_language("en").get(&format!("{KPI}.csv")).await;
        assert!(english.text().contains("Part,Of,Figure,Value"), "{english:?}");
    }

    /// A workbook's cells have types: what is text is no formula, and there is no link in it.
    async fn the_workbook_holds_text_as_text(app: TestApp) {
        scene(&app).await;
        let staff = app.contractor().await;
        let file = staff.get(&format!("{KPI}.xlsx?year=2026")).await.assert_status(200);
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(file.header("content-type"), kind);
        assert_eq!(file.header("content-disposition"), "attachment; filename=\"kpi-2026.xlsx\"");
        let parts = unpack(file.bytes());
        let sheets: Vec<&(String, String)> = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).collect();
        assert_eq!(sheets.len(), 5);
        for (name, xml) in sheets {
            assert!(!xml.contains("<f>") && !xml.contains("<f "), "{name} has a formula: {xml}");
            assert!(!xml.contains("hyperlink"), "{name} has a link: {xml}");
        }
        let texts = &parts.iter().find(|(name, _)| name == "xl/sharedStrings.xml").unwrap().1;
        assert!(texts.contains("=HYPERLINK("), "the title is there as it was typed: {texts}");
        assert!(texts.contains("5件に満たないため"), "{texts}");
    }

    /// A year of which nothing is known makes whole files.
    async fn an_empty_year_makes_whole_files(app: TestApp) {
        let staff = app.contractor().await;
        let text = staff.get(&format!("{KPI}.csv?year=2020")).await.assert_status(200).text();
        assert!(text.contains("アンケートはまだ始まっていません"), "{text}");
        let file = staff.get(&format!("{KPI}.xlsx?year=2020")).await.assert_status(200);
        assert!(unpack(file.bytes()).iter().any(|(name, _)| name == "xl/workbook.xml"));
    }
}

/// The parts of a workbook.
pub fn unpack(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let mut parts = Vec::new();
    for name in names {
        let mut text = String::new();
        let mut part = archive.by_name(&name).expect("a part");
        std::io::Read::read_to_string(&mut part, &mut text).expect("XML");
        parts.push((name, text));
    }
    parts
}
