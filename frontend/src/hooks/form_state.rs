//! What a form remembers, and how it meets a newer version of what it edits.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value;
use shared::problem::Code;
use yew::AttrValue;

use super::conflict::{self, Difference};
use super::draft::{self, Draft};
use super::form_core::FormOptions;
use crate::client::ClientError;

/// Somebody else saved the same thing meanwhile, and the question is not answered yet.
#[derive(Clone, PartialEq)]
pub(super) struct Conflict {
    /// The fields in question.
    pub fields: Rc<Vec<Difference>>,
    theirs: Value,
    version: Option<i64>,
}

pub(super) struct State {
    pub values: Value,
    pub touched: BTreeSet<String>,
    /// Faults the server found, until their field changes.
    pub told: Vec<(String, AttrValue)>,
    pub attempts: u32,
    pub dirty: bool,
    pub restored: bool,
    /// The last failure, as long as it has something to say.
    pub error: Option<Rc<ClientError>>,
    seen_error: Option<Rc<ClientError>>,
    /// What was saved elsewhere has been taken in beside what was typed here.
    pub merged: bool,
    pub conflict: Option<Conflict>,
    /// Counts the answers that mean "send it now".
    pub send_due: u32,
    /// What was sent last, until its outcome is known.
    sent: Option<Value>,
    base: Value,
    version: Option<i64>,
    key: Option<String>,
}

impl State {
    /// Begins with the draft under `key`, else with the initial values.
    pub fn begin(options: &FormOptions, key: String) -> Self {
        let key = options.keep_draft.then_some(key);
        let draft = key
            .as_deref()
            .and_then(draft::load)
            .filter(|draft| !conflict::same(&draft.values, &draft.base));
        let mut state = Self {
            values: options.initial.clone(),
            touched: BTreeSet::new(),
            told: Vec::new(),
            attempts: 0,
            dirty: false,
            restored: false,
            error: None,
            seen_error: None,
            merged: false,
            conflict: None,
            send_due: 0,
            sent: None,
            base: options.initial.clone(),
            version: options.version,
            key,
        };
        if let Some(draft) = draft {
            state.values = draft.values;
            state.dirty = true;
            state.restored = true;
            if draft.version != options.version {
                state.base = draft.base;
                state.version = draft.version;
                state.meet(options);
            }
        }
        state
    }

    /// Goes on under another key: a guest who was typing has signed in.
    pub fn move_to(&mut self, key: String) {
        self.forget();
        self.key = self.key.is_some().then_some(key);
        if self.dirty {
            self.keep();
        }
    }

    /// Keeps what was typed in the tab.
    pub fn keep(&self) {
        if let Some(key) = &self.key {
            draft::save(
                key,
                &Draft {
                    values: self.values.clone(),
                    base: self.base.clone(),
                    version: self.version,
                },
            );
        }
    }

    fn forget(&self) {
        if let Some(key) = &self.key {
            draft::forget(key);
        }
    }

    /// The values are on their way.
    pub fn sending(&mut self) {
        self.sent = Some(self.values.clone());
    }

    /// What was typed is saved: no warning on leaving, no draft. Whether that is news.
    pub fn saved(&mut self) -> bool {
        let news = self.dirty || self.restored || self.attempts > 0 || self.error.is_some();
        self.forget();
        self.settle();
        news
    }

    /// Begins anew.
    pub fn clear(&mut self, options: &FormOptions) {
        self.forget();
        self.values = options.initial.clone();
        self.base = options.initial.clone();
        self.version = options.version;
        self.touched.clear();
        self.told.clear();
        self.conflict = None;
        self.settle();
    }

    fn settle(&mut self) {
        self.attempts = 0;
        self.dirty = false;
        self.restored = false;
        self.merged = false;
        self.error = None;
        self.sent = None;
    }

    /// Meets the version that is there now: its own save, or another's.
    pub fn meet(&mut self, options: &FormOptions) {
        let waits = self.conflict.as_ref().map(|open| open.version);
        if options.version == self.version || waits == Some(options.version) {
            return;
        }
        if let Some(sent) = self.sent.take() {
            // One's own: what was typed since then stays on top of it.
            let typed_on = !conflict::same(&self.values, &sent);
            let next = conflict::merged(&sent, &self.values, &options.initial);
            self.clear(options);
            if typed_on {
                self.values = next;
                self.dirty = true;
                self.keep();
            }
        } else if self.dirty {
            let fields = conflict::differences(&self.base, &self.values, &options.initial);
            if fields.is_empty() {
                self.rebase(&options.initial, options.version);
                self.merged = true;
            } else {
                self.conflict = Some(Conflict {
                    fields: Rc::new(fields),
                    theirs: options.initial.clone(),
                    version: options.version,
                });
            }
        } else {
            self.clear(options);
        }
    }

    /// Puts what was typed on top of a newer version.
    fn rebase(&mut self, theirs: &Value, version: Option<i64>) {
        self.values = conflict::merged(&self.base, &self.values, theirs);
        self.base = theirs.clone();
        self.version = version;
        self.error = None;
        self.restored = false;
        self.dirty = !conflict::same(&self.values, &self.base);
        self.told.clear();
        if self.dirty {
            self.keep();
        } else {
            self.forget();
        }
    }

