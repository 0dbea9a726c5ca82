//! Events and what belongs to them.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    ("event", "contact", Class::Contact),
    ("event", "returned_comment", Class::Text),
    ("event", "notice", Class::Text),
    ("event_session", "speaker", Class::Name),
    ("event_revision", "snapshot", Class::Text),
    ("event_revision", "comment", Class::Text),
];

pub(super) const WITHOUT: Without = &[
    (
        "event",
        &[
            "id",
            "programme_id",
            "fiscal_year",
            "jst_date",
            "title",
            "theme",
            "summary",
            "audience",
            "description",
            "format",
            "starts_at",
            "ends_at",
            "venue_name",
            "venue_address",
            "venue_access",
            "online_url",
            "opens_at",
            "closes_at",
            "own_closes_at",
            "fee_text",
            "status",
            "created_by",
            "submitted_at",
            "submitted_by",
            "confirmed_at",
            "confirmed_by",
            "first_published_at",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    (
        "event_session",
        &["event_id", "position", "kind", "title", "minutes"],
    ),
    ("event_moderator", &["event_id", "account_id", "position"]),
    (
        "seat_pool",
        &[
            "event_id",
            "mode",
            "capacity",
            "taken",
            "override_by",
            "override_at",
        ],
    ),
    (
        "event_revision",
        &["id", "event_id", "number", "kind", "at", "by"],
    ),
];
