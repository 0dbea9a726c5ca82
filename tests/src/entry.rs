//! How one gets into the events of most tests.

use serde_json::{Value, json};

/// First come, first served, and as many of a company as like: what is not the test's question stays out of
/// its way.
pub fn first_come() -> Value {
    json!({"selection": "first_come", "promotion": "direct", "company_limit": null})
}
