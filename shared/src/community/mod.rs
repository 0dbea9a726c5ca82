//! The community: spaces with threads and posts, who belongs to it, and what each has read.

pub mod api;
pub mod path;
pub mod rules;
pub mod text;
pub mod types;

pub use types::{
    HideReason, MailChoice, PostBody, PostId, PostReportId, PostState, ReactionKind, ReportNote,
    ReportOutcome, ReportReason, SpaceAccess, SpaceId, SpaceKind, SpaceTitle, ThreadId,
    ThreadReading, ThreadTitle,
};
