//! The reviewed exceptions from the rules. Each list may only shrink: an entry that is not needed
//! fails the build.

/// POSTs that create without `Idempotency-Key`: they return a secret, or sign somebody in.
pub const WITHOUT_IDEMPOTENCY_KEY: &[&str] = &[];

/// Changes without `If-Match`: what they change has no version.
pub const WITHOUT_IF_MATCH: &[&str] = &[];

/// Changes that need no sign-in: the key is a link from a mail, a password, or nothing at all.
pub const PUBLIC_CHANGES: &[&str] = &[];

/// Whole lists in one answer: short by their nature, with a cap in the document.
pub const UNPAGED: &[&str] = &[];
