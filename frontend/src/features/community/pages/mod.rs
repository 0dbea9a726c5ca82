//! The community's pages.

mod event;
mod list;
mod new;
mod reports;
mod thread;
mod unsubscribe;

pub use event::EventThread;
pub use list::{Community, Welcome, WelcomeProps};
pub use new::NewThreadPage;
pub use reports::Reports;
pub use thread::ThreadPage;
pub use unsubscribe::Unsubscribe;

/// The pages' props, for tests.
pub mod props {
    pub use super::thread::PostsProps;
}
pub use thread::Posts;
