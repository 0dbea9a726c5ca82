//! The community.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    ("thread", "title", Class::Text),
    ("post", "body", Class::Text),
    ("post", "hidden_reason", Class::Text),
    ("post_report", "note", Class::Text),
];

pub(super) const WITHOUT: Without = &[
    ("community_member", &["person_id", "joined_at", "left_at"]),
    (
        "community_stay",
        &["id", "person_id", "joined_at", "left_at"],
    ),
    ("community_setting", &["person_id", "mails", "updated_at"]),
    // An event's title, or the house's own word.
    (
        "space",
        &[
            "id",
            "kind",
            "event_id",
            "access",
            "title",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    (
        "thread",
        &[
            "id",
            "space_id",
            "state",
            "locked",
            "pinned",
            "starter_id",
            "post_count",
            "last_seq",
            "last_post_at",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    (
        "post",
        &[
            "id",
            "thread_id",
            "seq",
            "author_id",
            "author_role",
            "state",
            "hidden_by",
            "hidden_at",
            "edited_at",
            "deleted_at",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    (
        "post_report",
        &[
            "id",
            "post_id",
            "reporter_id",
            "reason",
            "reported_at",
            "settled_at",
            "settled_by",
            "outcome",
            "version",
        ],
    ),
    ("reaction", &["post_id", "person_id", "kind", "created_at"]),
    (
        "thread_reader",
        &[
            "thread_id",
            "person_id",
            "link_id",
            "last_read_seq",
            "follows",
            "follows_after",
            "updated_at",
        ],
    ),
];
