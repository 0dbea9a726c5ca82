//! Registrations and their history.

use super::{Class, Columns, Without};

pub(super) const COLUMNS: Columns = &[
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
    ("registration_answer", "value", Class::Text),
    // Of health, maybe: shown to the event's staff only, and erased 30 days after the event.
    ("registration_support", "needs", Class::Text),
    // A form that a third party handed in, until it is confirmed or its time is over.
    ("registration_request", "form", Class::Contact),
];

pub(super) const WITHOUT: Without = &[
    (
        "registration",
        &[
            "id",
            "event_id",
            "person_id",
            "mode",
            "status",
            "source",
            "queue_seq",
            "group_id",
            "group_policy",
            "seat_sector",
            "offered_until",
            "decided_at",
            "kept_at",
            "organisation_id",
            "locale",
            "created_at",
            "confirmed_at",
            "cancelled_at",
            "cancelled_by",
            "updated_at",
            "version",
        ],
    ),
    (
        "registration_history",
        &[
            "id",
            "registration_id",
            "at",
            "actor_kind",
            "actor_id",
            "from_status",
            "to_status",
            "cause",
        ],
    ),
    (
        "registration_queue",
        &[
            "event_id",
            "last_seq",
            "waiting_in_person",
            "waiting_online",
        ],
    ),
    (
        "registration_request",
        &[
            "id",
            "event_id",
            "api_key_id",
            // The key's name: a portal, a city.
            "via",
            "registration_id",
            "created_at",
            "expires_at",
        ],
    ),
    (
        "registration_question_set",
        &[
            "event_id",
            "version",
            "questions",
            "support",
            "party_capacity",
            "party_fee",
            "created_by",
            "created_at",
        ],
    ),
    (
        "registration_answer",
        &["registration_id", "question_id", "event_id", "set_version"],
    ),
    ("registration_support", &["registration_id"]),
    (
        "registration_party_pool",
        &["event_id", "capacity", "taken"],
    ),
    ("registration_party", &["registration_id", "created_at"]),
];
