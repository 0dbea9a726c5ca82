//! Accounts, persons, sign-ins, roles, acceptances.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
    ("account", "email", Class::Contact),
    ("account", "password_hash", Class::Secret),
    ("account", "pending_profile", Class::Name),
    ("account", "suspended_reason", Class::Text),
    ("account", "totp_secret", Class::Secret),
    ("recovery_code", "hash", Class::Secret),
    ("account_session", "device", Class::Device),
    ("refresh_token", "hash", Class::Secret),
    ("person", "email", Class::Contact),
    ("person", "family_name", Class::Name),
    ("person", "given_name", Class::Name),
    ("person", "family_kana", Class::Name),
    ("person", "given_kana", Class::Name),
    ("person", "organisation_name", Class::Work),
    ("person", "department", Class::Work),
    ("person", "job_title", Class::Work),
    ("person", "phone", Class::Contact),
];

pub(super) const WITHOUT: Without = &[
    (
        "account",
        &[
            "id",
            "password_version",
            "email_verified_at",
            "locale",
            "status",
            "totp_enabled_at",
            "totp_last_step",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
    ("recovery_code", &["id", "account_id", "used_at"]),
    (
        "account_session",
        &[
            "id",
            "account_id",
            "created_at",
            "last_used_at",
            "expires_at",
            "revoked_at",
        ],
    ),
    (
        "refresh_token",
        &[
            "id",
            "session_id",
            "generation",
            "created_at",
            "expires_at",
            "used_at",
        ],
    ),
    (
        "role_grant",
        &[
            "id",
            "account_id",
            "role",
            "programme_id",
            "valid_from",
            "valid_until",
            "revoked_at",
            "revoked_by",
            "granted_by",
            "created_at",
        ],
    ),
    (
        "consent",
        &[
            "id",
            "subject_kind",
            "subject_id",
            "document",
            "version",
            "locale",
            "accepted_at",
            "given_by",
            "withdrawn_at",
            "withdrawn_by",
        ],
    ),
    (
        "person",
        &[
            "id",
            "organisation_id",
            "locale",
            "account_id",
            "merged_into",
            "created_at",
            "updated_at",
            "version",
        ],
    ),
];
