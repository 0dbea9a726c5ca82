//! Organisations.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    ("it_registration", "statement", Class::Text),
    ("it_registration", "contact", Class::Contact),
    ("it_registration", "comment", Class::Text),
    ("it_registration", "ending_reason", Class::Text),
    ("organisation_proposal", "message", Class::Text),
    ("organisation_proposal", "comment", Class::Text),
];

pub(super) const WITHOUT: Without = &[
    // Companies in a public directory: what they say of themselves there.
    (
        "organisation",
        &[
            "id",
            "name",
            "kana",
            "name_key",
            "search_key",
            "sort_key",
            "corporate_number",
            "sector",
            "industry",
            "municipality",
            "size",
            "registered_it_since",
            "registered_it_until",
            "description",
            "offers",
            "needs",
            "text_key",
            "website",
            "status",
            "merged_into",
            "set_aside_at",
            "version",
            "created_at",
            "updated_at",
        ],
    ),
    (
        "organisation_alias",
        &["name_key", "name", "organisation_id", "created_at"],
    ),
    // What a company's public page says, before and after.
    (
        "organisation_proposal",
        &[
            "id",
            "organisation_id",
            "proposed_by",
            "status",
            "base",
            "form",
            "decided_by",
            "decided_at",
            "version",
            "created_at",
            "updated_at",
        ],
    ),
    (
        "it_registration",
        &[
            "id",
            "organisation_id",
            "status",
            "applied_by",
            "applied_at",
            "checked_by",
            "checked_at",
            "decided_by",
            "decided_at",
            "since",
            "until",
            "ending_asked_at",
            "version",
            "created_at",
            "updated_at",
        ],
    ),
];
