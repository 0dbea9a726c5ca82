//! Signs of life for balancers: `/healthz` says the process answers, `/readyz` that it can work.

use actix_web::{HttpResponse, web};

use super::db::Db;

/// Adds `/healthz` and `/readyz`.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route(
            "/healthz",
            web::get().to(|| async { HttpResponse::Ok().body("ok") }),
        )
        .route("/readyz", web::get().to(ready));
}

async fn ready(db: web::Data<Db>) -> HttpResponse {
    match db.ping().await {
        Ok(()) => HttpResponse::Ok().body("ready"),
        Err(error) => {
            tracing::warn!(%error, "readyz.database");
            HttpResponse::ServiceUnavailable()
                .insert_header(("retry-after", "5"))
                .body("database")
        }
    }
}
