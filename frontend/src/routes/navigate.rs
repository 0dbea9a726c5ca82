//! Going from one page to another, across the builds of the SPA.

use std::sync::atomic::{AtomicU8, Ordering};

use yew_router::AnyRoute;
use yew_router::prelude::*;
use yew_router::query::Raw;

use super::{Route, encode, query_value};
use crate::browser;

/// The address of a page with a query.
pub fn href(to: &Route, query: &str) -> String {
    let path = to.to_path();
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// The sign-in page that comes back to `next` afterwards.
pub fn sign_in_query(next: &str) -> String {
    format!("next={}", encode(next))
}

/// Where to go after signing in: `?next=`, if it is a place of this site and not another's
/// (`//host`, `/\host` and `javascript:` are refused).
pub fn safe_next(query: &str) -> Option<String> {
    query_value(query, "next").filter(|next| {
        next.starts_with('/')
            && !next.starts_with("//")
            && !next.contains('\\')
            && !next.chars().any(char::is_control)
    })
}

/// The builds of the SPA (ADR 20); each has the pages of those before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Build {
    /// For everybody.
    Public,
    /// With the pages of those who take part: registering, my page, community, survey.
    Member,
    /// With the staff's pages.
    Staff,
}

/// This build; told once at the start.
static BUILD: AtomicU8 = AtomicU8::new(Build::Public as u8);

/// Tells which build this is.
pub(crate) fn tell_build(build: Build) {
    BUILD.store(build as u8, Ordering::Relaxed);
}

/// The smallest build that has the page at `path`.
pub fn build_of(path: &str) -> Build {
    include_str!("../../builds.txt")
        .lines()
        .filter_map(|line| line.split_once(' '))
        .filter(|(_, place)| lies_at(path, place))
        .map(|(build, _)| match build {
            "staff" => Build::Staff,
            _ => Build::Member,
        })
        .next()
        .unwrap_or(Build::Public)
}

/// Whether `path` is the place that `builds.txt` names, or lies below it.
fn lies_at(path: &str, place: &str) -> bool {
    let mut steps = path.split('/');
    place.split('/').all(|asked| {
        steps
            .next()
            .is_some_and(|step| step == asked || asked == "*" && !step.is_empty())
    })
}

/// Whether this build can show the page at `path`; others are loaded anew.
pub fn is_here(path: &str) -> bool {
    build_of(path) as u8 <= BUILD.load(Ordering::Relaxed)
}

/// Goes to a path and query as a new history entry.
pub fn push(navigator: &Navigator, path: &str, query: &str) {
    visit(navigator, path, query, false);
}

/// Goes to a path and query in place of the current history entry.
pub fn replace(navigator: &Navigator, path: &str, query: &str) {
    visit(navigator, path, query, true);
}

fn visit(navigator: &Navigator, path: &str, query: &str, replace: bool) {
    if !is_here(path) {
        let mark = if query.is_empty() { "" } else { "?" };
        browser::leave_for(&format!("{path}{mark}{query}"));
        return;
    }
    browser::set_came_back(false);
    let route = AnyRoute::new(path);
    let done = match (replace, query.is_empty()) {
        (false, true) => {
            navigator.push(&route);
            Ok(())
        }
        (true, true) => {
            navigator.replace(&route);
            Ok(())
        }
        (false, false) => navigator.push_with_query(&route, Raw(query)),
        (true, false) => navigator.replace_with_query(&route, Raw(query)),
    };
    match done {
        Ok(()) => {}
        Err(never) => match never {},
    }
}

/// Goes to a place such as `/events?mode=online`.
pub fn go(navigator: &Navigator, place: &str) {
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    push(navigator, path, query);
}
