//! The part of a form that does not know the type of its body: written once into the WASM.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::Value;
use shared::account::AccountId;
use shared::field::Faults;
use shared::i18n::Lang;
use yew::prelude::*;

use super::bind::{Bind, field_id};
use super::conflict::Difference;
use super::draft;
use super::form_state::State;
use super::form_values::{put, text_at};
use super::page::use_session;
use crate::browser;
use crate::client::ClientError;

/// What a form is told once.
#[derive(Clone, PartialEq, Debug)]
pub struct FormOptions {
    /// Names the draft in the tab's storage and the fields' ids. For an edit put the id into it
    /// (`event-<id>`), and the version beside it ([`Self::version`]).
    pub name: AttrValue,
    /// The values to begin with.
    pub initial: Value,
    /// Which version of a thing `initial` is. When it rises while something was typed, the form
    /// takes in what it can and asks about the rest ([`crate::ui::FormHead`]).
    pub version: Option<i64>,
    /// Whether to keep a draft (passwords and codes are never in it).
    pub keep_draft: bool,
}

impl FormOptions {
    /// A form that keeps its draft.
    pub fn new(name: impl Into<AttrValue>, initial: Value) -> Self {
        Self {
            name: name.into(),
            initial,
            version: None,
            keep_draft: true,
        }
    }

    /// A form that changes a thing which others may change too.
    #[must_use]
    pub fn version(mut self, version: i64) -> Self {
        self.version = Some(version);
        self
    }

    /// A form that keeps nothing (sign-in).
    #[must_use]
    pub fn without_draft(mut self) -> Self {
        self.keep_draft = false;
        self
    }
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
    /// The last failure, until it has nothing more to say.
    pub error: Option<Rc<ClientError>>,
    /// What somebody else changed differently meanwhile; empty when there is no question.
    pub conflict: Rc<Vec<Difference>>,
    /// Whether what somebody else changed meanwhile was taken in.
    pub merged: bool,
    faults: Vec<(String, AttrValue)>,
    /// For `<form onsubmit=…>`: checks, then hands a whole body over.
    pub onsubmit: Callback<SubmitEvent>,
    pub(super) submit: Callback<()>,
    pub(super) send_due: u32,
}

