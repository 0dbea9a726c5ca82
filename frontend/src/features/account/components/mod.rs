//! Parts of the account pages.

mod acceptance;
mod panel;
mod password;
mod profile;
mod sessions;
mod totp;

pub use acceptance::{LegalTextView, PurposeAndAcceptance, acceptance};
pub use panel::AccountPanel;
pub use password::PasswordForm;
pub use profile::ProfileForm;
pub use sessions::SessionList;
pub use totp::SecondFactorForm;
