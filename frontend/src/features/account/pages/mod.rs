//! The pages, one file each.

mod accounts;
mod privacy;
mod reset;
mod sign_in;
mod sign_up;
mod terms;
mod verify;

pub use accounts::Accounts;
pub use privacy::Privacy;
pub use reset::Reset;
pub use sign_in::SignIn;
pub use sign_up::SignUp;
pub use terms::Terms;
pub use verify::Verify;
