//! The SPA with the pages of those who take part.

use frontend::app::MorePages;
use frontend::routes::Build;

fn main() {
    shared::i18n::add(shared::i18n::MEMBER_FILES);
    frontend::start(
        Build::Member,
        Some(MorePages(frontend::member_app::member_page)),
    );
}
