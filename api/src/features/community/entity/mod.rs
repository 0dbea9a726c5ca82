//! The rows of the community.

pub mod member;
pub mod post;
pub mod reaction;
pub mod reader;
pub mod report;
pub mod setting;
pub mod space;
pub mod stay;
pub mod thread;
