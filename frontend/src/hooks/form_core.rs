//! The part of a form that does not know the type of its body: written once into the WASM.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use serde_json::Value;
use shared::field::Faults;
use shared::i18n::Lang;
use yew::prelude::*;

use super::bind::{Bind, field_id};
use super::form_values::{put, storable, text_at};
use crate::browser::{self, Store};
use crate::client::ClientError;

/// What a form is told once.
#[derive(Clone, PartialEq, Debug)]
pub struct FormOptions {
    /// Names the draft in the tab's storage and the fields' ids. For an edit put id and version
    /// into it (`event-<id>-v3`), so that an old draft never meets a newer version.
    pub name: AttrValue,
    /// The values to begin with.
    pub initial: Value,
    /// Whether to keep a draft (passwords and codes are never in it).
    pub keep_draft: bool,
}

impl FormOptions {
    /// A form that keeps its draft.
    pub fn new(name: impl Into<AttrValue>, initial: Value) -> Self {
        Self {
            name: name.into(),
            initial,
            keep_draft: true,
        }
    }

    /// A form that keeps nothing (sign-in).
    #[must_use]
    pub fn without_draft(mut self) -> Self {
        self.keep_draft = false;
        self
    }
}

pub(super) struct State {
    pub(super) values: Value,
    touched: BTreeSet<String>,
    /// Faults the server found, until their field changes.
    told: Vec<(String, AttrValue)>,
    attempts: u32,
    dirty: bool,
    restored: bool,
    seen_error: Option<Rc<ClientError>>,
}

/// A form: its values by JSON pointer, its faults, and the ways to change it.
#[derive(Clone)]
pub struct FormCore {
    options: Rc<FormOptions>,
    state: Rc<RefCell<State>>,
    redraw: Callback<()>,
    /// The faults to list above the form: field id and text. Empty before the first attempt to
    /// send.
    pub summary: Vec<(AttrValue, AttrValue)>,
    /// Counts the refused attempts; the summary takes the focus when it grows.
    pub attempts: u32,
    /// Whether something was typed that is not sent yet.
    pub dirty: bool,
    /// Whether the values come from an earlier draft.
    pub restored: bool,
    faults: Vec<(String, AttrValue)>,
    /// For `<form onsubmit=…>`: checks, then hands a whole body over.
    pub onsubmit: Callback<SubmitEvent>,
}

impl std::fmt::Debug for FormCore {
    /// Never the values: they are personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Form")
            .field("name", &self.options.name)
            .finish_non_exhaustive()
    }
}

impl FormCore {
    /// Ties an input to the value at a JSON pointer, such as `/title` or `/agenda/0/title`.
    pub fn bind(&self, pointer: &str) -> Bind {
        let at = pointer.to_owned();
        let (state, redraw, options) = (
            self.state.clone(),
            self.redraw.clone(),
            self.options.clone(),
        );
        let set = Callback::from(move |value: Value| {
            {
                let mut state = state.borrow_mut();
                put(&mut state.values, &at, value);
                state.dirty = true;
                state.told.retain(|(pointer, _)| *pointer != at);
                keep(&options, &state);
            }
            redraw.emit(());
        });
        let at = pointer.to_owned();
        let (state, redraw) = (self.state.clone(), self.redraw.clone());
        let touch = Callback::from(move |()| {
            let fresh = state.borrow_mut().touched.insert(at.clone());
            if fresh {
                redraw.emit(());
            }
        });
        let error = self
            .faults
            .iter()
            .find(|(at, _)| at == pointer)
            .map(|(_, text)| text.clone());
        Bind {
            id: field_id(&self.options.name, pointer),
            value: self.text(pointer).into(),
            error,
            set,
            touch,
        }
    }

    /// The text at a pointer.
    pub fn text(&self, pointer: &str) -> String {
        text_at(&self.state.borrow().values, pointer)
    }

    /// The value at a pointer; null where there is none.
    pub fn value(&self, pointer: &str) -> Value {
        self.state
            .borrow()
            .values
            .pointer(pointer)
            .cloned()
            .unwrap_or(Value::Null)
    }

    /// Puts a value at a pointer, as if it had been typed.
    pub fn set(&self, pointer: &str, value: Value) {
        self.bind(pointer).set.emit(value);
    }

    /// How many items the array at a pointer has.
    pub fn count(&self, pointer: &str) -> usize {
        match self.state.borrow().values.pointer(pointer) {
            Some(Value::Array(items)) => items.len(),
            _ => 0,
        }
    }

    /// Changes the array at a pointer (add, remove, move an item). Faults told for its items
    /// are forgotten, since their numbers no longer fit.
    pub fn edit_items(&self, pointer: &str, edit: impl FnOnce(&mut Vec<Value>)) {
        let mut items = match self.value(pointer) {
            Value::Array(items) => items,
            _ => Vec::new(),
        };
        edit(&mut items);
        self.state
            .borrow_mut()
            .told
            .retain(|(at, _)| !at.starts_with(pointer));
        self.set(pointer, Value::Array(items));
    }

