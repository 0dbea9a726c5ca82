//! Files on events. A file's content and name are the house's: staff add them, and answer for
//! whom they tell of; erasing a person does not look into them.

use super::{Columns, Without};

pub(super) const COLUMNS: Columns = &[];

pub(super) const WITHOUT: Without = &[
    (
        "material",
        &[
            "id",
            "event_id",
            "file_key",
            "name",
            "kind",
            "bytes",
            "sha256",
            "audience",
            "title",
            "uploaded_by",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    ("unclaimed_file", &["file_key", "remove_at"]),
];
