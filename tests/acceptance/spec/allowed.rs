//! The reviewed exceptions from the rules. Each list may only shrink: an entry that is not needed
//! fails the build.

/// POSTs that create without `Idempotency-Key`: they return a secret, or sign somebody in.
pub const WITHOUT_IDEMPOTENCY_KEY: &[&str] = &[
    // Answers the same however often it is sent.
    "sign_up",
    "request_password_reset",
    // Tells a secret, which must not be kept to be told again.
    "create_api_key",
];

/// Changes without `If-Match`: what they change has no version.
pub const WITHOUT_IF_MATCH: &[&str] = &[
    // The password in force stands for the version.
    "change_my_password",
    "end_my_session",
    // Guarded by its state: a factor is there or not.
    "reset_second_factor",
    "withdraw_role",
];

/// Changes that need no sign-in: the key is a link from a mail, a password, or nothing at all.
pub const PUBLIC_CHANGES: &[&str] = &[
    "sign_up",
    "verify_email",
    "sign_in",
    "refresh",
    "sign_out",
    "request_password_reset",
    "confirm_password_reset",
    "register_guest",
    "cancel_by_link",
    "cancel_group_by_link",
    "accept_by_link",
    "switch_by_link",
    "keep_by_link",
    "edit_by_link",
    "change_extras_by_link",
    // The key is the personal link, in the body: addresses are logged on the way.
    "open_survey",
    "answer_survey",
    "confirm_request_by_link",
    "unsubscribe_from_thread",
    "change_consents_by_link",
    "stop_pr_mail",
    // Tells a number, of nobody.
    "count_page_view",
];

/// Whole lists in one answer: short by their nature, with a cap in the document.
pub const UNPAGED: &[&str] = &[
    // Those of one event who wrote something.
    "list_support",
    "list_event_themes",
    "list_my_sessions",
    // Those with a role for it.
    "list_moderators",
    // One for each fiscal year.
    "list_programmes",
    // At most twenty on an event.
    "list_materials",
    "list_materials_by_link",
    // Numbers of one fiscal year's events, shown beside their list.
    "list_registration_counts",
];

/// Operations that answer although the database is gone, in the document's order: what they are
/// given here is refused, or done, before it is asked.
pub const WITHOUT_DATABASE: &[&str] = &[
    "confirm_password_reset",
    "refresh",
    "sign_out",
    "verify_email",
    // Counted in memory, written within a second.
    "count_page_view",
];
