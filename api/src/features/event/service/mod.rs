//! What is done with events, and what later features ask of them.

mod calendar;
mod changes;
mod edit;
mod for_others;
mod form;
mod read;
mod sandbox;
mod seats;
mod staff;
mod steps;
mod views;

pub use calendar::{CalendarEntry, calendar, calendar_of};
pub use edit::{clone, create, delete, replace};
pub use for_others::{
    EventForMail, EventForRegistration, SeatPool, for_mail, for_registration, is_moderator,
    is_public, public_detail, public_title, summaries,
};
pub use read::{detail, list, list_for, preview, themes_for};
pub use sandbox::sample_of;
pub use seats::{give_back, lock_event, pools, recount, release, take_seat, take_seat_over};
pub use staff::{confirmations, history, staff_detail, staff_list};
pub use steps::{Step, step};
