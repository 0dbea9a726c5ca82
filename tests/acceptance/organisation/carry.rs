//! What was stored before companies had their queue takes its place in it.

use acceptance::{TestApp, both};
use api::features::organisation::service::registered_it_on;
use migration::Migrator;
use sea_orm::{ConnectionTrait, Statement};
use sea_orm_migration::MigratorTrait;
use serde_json::json;
use shared::organisation::Sector;

use super::{listed, queue};
use crate::registration::{event, guest, join, rows, with};

const CHANGE: &str = "m20261124_000501_organisation";

async fn run(app: &TestApp, statements: &'static [&'static str]) {
    let db = app.context().db.clone();
    let backend = db.backend();
    let done = db.write(move |tx| {
        Box::pin(async move {
            for sql in statements {
                tx.execute_raw(Statement::from_string(backend, *sql))
                    .await?;
            }
            Ok::<_, sea_orm::DbErr>(())
        })
    });
    done.await.unwrap();
}

both! {
    /// Names that were typed find their company or wait, and the columns of registered IT companies
    /// become periods.
    async fn old_rows_are_carried_over(app: TestApp) {
        let known = listed(&app, "株式会社見本システム", Sector::It).await;
        let id = event(&app, 9, 9).await;
        for (name, company) in [("a", "見本システム㈱"), ("b", "見本の新しい会社"), ("c", "見本の　新しい会社")] {
            let form = with(guest(name), json!({"organisation_name": company}));
            join(&app, &id, &form).await.expect(202);
        }
        app.settle().await;
        // As it was before: nothing but words.
        run(&app, &[
            "UPDATE registration SET organisation_id = NULL", "UPDATE person SET organisation_id = NULL",
            "DELETE FROM organisation WHERE status = 'pending'",
        ]).await;
        let changes: Vec<String> = Migrator::migrations().iter().map(|one| one.name().to_owned()).collect();
        let at = changes.iter().position(|name| name == CHANGE).unwrap();
        let back = u32::try_from(changes.len() - at).unwrap();
        let db = app.context().db.clone();
        db.write(move |tx| Box::pin(Migrator::down(tx, Some(back)))).await.unwrap();
        run(&app, &["UPDATE organisation SET registered_it_since = '2025-04-01', registered_it_until = '2026-03-31'"]).await;
        db.write(|tx| Box::pin(Migrator::up(tx, None))).await.unwrap();

        let found: Vec<_> = rows(&app, &id).await.iter().map(|row| row["organisation_id"].clone()).collect();
        assert_eq!(found[0], json!(known));
        assert!(found[1].is_string() && found[1] != found[0]);
        assert_eq!(found[1], found[2]);
        let waiting = queue(&app.contractor().await).await;
        assert_eq!(waiting.len(), 1);
        assert_eq!(waiting[0]["uses"], json!({"registrations": 2, "persons": 2}));
        for (day, expected) in [("2025-03-31", 0), ("2025-04-01", 1), ("2026-03-31", 1), ("2026-04-01", 0)] {
            let count = registered_it_on(app.context().db.read(), day.parse().unwrap()).await.unwrap();
            assert_eq!(count, expected, "{day}");
        }
    }
}
