//! Who was at an event.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[("attendance", "organisation_name", Class::Work)];

pub(super) const WITHOUT: Without = &[(
    "attendance",
    &[
        "id",
        "event_id",
        "person_id",
        "registration_id",
        "kind",
        "mode",
        "organisation_id",
        "at",
        "by_account",
        "source",
        "created_at",
        "updated_at",
        "version",
    ],
)];
