//! Which columns hold personal data: the one map that erasing a person walks (DESIGN §5, §9.10).
//! A feature that adds such a column adds its line; a test holds that each column exists.

/// What kind of personal data a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A name or its reading.
    Name,
    /// How to reach somebody: address, telephone.
    Contact,
    /// Where somebody works and as what.
    Work,
    /// A secret or its hash.
    Secret,
    /// What somebody wrote, or was written about them.
    Text,
    /// What somebody's device or line tells.
    Device,
}

/// Table, column, class.
pub const COLUMNS: &[(&str, &str, Class)] = &[
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
    ("event", "contact", Class::Contact),
    ("event_session", "speaker", Class::Name),
    ("event_revision", "snapshot", Class::Text),
    ("event_revision", "comment", Class::Text),
    ("registration", "family_name", Class::Name),
    ("registration", "given_name", Class::Name),
    ("registration", "family_kana", Class::Name),
    ("registration", "given_kana", Class::Name),
    ("registration", "organisation_name", Class::Work),
    ("registration", "department", Class::Work),
    ("registration", "job_title", Class::Work),
    ("registration", "phone", Class::Contact),
    ("registration", "note", Class::Text),
    ("registration", "code", Class::Secret),
    ("registration", "cancel_reason", Class::Text),
    ("registration_history", "reason", Class::Text),
    ("mail", "to_address", Class::Contact),
    ("mail", "subject", Class::Text),
    ("mail", "text", Class::Text),
    ("mail", "html", Class::Text),
    ("mail", "attachments", Class::Text),
];
