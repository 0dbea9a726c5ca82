//! Layers inside the API and the SPA: routes → service → store → entity, and who names what.

use super::{FEATURES, Finding, Source};

/// The part a file plays, told by its name or by the folder of that name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    Routes,
    Service,
    Store,
    Entity,
    Other,
}

/// Query types live here and nowhere else; `DbErr` may be converted anywhere.
const QUERY: [&str; 4] = ["sea_orm", "sea_query", "sqlx", "sea_orm_migration"];

/// Raw SQL: a service is handed a connection (`impl ConnectionTrait`) to pass on to its store, and
/// could ask it anything by these.
const RAW_SQL: [&str; 10] = [
    "Statement",
    "execute",
    "execute_raw",
    "execute_unprepared",
    "query_all",
    "query_all_raw",
    "query_one",
    "query_one_raw",
    "stream",
    "stream_raw",
];

/// Where the parts are put together.
const REGISTRIES: [&str; 4] = [
    "api/src/main.rs",
    "api/src/app.rs",
    "api/src/openapi.rs",
    "api/src/features/mod.rs",
];

/// All rules of this module over one Rust file.
pub fn check(source: &Source) -> Vec<Finding> {
    let path = source.path.as_str();
    if is_test(path) {
        return Vec::new();
    }
    let paths = source.paths();
    let mut findings = Vec::new();
    let mut say = |line: usize, why: String| findings.push(Finding::at(source, line, why));
    let layer = layer(path);
    let feature = path
        .strip_prefix("api/src/features/")
        .and_then(|rest| rest.split('/').next());
    for named in &paths {
        let first = named.path.split("::").next().unwrap_or_default();
        for why in in_the_api(path, layer, &named.path) {
            say(named.line, why);
        }
        if feature.is_some()
            && let Some(why) = against_the_stream(layer, &named.path)
        {
            say(named.line, format!("`{}`: {why}", named.path));
        }
        if path.starts_with("frontend/src/")
            && !path.starts_with("frontend/src/client")
            && ["reqwasm", "gloo_net"].contains(&first)
        {
            say(named.line, "only frontend/src/client names reqwasm".into());
        }
        if path.starts_with("shared/src/") && is_io(&named.path) {
            say(named.line, format!("`{}`: shared does no I/O", named.path));
        }
    }
    findings
}

/// What is wrong with naming this in a file of the API.
fn in_the_api(path: &str, layer: Layer, named: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    if !path.starts_with("api/src/") {
        return wrong;
    }
    let first = named.split("::").next().unwrap_or_default();
    if !may_query(path, layer) {
        if QUERY.contains(&first) && !is_plain(named) {
            wrong.push(format!(
                "`{named}`: only store, entity and platform/db query"
            ));
        } else if let Some(raw) = raw_sql(named) {
            wrong.push(format!(
                "`{raw}`: only store, entity and platform/db run SQL"
            ));
        }
    }
    if first.starts_with("actix_web") && !may_speak_http(path, layer) {
        wrong.push("only routes and platform name actix-web".into());
    }
    let to_feature =
        named.contains("features::") || FEATURES.contains(&first) && named.contains("::service");
    if path.starts_with("api/src/platform/") && to_feature {
        wrong.push(format!("platform knows no feature, it names `{named}`"));
    }
    wrong
}

fn layer(path: &str) -> Layer {
    for part in path.split('/') {
        match part.trim_end_matches(".rs") {
            "routes" => return Layer::Routes,
            "service" => return Layer::Service,
            "store" => return Layer::Store,
            "entity" => return Layer::Entity,
            _ => {}
        }
    }
    Layer::Other
}

/// Tests may look behind every door.
fn is_test(path: &str) -> bool {
    path.split('/')
        .any(|part| ["tests.rs", "testing.rs", "tests", "testing"].contains(&part))
}

/// Names that stand for the database without querying it.
fn is_plain(named: &str) -> bool {
    named.ends_with("::DbErr") || named.ends_with("::ConnectionTrait")
}

/// The name in the path that runs SQL by hand.
fn raw_sql(named: &str) -> Option<&str> {
    named.split("::").find(|part| RAW_SQL.contains(part))
}

fn may_query(path: &str, layer: Layer) -> bool {
    matches!(layer, Layer::Store | Layer::Entity) || path.starts_with("api/src/platform/db")
}

fn may_speak_http(path: &str, layer: Layer) -> bool {
    layer == Layer::Routes
        || path.starts_with("api/src/platform/")
        || path.starts_with("api/src/web/")
        || REGISTRIES.contains(&path)
        || path.starts_with("api/src/app/")
}

