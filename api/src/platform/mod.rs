//! What every feature stands on; it knows none of them (DESIGN §3).

pub mod auth;
pub mod clock;
pub mod cursor;
pub mod db;
pub mod etag;
pub mod extract;
pub mod files;
pub mod guard;
pub mod health;
pub mod http_error;
pub mod idempotency;
pub mod jobs;
pub mod link;
pub mod log;
pub mod mail;
pub mod markdown;
pub mod random;
pub mod routes;
pub mod sealed;
pub mod search;
pub mod sheet;
pub mod third_party;
pub mod throttle;
pub mod trace;
