//! Drafts of forms in the tab's storage: whose they are, and when they go.
//!
//! A draft of somebody signed in carries the account in its key, so that nobody who uses the tab
//! after them is shown what they typed. Such drafts go when their owner signs out or when another
//! account signs in. They stay when a sign-in merely runs out: the same account finds them again.

use serde_json::{Value, json};
use shared::account::AccountId;

use super::form_values::storable;
use crate::browser::{self, Store};

const PREFIX: &str = "musubi.draft.";

/// What a form had come to.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Draft {
    /// What was typed.
    pub values: Value,
    /// What the form had begun with.
    pub base: Value,
    /// Which version of the thing that was.
    pub version: Option<i64>,
}

/// The key of the draft of `form`: with `owner`, if somebody is signed in.
pub(super) fn key(owner: Option<AccountId>, form: &str) -> String {
    owner.map_or_else(
        || format!("{PREFIX}{form}"),
        |owner| format!("{PREFIX}@{owner}.{form}"),
    )
}

pub(super) fn load(key: &str) -> Option<Draft> {
    let text = browser::load(Store::Session, key)?;
    let mut stored: Value = serde_json::from_str(&text).ok()?;
    let mut take = |name: &str| stored.get_mut(name).map(Value::take);
    Some(Draft {
        values: take("values")?,
        base: take("base")?,
        version: take("version").and_then(|version| version.as_i64()),
    })
}

/// Keeps a draft, without what must never be stored.
pub(super) fn save(key: &str, draft: &Draft) {
    let text = json!({
        "values": storable(&draft.values),
        "base": storable(&draft.base),
        "version": draft.version,
    });
    browser::save(Store::Session, key, &text.to_string());
}

pub(super) fn forget(key: &str) {
    browser::forget(Store::Session, key);
}

/// Forgets the draft of the form `name`, whoever typed it: for a page that leaves its form
/// behind on success.
pub fn forget_draft(name: &str) {
    browser::forget_all(Store::Session, |key| {
        key.strip_prefix(PREFIX).is_some_and(|rest| {
            let form = rest
                .strip_prefix('@')
                .and_then(|owned| owned.split_once('.').map(|(_, form)| form));
            form.unwrap_or(rest) == name
        })
    });
}

/// Forgets the drafts of signed-in people other than `kept`; of all of them for `None`.
pub fn forget_drafts_but(kept: Option<AccountId>) {
    let own = kept.map(|account| format!("{PREFIX}@{account}."));
    browser::forget_all(Store::Session, |key| {
        key.strip_prefix(PREFIX)
            .is_some_and(|rest| rest.starts_with('@'))
            && !own.as_ref().is_some_and(|own| key.starts_with(own))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(last: u8) -> AccountId {
        format!("0193a5b0-0000-7000-8000-0000000000{last:02}")
            .parse()
            .unwrap()
    }

    fn draft(text: &str) -> Draft {
        Draft {
            values: json!({ "note": text, "acceptance": { "terms_version": "1" } }),
            base: json!({}),
            version: Some(3),
        }
    }

    #[test]
    fn a_draft_is_found_by_its_owner_only_and_never_holds_a_consent() {
        let mine = key(Some(account(1)), "profile");
        save(&mine, &draft("x"));
        let found = load(&mine).unwrap();
        assert_eq!(found.values, json!({ "note": "x" }));
        assert_eq!(found.version, Some(3));
        assert_eq!(load(&key(Some(account(2)), "profile")), None);
        assert_eq!(load(&key(None, "profile")), None);
    }

    #[test]
    fn signing_out_forgets_what_signed_in_people_typed_and_nothing_else() {
        let all = [
            key(Some(account(1)), "profile"),
            key(Some(account(2)), "register-x"),
            key(None, "register-x"),
        ];
        for key in &all {
            save(key, &draft("x"));
        }
        forget_drafts_but(Some(account(2)));
        let known = |all: &[String; 3]| all.each_ref().map(|key| load(key).is_some());
        assert_eq!(known(&all), [false, true, true]);
        forget_drafts_but(None);
        assert_eq!(known(&all), [false, false, true]);
    }

    #[test]
    fn a_named_draft_is_forgotten_whoever_typed_it() {
        let all = [
            key(Some(account(1)), "event-new"),
            key(None, "event-new"),
            key(Some(account(1)), "event-new-2"),
        ];
        for key in &all {
            save(key, &draft("x"));
        }
        forget_draft("event-new");
        assert_eq!(all.map(|key| load(&key).is_some()), [false, false, true]);
    }
}