/// A path of the own feature that points up the stream.
fn against_the_stream(layer: Layer, path: &str) -> Option<&'static str> {
    let own = path
        .strip_prefix("super::")
        .map_or(path, |rest| rest.trim_start_matches("super::"));
    let target = if path.starts_with("super::") {
        own.split("::").next()?
    } else {
        let rest = path.split_once("features::")?.1;
        rest.split("::").nth(1)?
    };
    match (layer, target) {
        (Layer::Routes, "store" | "entity") => Some("routes call the service, never the store"),
        (Layer::Service, "routes") => Some("the service does not know its routes"),
        (Layer::Store, "routes" | "service") => Some("the store knows only its entity"),
        (Layer::Entity, "routes" | "service" | "store") => Some("an entity knows nothing above it"),
        _ => None,
    }
}

fn is_io(path: &str) -> bool {
    [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::io",
        "std::thread",
    ]
    .iter()
    .any(|io| path.starts_with(io))
}

#[cfg(test)]
mod tests {
    use super::{Source, check};

    fn count(path: &str, code: &str) -> usize {
        check(&Source::new(path, code)).len()
    }
    const EVENT: &str = "api/src/features/event/";

    #[test]
    fn routes_call_the_service_never_the_store() {
        assert_eq!(count(&format!("{EVENT}routes.rs"), "use super::store;"), 1);
        assert_eq!(
            count(
                &format!("{EVENT}routes/list.rs"),
                "use super::super::entity::Row;"
            ),
            1
        );
        assert_eq!(
            count(&format!("{EVENT}routes.rs"), "use super::service;"),
            0
        );
        assert_eq!(
            count(
                &format!("{EVENT}routes.rs"),
                "use crate::features::event::store::a;"
            ),
            1
        );
    }

    #[test]
    fn nothing_points_up_the_stream() {
        assert_eq!(
            count(&format!("{EVENT}service.rs"), "use super::routes::a;"),
            1
        );
        assert_eq!(
            count(&format!("{EVENT}store.rs"), "use super::{entity, service};"),
            1
        );
        assert_eq!(count(&format!("{EVENT}entity.rs"), "use super::store;"), 1);
        assert_eq!(count(&format!("{EVENT}service.rs"), "use super::store;"), 0);
    }

    #[test]
    fn only_store_entity_and_db_query() {
        let code = "use sea_orm::EntityTrait;";
        assert_eq!(count(&format!("{EVENT}service.rs"), code), 1);
        assert_eq!(count("api/src/app.rs", code), 1);
        assert_eq!(count(&format!("{EVENT}store.rs"), code), 0);
        assert_eq!(count(&format!("{EVENT}store/find.rs"), code), 0);
        assert_eq!(count("api/src/platform/db.rs", code), 0);
        assert_eq!(count("api/src/platform/log/store.rs", code), 0);
        assert_eq!(count(&format!("{EVENT}error.rs"), "use sea_orm::DbErr;"), 0);
        assert_eq!(
            count(
                &format!("{EVENT}service.rs"),
                "use sea_orm::ConnectionTrait;"
            ),
            0
        );
        assert_eq!(count("api/src/platform/log/tests.rs", code), 0);
    }

    #[test]
    fn raw_sql_is_run_in_stores_only() {
        let codes = [
            "tx.execute_unprepared(\"DELETE FROM person\").await?;",
            "let rows = conn.query_all_raw(statement).await?;",
            "let s = Statement::from_string(backend, sql);",
        ];
        for code in codes {
            assert_eq!(count(&format!("{EVENT}service.rs"), code), 1, "{code}");
            assert_eq!(count(&format!("{EVENT}routes/a.rs"), code), 1, "{code}");
            assert_eq!(count("api/src/platform/mail/outbox.rs", code), 1, "{code}");
            assert_eq!(count(&format!("{EVENT}store/find.rs"), code), 0, "{code}");
            assert_eq!(count("api/src/platform/db/mod.rs", code), 0, "{code}");
        }
    }

    #[test]
    fn only_routes_and_platform_name_actix() {
        assert_eq!(
            count(&format!("{EVENT}service.rs"), "use actix_web::web;"),
            1
        );
        assert_eq!(
            count(&format!("{EVENT}routes.rs"), "use actix_web::web;"),
            0
        );
        assert_eq!(
            count("api/src/platform/extract.rs", "use actix_web::web;"),
            0
        );
    }

    #[test]
    fn platform_knows_no_feature() {
        let code = "use crate::features::event::service;";
        assert_eq!(count("api/src/platform/mail.rs", code), 1);
        assert_eq!(count("api/src/app.rs", code), 0);
    }

    #[test]
    fn only_the_client_names_reqwasm() {
        let code = "use reqwasm::http::Request;";
        assert_eq!(count("frontend/src/hooks/query.rs", code), 1);
        assert_eq!(count("frontend/src/client/mod.rs", code), 0);
    }

    #[test]
    fn shared_does_no_io() {
        assert_eq!(count("shared/src/event/rules.rs", "use std::fs;"), 1);
        assert_eq!(
            count("shared/src/event/rules.rs", "use std::{fmt, env};"),
            1
        );
        assert_eq!(count("shared/src/event/rules.rs", "use std::fmt;"), 0);
    }
}
