//! Warns before what was typed is left behind.

use wasm_bindgen::JsCast;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::button::{Button, ButtonKind};
use super::dialog::Dialog;
use crate::browser::Listener;
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes;

/// Props of [`UnsavedGuard`].
#[derive(Properties, PartialEq, Debug)]
pub struct UnsavedGuardProps {
    /// Whether there is something to lose (`form.dirty`).
    pub dirty: bool,
}

/// Asks before a page with unsaved content is left by a link, and lets the browser ask before
/// the tab closes. Going back by the browser's button is not stopped; the draft is kept there.
#[component]
pub fn UnsavedGuard(props: &UnsavedGuardProps) -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let wanted = use_state(|| None::<String>);
    {
        let wanted = wanted.setter();
        use_effect_with(props.dirty, move |dirty| {
            let listeners = dirty.then(|| {
                let unload = Listener::window("beforeunload", false, |event| {
                    event.prevent_default();
                });
                let click = Listener::window("click", true, move |event| {
                    if let Some(place) = inner_link(&event) {
                        event.prevent_default();
                        event.stop_propagation();
                        wanted.set(Some(place));
                    }
                });
                (unload, click)
            });
            move || drop(listeners)
        });
    }
    let onclose = {
        let wanted = wanted.setter();
        Callback::from(move |()| wanted.set(None))
    };
    let leave = {
        let wanted = wanted.clone();
        Callback::from(move |()| {
            if let (Some(navigator), Some(place)) = (&navigator, &*wanted) {
                routes::go(navigator, place);
            }
            wanted.set(None);
        })
    };
    html! {
        <Dialog id="unsaved" open={wanted.is_some()} title={t(lang, "ui-unsaved")} {onclose}
            close_label={Some(t(lang, "ui-stay"))}
            actions={html! {
                <Button onclick={leave} kind={ButtonKind::Outline}>{ t(lang, "ui-leave") }</Button>
            }}>
            <p>{ t(lang, "ui-unsaved-body") }</p>
        </Dialog>
    }
}

/// The place a plain click on a link of this site would go to.
fn inner_link(event: &web_sys::Event) -> Option<String> {
    let mouse = event.dyn_ref::<web_sys::MouseEvent>()?;
    if mouse.button() != 0 || mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() {
        return None;
    }
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("a[href^='/']").ok()??;
    if link.has_attribute("download") || link.has_attribute("target") {
        return None;
    }
    let href = link.get_attribute("href")?;
    (!href.starts_with("/api/") && !href.starts_with("//")).then_some(href)
}
