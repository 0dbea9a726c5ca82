//! Articles and support measures.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    ("article", "contact", Class::Contact),
    ("article", "returned_comment", Class::Text),
    ("article_revision", "snapshot", Class::Text),
    ("article_revision", "comment", Class::Text),
];

pub(super) const WITHOUT: Without = &[
    // What the office tells the public; people are named in events and in the community.
    (
        "article",
        &[
            "id",
            "kind",
            "title",
            "summary",
            "body",
            "link",
            "status",
            "created_by",
            "submitted_at",
            "submitted_by",
            "confirmed_at",
            "confirmed_by",
            "published_at",
            "first_published_at",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    (
        "measure",
        &[
            "article_id",
            "organisation",
            "eligibility",
            "amount_yen",
            "amount_text",
            "rate_text",
            "deadline_kind",
            "deadline_on",
            "deadline_time",
            "ended_on",
            "closes_at",
        ],
    ),
    ("measure_target", &["article_id", "kind", "code"]),
    (
        "article_revision",
        &["id", "article_id", "number", "kind", "at", "by"],
    ),
];
