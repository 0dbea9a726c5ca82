//! What every feature stands on; it knows none of them (DESIGN §3).

pub mod clock;
pub mod db;
pub mod log;
pub mod random;