    /// Forgets what was typed and the draft: after success, or when asked to.
    pub fn clear(&self) {
        browser::forget(Store::Session, &draft_key(&self.options));
        {
            let mut state = self.state.borrow_mut();
            state.values = self.options.initial.clone();
            state.touched.clear();
            state.told.clear();
            state.attempts = 0;
            state.dirty = false;
            state.restored = false;
        }
        self.redraw.emit(());
    }

    /// What was typed is sent: no warning on leaving, no draft.
    pub fn saved(&self) {
        browser::forget(Store::Session, &draft_key(&self.options));
        {
            let mut state = self.state.borrow_mut();
            state.dirty = false;
            state.restored = false;
            state.attempts = 0;
        }
        self.redraw.emit(());
    }
}

/// Forgets the draft of the form `name`: for a page that leaves its form behind on success.
pub fn forget_draft(name: &str) {
    browser::forget(Store::Session, &format!("musubi.draft.{name}"));
}

fn draft_key(options: &FormOptions) -> String {
    format!("musubi.draft.{}", options.name)
}

fn keep(options: &FormOptions, state: &State) {
    if options.keep_draft {
        let text = storable(&state.values).to_string();
        browser::save(Store::Session, &draft_key(options), &text);
    }
}

fn begin(options: &FormOptions) -> State {
    let draft = if options.keep_draft {
        browser::load(Store::Session, &draft_key(options))
            .and_then(|text| serde_json::from_str::<Value>(&text).ok())
            .filter(|draft| *draft != storable(&options.initial))
    } else {
        None
    };
    let restored = draft.is_some();
    State {
        values: draft.unwrap_or_else(|| options.initial.clone()),
        touched: BTreeSet::new(),
        told: Vec::new(),
        attempts: 0,
        dirty: restored,
        restored,
        seen_error: None,
    }
}

/// The form's state while its component lives.
pub(super) struct Held {
    pub options: Rc<FormOptions>,
    pub state: Rc<RefCell<State>>,
    pub redraw: Callback<()>,
}

/// Begins a form, or goes on with it; takes over the faults of a new failure.
#[hook]
pub(super) fn use_held(options: FormOptions, error: Option<Rc<ClientError>>) -> Held {
    let update = use_force_update();
    let redraw = Callback::from(move |()| update.force_update());
    let options = use_memo(options, Clone::clone);
    let holder = use_mut_ref(|| (options.name.clone(), Rc::new(RefCell::new(begin(&options)))));
    // Another form (another event, a newer version) in the same place begins anew.
    if holder.borrow().0 != options.name {
        *holder.borrow_mut() = (options.name.clone(), Rc::new(RefCell::new(begin(&options))));
    }
    let state = holder.borrow().1.clone();
    take_told(&mut state.borrow_mut(), error.as_ref());
    Held {
        options,
        state,
        redraw,
    }
}

impl Held {
    /// The form as it is drawn now: `faults` is what parsing found, `send` hands the body over
    /// when there were none.
    pub fn form(self, lang: Lang, faults: &Faults, send: Option<Box<dyn FnOnce()>>) -> FormCore {
        let Self {
            options,
            state,
            redraw,
        } = self;
        let (faults, summary, attempts, dirty, restored) = {
            let state = state.borrow();
            let tried = state.attempts > 0;
            let mut shown = state.told.clone();
            for (at, code) in faults.iter() {
                let at = at.as_str();
                let due = tried || state.touched.contains(at);
                if due && !shown.iter().any(|(other, _)| other == at) {
                    shown.push((at.to_owned(), AttrValue::from(code.text(lang))));
                }
            }
            let line =
                |(at, text): &(String, AttrValue)| (field_id(&options.name, at), text.clone());
            let summary = if tried {
                shown.iter().map(line).collect()
            } else {
                Vec::new()
            };
            (shown, summary, state.attempts, state.dirty, state.restored)
        };
        let send = RefCell::new(send);
        let onsubmit = {
            let (state, redraw) = (state.clone(), redraw.clone());
            Callback::from(move |event: SubmitEvent| {
                event.prevent_default();
                match send.take() {
                    Some(send) => send(),
                    None => state.borrow_mut().attempts += 1,
                }
                redraw.emit(());
            })
        };
        FormCore {
            options,
            state,
            redraw,
            summary,
            attempts,
            dirty,
            restored,
            faults,
            onsubmit,
        }
    }
}

/// Takes over the field faults of a new failure, once.
fn take_told(state: &mut State, error: Option<&Rc<ClientError>>) {
    let known = match (&state.seen_error, error) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    };
    if known {
        return;
    }
    state.seen_error = error.cloned();
    if let Some(error) = error.filter(|error| !error.faults().is_empty()) {
        state.told = error
            .faults()
            .iter()
            .map(|f| {
                (
                    f.pointer.as_str().to_owned(),
                    AttrValue::from(f.detail.clone()),
                )
            })
            .collect();
        state.attempts += 1;
    }
}
