//! The SPA with the staff's pages.

use frontend::app::StaffPages;

fn main() {
    frontend::start(Some(StaffPages(frontend::staff_app::staff_page)));
}
