//! The demo programme: two fiscal years of events, companies and plainly fictional people,
//! generated from one seed around today's date through the features' own services, so that
//! every rule that holds for real data holds for it.

mod attendance;
mod collaborations;
mod community;
mod companies;
mod contents;
mod events;
mod figures;
mod load;
mod materials;
mod names;
mod people;
mod plan;
mod portal;
mod questions;
mod surveys;
mod talk;
mod topics;
mod wishes;

pub use load::{DemoError, is_loaded, load};

/// The password of every demo sign-in.
pub const PASSWORD: &str = "musubi-demo-2026";

/// The demo sign-ins: address, and who it is.
pub const SIGN_INS: [(&str, &str); 5] = [
    ("admin@example.jp", "管理者 / administrator"),
    ("ken@example.jp", "県職員 / prefecture"),
    ("jutaku@example.jp", "受託者 / contractor"),
    ("moderator@example.jp", "モデレーター / moderator"),
    ("member@example.jp", "参加者 / member"),
];

/// The seed of everything.
const SEED: u64 = 20_260_401;
