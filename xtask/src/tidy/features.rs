//! Slices call only earlier slices, and in the API only through their service.

use super::{FEATURES, Finding, Source};

/// Checks one Rust file of `api/src/features`, `shared/src` or `frontend/src/features`.
pub fn check(source: &Source) -> Vec<Finding> {
    let Some((home, mine, rest)) = place(&source.path) else {
        return Vec::new();
    };
    let Some(my_rank) = rank(mine) else {
        return Vec::new();
    };
    let in_store = rest.starts_with("store") || rest.starts_with("entity");
    let mut findings = Vec::new();
    for named in source.paths() {
        let Some(other) = target(&home, &named.path) else {
            continue;
        };
        let mut parts = other.split("::");
        let name = parts.next().unwrap_or_default();
        let part = parts.next().unwrap_or_default();
        let Some(its_rank) = rank(name).filter(|_| name != mine) else {
            continue;
        };
        if its_rank > my_rank {
            let why = format!(
                "`{mine}` names the later feature `{name}`: {}",
                instead(&home)
            );
            findings.push(Finding::at(source, named.line, why));
        } else if home == Home::Api && !is_open(part, in_store) {
            let why = format!(
                "`{}`: an earlier feature is reached by its service only",
                named.path
            );
            findings.push(Finding::at(source, named.line, why));
        }
    }
    findings
}

/// What to do rather than reach upwards.
fn instead(home: &Home) -> &'static str {
    match home {
        Home::Api => "subscribe to the event log instead",
        Home::Shared => "move what both need to the earlier one",
        Home::Spa => {
            "a page of several features lives in a folder of its own, as home and staff do"
        }
    }
}

/// The service is a feature's door; a store may join its tables. The bare name opens nothing yet:
/// what is taken through it is seen where it is used.
fn is_open(part: &str, in_store: bool) -> bool {
    part.is_empty() || part == "service" || in_store && part == "entity"
}

#[derive(PartialEq, Eq)]
enum Home {
    Api,
    Shared,
    Spa,
}

fn rank(feature: &str) -> Option<usize> {
    FEATURES.iter().position(|name| *name == feature)
}

/// Where the file is, its feature, and the file below the feature's folder.
fn place(path: &str) -> Option<(Home, &str, &str)> {
    let (home, rest) = if let Some(rest) = path.strip_prefix("api/src/features/") {
        (Home::Api, rest)
    } else if let Some(rest) = path.strip_prefix("shared/src/") {
        (Home::Shared, rest)
    } else {
        (Home::Spa, path.strip_prefix("frontend/src/features/")?)
    };
    let (feature, rest) = rest
        .split_once('/')
        .unwrap_or((rest.trim_end_matches(".rs"), ""));
    Some((home, feature, rest))
}

/// The part of a path after the folder of features.
fn target<'a>(home: &Home, path: &'a str) -> Option<&'a str> {
    match home {
        Home::Api | Home::Spa => path
            .strip_prefix("crate::features::")
            .or_else(|| path.strip_prefix("super::super::"))
            .map(|rest| rest.trim_start_matches("super::"))
            .or_else(|| through_its_name(path)),
        Home::Shared => path
            .strip_prefix("crate::")
            .or_else(|| path.strip_prefix("super::super::")),
    }
}

/// `programme::store::find` after `use crate::features::programme`.
fn through_its_name(path: &str) -> Option<&str> {
    let mut parts = path.split("::");
    let feature = rank(parts.next()?).is_some();
    let inside = ["store", "entity", "routes"].contains(&parts.next()?);
    (feature && inside).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::{Source, check};

    fn count(path: &str, code: &str) -> usize {
        check(&Source::new(path, code)).len()
    }

    #[test]
    fn a_later_feature_is_never_named() {
        let code = "use crate::features::registration::service;";
        assert_eq!(count("api/src/features/event/service.rs", code), 1);
        assert_eq!(count("api/src/features/survey/service.rs", code), 0);
        assert_eq!(count("frontend/src/features/event/pages/a.rs", code), 1);
        assert_eq!(
            count(
                "shared/src/event/rules.rs",
                "use crate::registration::types::A;"
            ),
            1
        );
        assert_eq!(
            count(
                "shared/src/registration/rules.rs",
                "use crate::event::types::A;"
            ),
            0
        );
    }

    #[test]
    fn an_earlier_feature_is_reached_by_its_service_or_a_join() {
        let store = "use crate::features::{account::store, programme::service};";
        assert_eq!(count("api/src/features/event/service.rs", store), 1);
        let entity = "use crate::features::account::entity::Column;";
        assert_eq!(count("api/src/features/event/store.rs", entity), 0);
        assert_eq!(count("api/src/features/event/service.rs", entity), 1);
    }

    #[test]
    fn a_feature_taken_by_its_name_is_still_reached_by_its_service() {
        let good = "use crate::features::programme;\nfn f() { programme::service::current() }";
        assert_eq!(count("api/src/features/event/service.rs", good), 0);
        let bad = "use crate::features::programme;\nfn f() { programme::store::find() }";
        assert_eq!(count("api/src/features/event/service.rs", bad), 1);
    }

    #[test]
    fn what_is_no_feature_is_free() {
        assert_eq!(
            count(
                "api/src/features/mod.rs",
                "use crate::features::kpi::store;"
            ),
            0
        );
        assert_eq!(count("shared/src/id.rs", "use crate::kpi::types::A;"), 0);
    }
}
