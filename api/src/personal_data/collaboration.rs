//! Collaborations of companies: what they do together, as staff write it down. No column is about
//! a person; who confirmed and who did a step is an account.

use super::{Columns, Without};

pub(super) const COLUMNS: Columns = &[];

pub(super) const WITHOUT: Without = &[
    (
        "collaboration",
        &[
            "id",
            "title",
            "summary",
            "stage",
            "origin_event_id",
            "launched_on",
            "confirmed_at",
            "confirmed_by",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    (
        "collaboration_organisation",
        &["collaboration_id", "organisation_id"],
    ),
    (
        "collaboration_history",
        &[
            "id",
            "collaboration_id",
            "at",
            "by_account",
            "step",
            "from_stage",
            "to_stage",
        ],
    ),
];
