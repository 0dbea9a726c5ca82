//! What the platform keeps for all slices, mail included.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    ("mail", "to_address", Class::Contact),
    ("mail", "reply_to", Class::Contact),
    ("mail", "subject", Class::Text),
    ("mail", "text", Class::Text),
    ("mail", "html", Class::Text),
    ("mail", "attachments", Class::Text),
    // Whom the link is for and what it opens; a token is made of it when the mail is read.
    ("mail", "links", Class::Secret),
    // What the other mail server answered: it likes to name the addressee.
    ("mail", "last_error", Class::Text),
    // Reasons that staff gave, and what readers of the log need of a change.
    ("event_log", "data", Class::Text),
    // The kept answer, for 24 hours.
    ("idempotency", "headers", Class::Text),
    ("idempotency", "body", Class::Text),
];

pub(super) const WITHOUT: Without = &[
    // The key is a keyed hash that nobody can turn back.
    ("throttle", &["key", "count", "ends_at"]),
    ("job", &["name"]),
    (
        "mail",
        &[
            "id",
            "log_position",
            "ordinal",
            "kind",
            "subject_kind",
            "subject_id",
            "lang",
            // The programme's office.
            "from_name",
            "message_id",
            "status",
            "attempts",
            "next_attempt_at",
            "created_at",
            "sent_at",
        ],
    ),
    (
        "event_log",
        &[
            "id",
            "kind",
            "subject_kind",
            "subject_id",
            "actor_kind",
            "actor_id",
            "programme_id",
            "at",
            "position",
        ],
    ),
    ("log_cursor", &["reader", "position"]),
    (
        "idempotency",
        &[
            "principal",
            "operation",
            "key",
            "body_hash",
            "attempt",
            "status",
            "created_at",
        ],
    ),
    // Events' own texts, which are public.
    (
        "search_doc",
        &["seq", "kind", "id", "visibility", "title", "at"],
    ),
    ("search_chunk", &["id", "doc", "tokens"]),
    ("search_fts", &["tokens"]),
    ("seaql_migrations", &["version", "applied_at"]),
];
