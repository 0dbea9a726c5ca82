//! Forms: typed values that survive errors, reload and the end of a sign-in; faults found by
//! the very types the API parses with, shown where they belong.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::rc::Rc;

use serde_json::Value;
use shared::field::{Faults, Parse, parse};
use yew::prelude::*;

use super::bind::{Bind, field_id};
use super::form_values::{pruned, put, storable, text_at};
use super::page::use_lang;
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

struct State {
    values: Value,
    touched: BTreeSet<String>,
    /// Faults the server found, until their field changes.
    told: Vec<(String, AttrValue)>,
    attempts: u32,
    dirty: bool,
    restored: bool,
    seen_error: Option<Rc<ClientError>>,
}

/// A form of the request body `B`.
pub struct Form<B> {
    options: Rc<FormOptions>,
    state: Rc<RefCell<State>>,
    redraw: Callback<()>,
    /// The faults to list above the form: pointer, field id and text. Empty before the first
    /// attempt to send.
    pub summary: Vec<(AttrValue, AttrValue)>,
    /// Counts the refused attempts; the summary takes the focus when it grows.
    pub attempts: u32,
    /// Whether something was typed that is not sent yet.
    pub dirty: bool,
    /// Whether the values come from an earlier draft.
    pub restored: bool,
    faults: Vec<(String, AttrValue)>,
    /// For `<form onsubmit=…>`: checks, then hands a whole `B` over.
    pub onsubmit: Callback<SubmitEvent>,
    body: PhantomData<B>,
}

impl<B> Clone for Form<B> {
    fn clone(&self) -> Self {
        Self {
            options: self.options.clone(),
            state: self.state.clone(),
            redraw: self.redraw.clone(),
            summary: self.summary.clone(),
            attempts: self.attempts,
            dirty: self.dirty,
            restored: self.restored,
            faults: self.faults.clone(),
            onsubmit: self.onsubmit.clone(),
            body: PhantomData,
        }
    }
}

impl<B> std::fmt::Debug for Form<B> {
    /// Never the values: they are personal data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Form")
            .field("name", &self.options.name)
            .finish_non_exhaustive()
    }
}

impl<B> Form<B> {
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

/// A form of the request body `B`. `error` is the last failure of the mutation that sends it:
/// its field faults show at their fields. `send` gets the parsed body when nothing is wrong.
/// `check` adds the rules that concern several fields (`shared::…::rules`).
///
/// ```ignore
/// let form = use_form(
///     FormOptions::new("register", json!({"mode": "in_person"})),
///     register.error.clone(),
///     rules::check_new_registration,
///     register.run.clone(),
/// );
/// html! { <form onsubmit={form.onsubmit.clone()} class="form" novalidate=true>
///     <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
///     <TextField bind={form.bind("/email")} label={t(lang, "registration-email")} required=true />
/// </form> }
/// ```
#[hook]
pub fn use_form<B, C>(
    options: FormOptions,
    error: Option<Rc<ClientError>>,
    check: C,
    send: Callback<B>,
) -> Form<B>
where
    B: Parse + 'static,
    C: Fn(&B, &mut Faults) + 'static,
{
    let lang = use_lang();
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

    let parsed: Result<B, Faults> = parse(&pruned(&state.borrow().values, &options.initial))
        .and_then(|body: B| {
            let mut faults = Faults::none();
            check(&body, &mut faults);
            faults.into_result(Some(body))
        });
    let found: Vec<(String, AttrValue)> = match &parsed {
        Ok(_) => Vec::new(),
        Err(faults) => faults
            .iter()
            .map(|(at, code)| (at.as_str().to_owned(), AttrValue::from(code.text(lang))))
            .collect(),
    };
    let (faults, summary, attempts, dirty, restored) = {
        let state = state.borrow();
        let tried = state.attempts > 0;
        let mut faults = state.told.clone();
        let shown = found
            .into_iter()
            .filter(|(at, _)| tried || state.touched.contains(at));
        for fault in shown {
            if !faults.iter().any(|(at, _)| *at == fault.0) {
                faults.push(fault);
            }
        }
        let line = |(at, text): &(String, AttrValue)| (field_id(&options.name, at), text.clone());
        let summary = if tried {
            faults.iter().map(line).collect()
        } else {
            Vec::new()
        };
        (faults, summary, state.attempts, state.dirty, state.restored)
    };
    let parsed = Rc::new(RefCell::new(parsed.ok()));
    let onsubmit = {
        let (state, redraw) = (state.clone(), redraw.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match parsed.borrow_mut().take() {
                Some(body) => send.emit(body),
                None => state.borrow_mut().attempts += 1,
            }
            redraw.emit(());
        })
    };
    Form {
        options,
        state,
        redraw,
        summary,
        attempts,
        dirty,
        restored,
        faults,
        onsubmit,
        body: PhantomData,
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
