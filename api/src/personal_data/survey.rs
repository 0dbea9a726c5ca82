//! The survey. An answer is nobody's: it can't be found for a person, nor erased with one.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    // Whoever names somebody there was asked not to.
    ("survey_response", "comment", Class::Text),
    // Marks of who has answered, and what waits, readable for the program only and for 14 days.
    ("survey_pool", "sealed", Class::Secret),
];

pub(super) const WITHOUT: Without = &[
    (
        "survey",
        &["event_id", "opened_at", "closes_at", "closed_at"],
    ),
    ("survey_invite", &["id", "event_id", "person_id"]),
    ("survey_pool", &["event_id"]),
    (
        "survey_response",
        &[
            "id",
            "event_id",
            "satisfaction",
            "content",
            "exchange",
            "discovery",
        ],
    ),
];