/// Never equal: what is drawn from a form is drawn whenever the form is.
impl PartialEq for FormCore {
    fn eq(&self, _: &Self) -> bool {
        false
    }
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
        let (state, redraw) = (self.state.clone(), self.redraw.clone());
        let set = Callback::from(move |value: Value| {
            {
                let mut state = state.borrow_mut();
                put(&mut state.values, &at, value);
                state.dirty = true;
                state.told.retain(|(pointer, _)| *pointer != at);
                state.keep();
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

    /// All that was typed, to give it back by [`Self::fill`].
    pub fn values(&self) -> Value {
        self.state.borrow().values.clone()
    }

    /// Puts all values at once, as if they had been typed.
    pub fn fill(&self, values: Value) {
        {
            let mut state = self.state.borrow_mut();
            state.values = values;
            state.dirty = true;
            state.keep();
        }
        self.redraw.emit(());
    }

    /// Forgets what was typed and the draft: after success, or when asked to.
    pub fn clear(&self) {
        self.state.borrow_mut().clear(&self.options);
        self.redraw.emit(());
    }

    /// What was typed is sent: no warning on leaving, no draft. Not while drawing: see
    /// [`use_saved`].
    pub fn saved(&self) {
        // Drawn again only when there is news, so that this can never go round in circles.
        if self.state.borrow_mut().saved() {
            self.redraw.emit(());
        }
    }

    /// In a conflict: what was typed here counts, and is sent.
    pub fn keep_mine(&self) {
        self.state.borrow_mut().keep_mine();
        self.redraw.emit(());
    }

    /// In a conflict: what was saved meanwhile counts.
    pub fn take_theirs(&self) {
        self.state.borrow_mut().take_theirs();
        self.redraw.emit(());
    }

    /// The id of what asks about a conflict.
    pub fn conflict_id(&self) -> String {
        format!("{}-conflict", self.options.name)
    }
}

/// Forgets the draft once `done`: for a page that shows something else in the form's place.
#[hook]
pub fn use_saved(form: &FormCore, done: bool) {
    let form = form.clone();
    use_effect_with(done, move |done| {
        if *done {
            form.saved();
        }
    });
}

/// The form's state while its component lives.
pub(super) struct Held {
    pub options: Rc<FormOptions>,
    pub state: Rc<RefCell<State>>,
    pub redraw: Callback<()>,
}

/// Whose form it is, its name, and its state.
type Place = (Option<AccountId>, AttrValue, Rc<RefCell<State>>);

/// Begins a form, or goes on with it; takes over the faults of a new failure.
#[hook]
pub(super) fn use_held(options: FormOptions, error: Option<Rc<ClientError>>) -> Held {
    let update = use_force_update();
    let redraw = Callback::from(move |()| update.force_update());
    let owner = use_session().state.account_key();
    let options = use_memo(options, Clone::clone);
    let key = draft::key(owner, &options.name);
    let holder = use_mut_ref(|| -> Place {
        let state = State::begin(&options, key.clone());
        (owner, options.name.clone(), Rc::new(RefCell::new(state)))
    });
    {
        let mut place = holder.borrow_mut();
        let (whose, name, state) = &mut *place;
        if *name != options.name || (whose.is_some() && *whose != owner) {
            // Another form, or another person, in the same place begins anew.
            *state = Rc::new(RefCell::new(State::begin(&options, key)));
        } else if *whose != owner {
            state.borrow_mut().move_to(key);
        }
        *whose = owner;
        *name = options.name.clone();
    }
    let state = holder.borrow().2.clone();
    {
        let mut state = state.borrow_mut();
        state.take_error(error.as_ref());
        state.meet(&options);
    }
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
        let (faults, summary) = self.told(lang, faults);
        let submit = self.submit(send);
        let onsubmit = submit.reform(|event: SubmitEvent| event.prevent_default());
        let Self {
            options,
            state,
            redraw,
        } = self;
        let now = state.borrow();
        FormCore {
            attempts: now.attempts,
            dirty: now.dirty,
            restored: now.restored,
            error: now.error.clone(),
            conflict: now
                .conflict
                .as_ref()
                .map(|open| open.fields.clone())
                .unwrap_or_default(),
            merged: now.merged,
            send_due: now.send_due,
            options,
            state: state.clone(),
            redraw,
            summary,
            faults,
            onsubmit,
            submit,
        }
    }

    /// The faults that show, by pointer; and as the summary lists them.
    fn told(&self, lang: Lang, faults: &Faults) -> (Lines, Lines<AttrValue>) {
        let state = self.state.borrow();
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
            |(at, text): &(String, AttrValue)| (field_id(&self.options.name, at), text.clone());
        let summary = if tried {
            shown.iter().map(line).collect()
        } else {
            Vec::new()
        };
        (shown, summary)
    }

    /// Sends a whole body, once; else shows what is wrong, or what has to be answered first.
    fn submit(&self, send: Option<Box<dyn FnOnce()>>) -> Callback<()> {
        let send = RefCell::new(send);
        let (state, redraw) = (self.state.clone(), self.redraw.clone());
        let question = format!("{}-conflict", self.options.name);
        Callback::from(move |()| {
            if state.borrow().conflict.is_some() {
                browser::focus(&question);
                return;
            }
            if let Some(send) = send.take() {
                state.borrow_mut().sending();
                send();
            } else {
                state.borrow_mut().attempts += 1;
            }
            redraw.emit(());
        })
    }
}

/// Where, and what is said there.
type Lines<At = String> = Vec<(At, AttrValue)>;
