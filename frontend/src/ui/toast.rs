//! Short news of what was done, with "undo" where it can be undone; a live region.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::button::{Button, ButtonKind, ButtonSize};
use crate::hooks::use_lang;
use crate::i18n::t;

/// How long news stays, in milliseconds.
const STAY_MS: u32 = 6_000;
/// How long news stays that can be undone: time to read, decide and reach the button.
const STAY_UNDO_MS: u32 = 15_000;

/// One piece of news.
#[derive(Clone, PartialEq, Debug)]
pub struct Toast {
    /// What was done.
    pub text: AttrValue,
    /// Undoes it.
    pub undo: Option<Callback<()>>,
}

impl Toast {
    /// News.
    pub fn new(text: impl Into<AttrValue>) -> Self {
        Self {
            text: text.into(),
            undo: None,
        }
    }

    /// News that can be undone.
    #[must_use]
    pub fn undo(mut self, undo: Callback<()>) -> Self {
        self.undo = Some(undo);
        self
    }
}

/// The way to the live region.
#[derive(Clone, PartialEq)]
struct Toaster(Callback<Toast>);

/// Tells news: `let toast = use_toast(); toast.emit(Toast::new(t(lang, "…")))`.
#[hook]
pub fn use_toast() -> Callback<Toast> {
    use_context::<Toaster>().map_or_else(Callback::noop, |toaster| toaster.0)
}

/// Adding and removing news.
enum Change {
    Add(Toast),
    Remove(u32),
}

#[derive(Clone, Default, PartialEq)]
struct Shown {
    next: u32,
    items: Vec<(u32, Toast)>,
}

impl Reducible for Shown {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut shown = (*self).clone();
        match change {
            Change::Add(toast) => {
                shown.items.push((shown.next, toast));
                shown.next = shown.next.wrapping_add(1);
            }
            Change::Remove(id) => shown.items.retain(|(other, _)| *other != id),
        }
        Rc::new(shown)
    }
}

/// Props of [`ToastProvider`].
#[derive(Properties, PartialEq, Debug)]
pub struct ToastProviderProps {
    /// The app.
    pub children: Html,
}

/// Holds the news and the live region; stands once around the app.
#[component]
pub fn ToastProvider(props: &ToastProviderProps) -> Html {
    let shown = use_reducer(Shown::default);
    let toaster = {
        let dispatcher = shown.dispatcher();
        use_memo((), move |()| {
            Toaster(Callback::from(move |toast| {
                dispatcher.dispatch(Change::Add(toast));
            }))
        })
    };
    html! {
        <ContextProvider<Toaster> context={(*toaster).clone()}>
            { props.children.clone() }
            <div class="toasts" role="status" aria-live="polite">
                { for shown.items.iter().map(|(id, toast)| {
                    let (dispatcher, id) = (shown.dispatcher(), *id);
                    let onend = Callback::from(move |()| dispatcher.dispatch(Change::Remove(id)));
                    html! { <Slice key={id} toast={toast.clone()} {onend} /> }
                }) }
            </div>
        </ContextProvider<Toaster>>
    }
}

#[derive(Properties, PartialEq)]
struct SliceProps {
    toast: Toast,
    onend: Callback<()>,
}

#[component]
fn Slice(props: &SliceProps) -> Html {
    let lang = use_lang();
    let held = use_state(|| false);
    {
        let (end, stay) = (
            props.onend.clone(),
            if props.toast.undo.is_some() {
                STAY_UNDO_MS
            } else {
                STAY_MS
            },
        );
        // It does not go away under somebody's pointer or focus.
        use_effect_with(*held, move |held| {
            let timer = (!*held).then(|| Timeout::new(stay, move || end.emit(())));
            move || drop(timer)
        });
    }
    let hold = |on: bool| {
        let held = held.setter();
        move || held.set(on)
    };
    let (enter, leave, focus, blur) = (hold(true), hold(false), hold(true), hold(false));
    html! {
        <div class="toast" onmouseenter={move |_| enter()} onmouseleave={move |_| leave()}
            onfocusin={move |_| focus()} onfocusout={move |_| blur()}>
            <span>{ props.toast.text.clone() }</span>
            if let Some(undo) = &props.toast.undo {
                <Button kind={ButtonKind::Text} size={ButtonSize::Small}
                    onclick={let (undo, end) = (undo.clone(), props.onend.clone());
                        Callback::from(move |()| { undo.emit(()); end.emit(()); })}>
                    { t(lang, "ui-undo") }
                </Button>
            }
        </div>
    }
}
