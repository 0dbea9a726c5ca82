//! The SPA with all pages.

use frontend::app::MorePages;
use frontend::routes::{Build, Route};
use yew::Html;

fn more(route: &Route) -> Option<Html> {
    frontend::member_app::member_page(route).or_else(|| frontend::staff_app::staff_page(route))
}

fn main() {
    shared::i18n::add(shared::i18n::STAFF_FILES);
    frontend::start(Build::Staff, Some(MorePages(more)));
}
