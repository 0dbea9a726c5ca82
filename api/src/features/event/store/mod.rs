//! Queries over events. Who may see what is decided by the caller, who passes it as an argument.

mod event;
mod lists;
mod parts;
mod revision;
mod seats;

pub use event::{delete, find, find_all, insert, replace};
pub use lists::{PublicFilter, StaffFilter, public_page, staff_page, submitted_page, themes};
pub use parts::{Parts, is_moderator, parts, pools_of, replace_moderators, replace_sessions};
pub use revision::{add_revision, history, last_seen};
pub use seats::{
    give_back, insert_pool, pools, recount, release, remove_pool, set_capacity, take, take_over,
};
