//! Programmes.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    ("programme", "office_phone", Class::Contact),
    ("programme", "office_email", Class::Contact),
    ("programme", "office_address", Class::Contact),
];

pub(super) const WITHOUT: Without = &[(
    "programme",
    &[
        "id",
        "fiscal_year",
        "name",
        "prefecture",
        "contractor",
        "contract_from",
        "contract_until",
        "confirm_required",
        "deadline_rule",
        "created_at",
        "updated_at",
        "version",
    ],
)];
