//! Targets, and figures from outside.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    // Written by staff about a figure: who counted it may be named.
    ("outside_figure", "source", Class::Text),
    ("outside_figure", "note", Class::Text),
];

pub(super) const WITHOUT: Without = &[
    (
        "kpi_target_set",
        &[
            "programme_id",
            "changed_by",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    ("kpi_target", &["programme_id", "metric", "value"]),
    (
        "outside_figure",
        &[
            "id",
            "label",
            "metric",
            "period_from",
            "period_to",
            "basis",
            "value",
            "entered_by",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
];
