//! Organisations.

use super::{Columns, Without};

pub(super) const COLUMNS: Columns = &[];

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
            "website",
            "status",
            "version",
            "created_at",
            "updated_at",
        ],
    ),
];
