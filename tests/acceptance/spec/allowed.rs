//! The reviewed exceptions from the rules. Each list may only shrink: an entry that is not needed
//! fails the build.

/// POSTs that create without `Idempotency-Key`: they return a secret, or repeating
/// them only sends a mail again.
pub const WITHOUT_IDEMPOTENCY_KEY: &[&str] = &["request_password_reset", "sign_up"];

/// Changes without `If-Match`: what they change has no version.
pub const WITHOUT_IF_MATCH: &[&str] = &["change_my_password", "end_my_session", "withdraw_role"];

/// Changes that need no sign-in: the key is a link from a mail, a password, or nothing at all.
pub const PUBLIC_CHANGES: &[&str] = &[
    "confirm_password_reset",
    "refresh",
    "request_password_reset",
    "sign_in",
    "sign_out",
    "sign_up",
    "verify_email",
];

/// Whole lists in one answer: short by their nature, with a cap in the document.
pub const UNPAGED: &[&str] = &["list_event_themes", "list_my_sessions", "list_programmes"];