    /// Answers an open question: what was typed here counts, and is to be sent.
    pub fn keep_mine(&mut self) {
        if let Some(open) = self.conflict.take() {
            self.rebase(&open.theirs, open.version);
            self.send_due += 1;
        }
    }

    /// Answers an open question: what was saved meanwhile counts.
    pub fn take_theirs(&mut self) {
        if let Some(open) = self.conflict.take() {
            self.values = open.theirs.clone();
            self.base = open.theirs;
            self.version = open.version;
            self.touched.clear();
            self.told.clear();
            self.forget();
            self.settle();
        }
    }

    /// Takes over a new failure, once.
    pub fn take_error(&mut self, error: Option<&Rc<ClientError>>) {
        let known = match (&self.seen_error, error) {
            (Some(a), Some(b)) => Rc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        if known {
            return;
        }
        self.seen_error = error.cloned();
        self.error = error.cloned();
        let Some(error) = error else { return };
        self.sent = None;
        self.merged &= error.code() != Some(Code::VersionStale);
        if !error.faults().is_empty() {
            self.told = error
                .faults()
                .iter()
                .map(|f| {
                    (
                        f.pointer.as_str().to_owned(),
                        AttrValue::from(f.detail.clone()),
                    )
                })
                .collect();
            self.attempts += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const KEY: &str = "musubi.draft.@a.profile";

    fn options(version: i64, title: &str, note: &str) -> FormOptions {
        FormOptions::new("profile", json!({ "title": title, "note": note })).version(version)
    }

    fn typed(state: &mut State, values: Value) {
        state.values = values;
        state.dirty = true;
        state.keep();
    }

    fn begun() -> State {
        State::begin(&options(1, "a", "n"), KEY.to_owned())
    }

    #[test]
    fn a_draft_is_found_again_and_a_newer_version_asks_which_of_both_counts() {
        let mut state = begun();
        typed(&mut state, json!({ "title": "mine", "note": "n" }));
        let same = begun();
        assert!(same.restored && same.conflict.is_none());
        assert_eq!(same.values["title"], "mine");

        let mut later = State::begin(&options(2, "theirs", "new"), KEY.to_owned());
        let fields = later.conflict.as_ref().unwrap().fields.clone();
        assert_eq!(fields.len(), 1, "the note was touched by one side only");
        assert_eq!(fields[0].mine, "mine");
        assert_eq!(fields[0].theirs, "theirs");

        later.keep_mine();
        assert_eq!(later.values, json!({ "title": "mine", "note": "new" }));
        assert_eq!((later.send_due, later.dirty), (1, true));
        // The answer stands after a reload: the draft belongs to the newer version now.
        let again = State::begin(&options(2, "theirs", "new"), KEY.to_owned());
        assert!(again.conflict.is_none() && again.restored);
    }

    #[test]
    fn taking_the_new_content_leaves_no_draft() {
        let mut state = begun();
        typed(&mut state, json!({ "title": "mine", "note": "n" }));
        state.meet(&options(2, "theirs", "n"));
        state.take_theirs();
        assert_eq!(state.values["title"], "theirs");
        assert!(!state.dirty && draft::load(KEY).is_none());
    }

    #[test]
    fn changes_that_do_not_meet_are_taken_in_without_a_question() {
        let mut state = begun();
        typed(&mut state, json!({ "title": "mine", "note": "n" }));
        state.meet(&options(2, "a", "new"));
        assert!(state.merged && state.conflict.is_none());
        assert_eq!(state.values, json!({ "title": "mine", "note": "new" }));
    }

    #[test]
    fn ones_own_save_is_no_conflict_and_what_was_typed_since_stays() {
        let mut state = begun();
        typed(&mut state, json!({ "title": "ｍｉｎｅ", "note": "n" }));
        state.sending();
        let mut quick = begun();
        quick.sending();
        typed(&mut quick, json!({ "title": "ｍｉｎｅ", "note": "more" }));

        state.meet(&options(2, "mine", "n"));
        assert!(state.conflict.is_none() && !state.dirty);
        assert_eq!(state.values["title"], "mine", "as the server keeps it");

        quick.sent = Some(json!({ "title": "ｍｉｎｅ", "note": "n" }));
        quick.meet(&options(2, "mine", "n"));
        assert!(quick.conflict.is_none() && quick.dirty);
        assert_eq!(quick.values, json!({ "title": "mine", "note": "more" }));
    }

    #[test]
    fn a_form_nobody_typed_in_follows_quietly() {
        let mut state = begun();
        state.meet(&options(2, "theirs", "n"));
        assert_eq!(state.values["title"], "theirs");
        assert!(state.conflict.is_none() && !state.dirty);
    }

    #[test]
    fn a_form_that_is_saved_has_no_more_news() {
        let mut state = begun();
        typed(&mut state, json!({ "title": "mine", "note": "n" }));
        assert!(state.saved());
        assert!(draft::load(KEY).is_none());
        assert!(!state.saved(), "told again, it would be drawn for ever");
    }
}
