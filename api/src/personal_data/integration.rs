//! The integration slice.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    // As a password's: whoever has the key itself acts for a third party.
    ("api_key", "hash", Class::Secret),
];

pub(super) const WITHOUT: Without = &[(
    "api_key",
    &[
        "id",
        // A portal's, a city's.
        "name",
        "prefix",
        "scopes",
        "test",
        "created_by",
        "expires_at",
        "last_used_at",
        "revoked_at",
        "created_at",
        "updated_at",
        "version",
    ],
)];
