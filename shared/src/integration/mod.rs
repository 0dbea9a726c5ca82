//! Third parties: the API keys by which programs ask, and what a key may do.

pub mod api;
pub mod rules;
pub mod types;

pub use api::{ApiKeyForm, ApiKeyItem, NewApiKey};
pub use types::{ApiKeyId, ApiKeyName, ApiKeyState, Scope, Scopes};
