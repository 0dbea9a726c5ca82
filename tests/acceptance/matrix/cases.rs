//! Which cases an operation about one thing must have: one's own, another's, one that is not public,
//! and nothing at all, each where it makes sense. Reviewed by people, as the table is.

use std::collections::BTreeSet;

use acceptance::spec::Document;

use super::table::rows;
use crate::world::part_of;

/// What a part of the world has of one kind; a row about any of them is enough.
type Cases = &'static [&'static str];

/// The kinds of one part.
struct Part {
    name: &'static str,
    own: Cases,
    others: Cases,
    draft: Cases,
}

/// Every part that a path can be about. An empty list says that there is no such thing, and why.
const PARTS: &[Part] = &[
    Part {
        name: "event",
        // An event is nobody's own: it is the programme's.
        own: &[],
        others: &[
            "published",
            "full",
            "over",
            "postponed",
            "cancelled",
            "submitted",
        ],
        draft: &["draft"],
    },
    Part {
        name: "questions",
        // As the event they belong to.
        own: &[],
        others: &["published", "full", "cancelled"],
        draft: &["draft"],
    },
    Part {
        name: "registration",
        own: &["own"],
        others: &["other"],
        // A registration is there or not.
        draft: &[],
    },
    Part {
        name: "link",
        own: &["own"],
        // A link names no account: whoever holds it is its owner.
        others: &[],
        draft: &[],
    },
    Part {
        name: "request",
        own: &["own"],
        // As a link: whoever holds it is its owner.
        others: &[],
        draft: &[],
    },
    Part {
        name: "api_key",
        // A key is the house's, whoever made it.
        own: &[],
        others: &["active", "revoked"],
        draft: &[],
    },
    Part {
        name: "account",
        own: &["own"],
        others: &["other", "staff", "admin", "suspended"],
        // An account whose address is not proven can't be told from one that is.
        draft: &[],
    },
    Part {
        name: "session",
        own: &["own"],
        others: &["other"],
        draft: &[],
    },
    Part {
        name: "programme",
        own: &[],
        others: &["this_year"],
        // A programme is public from its first day.
        draft: &[],
    },
    Part {
        name: "attendance",
        // Who was there is the event's matter.
        own: &[],
        others: &["there"],
        draft: &[],
    },
    Part {
        name: "material",
        // A file is the event's.
        own: &[],
        others: &["public", "confirmed", "attended"],
        draft: &["draft"],
    },
    Part {
        name: "collaboration",
        // The programme's, as events are.
        own: &[],
        others: &["launched", "confirmed"],
        draft: &[],
    },
    Part {
        name: "outside_figure",
        own: &[],
        others: &["entered"],
        draft: &[],
    },
    Part {
        name: "mail",
        own: &[],
        others: &["sent", "failed"],
        draft: &[],
    },
    Part {
        name: "thread",
        own: &["own"],
        others: &["event", "over"],
        // A thread is there or not.
        draft: &[],
    },
    Part {
        name: "post",
        own: &["own"],
        others: &["other"],
        draft: &["hidden"],
    },
    Part {
        name: "report",
        // Who reported decides nothing about it: it is the moderators'.
        own: &[],
        others: &["open", "settled"],
        draft: &[],
    },
    Part {
        name: "article",
        own: &[],
        others: &["published", "submitted", "archived"],
        draft: &["draft"],
    },
    Part {
        name: "measure",
        own: &[],
        others: &["published"],
        draft: &["draft"],
    },
    Part {
        name: "organisation",
        own: &[],
        others: &["public"],
        draft: &["pending"],
    },
    Part {
        name: "proposal",
        own: &["own"],
        others: &["other"],
        // A proposal waits, or is decided.
        draft: &[],
    },
    Part {
        name: "it_registration",
        own: &["own"],
        others: &["running", "checked"],
        // An application waits, or is decided.
        draft: &[],
    },
    Part {
        name: "person",
        own: &["own"],
        others: &["other"],
        // A person is there or not.
        draft: &[],
    },
];

/// Operation, kind, and why it has no row of that kind.
const EXCEPTIONS: &[(&str, &str, &str)] = &[(
    "withdraw_role",
    "own",
    "a member has no role beside being one",
)];

#[test]
fn every_operation_is_asked_about_each_kind_of_thing() {
    let rows = rows();
    let mut missing = Vec::new();
    let mut needed = BTreeSet::new();
    for operation in Document::current().operations() {
        if !operation.path.contains('{') {
            continue;
        }
        let name = part_of(&operation.path);
        let part = PARTS.iter().find(|part| part.name == name);
        let part = part.unwrap_or_else(|| panic!("{}: what is {name:?}?", operation.id));
        let nothing: Cases = if ["link", "request"].contains(&name) {
            &["wrong"]
        } else {
            &["missing"]
        };
        let kinds = [
            ("own", part.own),
            ("other", part.others),
            ("draft", part.draft),
            ("missing", nothing),
        ];
        for (kind, cases) in kinds.into_iter().filter(|(_, cases)| !cases.is_empty()) {
            let has = rows
                .iter()
                .any(|row| row.operation == operation.id && cases.contains(&row.case.as_str()));
            let excepted = EXCEPTIONS
                .iter()
                .any(|(id, which, _)| *id == operation.id && *which == kind);
            match (has, excepted) {
                (false, false) => missing.push(format!("{}: {kind} ({cases:?})", operation.id)),
                (false, true) => {
                    needed.insert((operation.id.clone(), kind));
                }
                (true, _) => {}
            }
        }
    }
    assert!(missing.is_empty(), "no row about\n{}\n", missing.join("\n"));
    assert_eq!(
        needed.len(),
        EXCEPTIONS.len(),
        "exceptions that are not needed: {needed:?} are"
    );
}
