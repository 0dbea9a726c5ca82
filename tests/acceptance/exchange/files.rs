//! Who was there, as files.

use super::*;
use crate::kpi::files::unpack;
use acceptance::both;
use shared::problem::Code;

const NOTHING: &str = "01900000-0000-7000-8000-000000000000";

/// Entries of the log that say that somebody took attendance out.
async fn taken_out(app: &TestApp) -> Vec<Value> {
    use sea_orm::{ConnectionTrait, Statement};
    let conn = app.context().db.read();
    let sql = "SELECT actor_id, data FROM event_log WHERE kind = 'attendance.exported' ORDER BY id";
    let statement = Statement::from_string(conn.get_database_backend(), sql);
    let rows = conn.query_all_raw(statement).await.unwrap();
    let row = |row: &sea_orm::QueryResult| {
        let actor: uuid::Uuid = row.try_get("", "actor_id").unwrap();
        let data: Value = row.try_get("", "data").unwrap();
        json!({"actor": actor, "data": data})
    };
    rows.iter().map(row).collect()
}

both! {
    /// A file with personal data is for whoever may take registrations out, and for nobody else;
    /// what is refused is not noted down.
    async fn files_are_for_those_who_may_take_lists_out(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        // The moderator looks after this event: they tick, and take nothing home.
        let refused = [app.member().await, app.moderator().await, app.admin().await];
        let before = app.digest().await;
        for rest in [".csv", ".xlsx"] {
            let path = scene.path(rest);
            app.client().get(&path).await.assert_problem(Code::Unauthenticated);
            for client in &refused {
                client.get(&path).await.assert_problem(Code::Forbidden);
            }
            let nothing = format!("{EVENTS}/{NOTHING}/attendance{rest}");
            app.contractor().await.get(&nothing).await.assert_problem(Code::NotFound);
        }
        before.assert_same(&app.digest().await, "refused files");
    }

    /// Those who were there and nobody else, each once, in the order of readings; that they were
    /// taken out is noted down with who did it and how many they were.
    async fn the_csv_holds_those_who_were_there(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.contractor().await.with_language("ja");
        let none = staff.get(&scene.path(".csv")).await.assert_status(200).text();
        let head = "\u{FEFF}姓,名,姓(カナ),名(カナ),企業・団体名,立場,参加方法,受付日時\r\n";
        assert_eq!(none, head);
        for given in ["花子", "三郎"] {
            let person = scene.person(&staff, given).await;
            scene.tick(&staff, &person).await.expect(200);
        }
        let mut guest = walk_in("=1+1", "speaker");
        guest["given_name"] = json!("秋");
        guest["organisation_name"] = json!("=HYPERLINK(\"https://evil.example\")");
        staff.post(&scene.path("/by-hand")).json(&guest).await.expect(201);
        let file = staff.get(&scene.path(".csv")).await.assert_status(200);
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let name = format!("attachment; filename=\"attendance-{}.csv\"", scene.event);
        assert_eq!(file.header("content-disposition"), name);
        assert_eq!(file.header("cache-control"), "private, no-store");
        let at = "令和8年(2026年)6月17日(水) 14:00";
        let rows = [
            format!("見本,秋,ミホン,アキ,\"'=HYPERLINK(\"\"https://evil.example\"\")\",登壇者,会場で参加,{at}\r\n"),
            format!("見本,三郎,ミホン,サブロウ,見本three水産,参加者,オンラインで参加,{at}\r\n"),
            format!("見本,花子,ミホン,ハナコ,見本one水産,参加者,会場で参加,{at}\r\n"),
        ];
        assert_eq!(file.text(), format!("{head}{}", rows.concat()));
        let english = app.contractor().await.with_language("en").get(&scene.path(".csv")).await;
        assert!(english.text().starts_with("\u{FEFF}Family name,Given name,"), "{english:?}");
        let actor = app.known(Persona::Contractor).await.account;
        let noted = |rows: u32| json!({"actor": actor, "data": {"rows": rows}});
        assert_eq!(taken_out(&app).await, [noted(0), noted(3), noted(3)]);
    }

    /// A workbook holds the same, text as text.
    async fn the_workbook_holds_text_as_text(app: TestApp) {
        let scene = Scene::on_the_day(&app).await;
        let staff = app.prefecture().await;
        let mut guest = walk_in("秋", "observer");
        guest["organisation_name"] = json!("=HYPERLINK(\"https://evil.example\")");
        staff.post(&scene.path("/by-hand")).json(&guest).await.expect(201);
        let file = staff.get(&scene.path(".xlsx")).await.assert_status(200);
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        assert_eq!(file.header("content-type"), kind);
        let name = format!("attachment; filename=\"attendance-{}.xlsx\"", scene.event);
        assert_eq!(file.header("content-disposition"), name);
        assert_eq!(file.header("cache-control"), "private, no-store");
        let parts = unpack(file.bytes());
        let part = |wanted: &str| &parts.iter().find(|(name, _)| name == wanted).unwrap().1;
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
        assert_eq!(sheet.matches("<row ").count(), 2, "{sheet}");
        let texts = part("xl/sharedStrings.xml");
        for text in ["=HYPERLINK(", "見学", "会場", "ミホン", "2026年"] {
            assert!(texts.contains(text), "{text} is missing in {texts}");
        }
        assert_eq!(taken_out(&app).await.len(), 1);
    }
}
