//! The pages, one file each.

mod confirmations;
mod desk_history;
mod desk_registrations;
mod event_desk;
mod event_edit;
mod event_new;
mod events;
mod first_event;
mod mail;
mod today;

pub use confirmations::Confirmations;
pub use event_desk::{EventDesk, Overview, OverviewProps};
pub use event_edit::EventEdit;
pub use event_new::EventNew;
pub use events::{StaffEvents, taken, when};
pub use first_event::{FirstSteps, StepsProps};
pub use mail::MailLog;
pub use today::{Today, WaitingLine, WaitingProps, WaitingView, deadlines, todays};
