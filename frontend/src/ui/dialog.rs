//! Dialogs: the browser's own `<dialog>`, which keeps the focus inside and closes by Escape.

use yew::prelude::*;

use super::button::{Button, ButtonKind};
use crate::hooks::use_lang;
use crate::i18n::t;

/// Props of [`Dialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct DialogProps {
    /// The dialog's id on this page.
    pub id: AttrValue,
    /// Whether it is open.
    pub open: bool,
    /// What it is about.
    pub title: AttrValue,
    /// Called when it is closed by Escape or the closing button.
    pub onclose: Callback<()>,
    /// The buttons that do something; a closing button is added after them.
    #[prop_or_default]
    pub actions: Html,
    /// The closing button's words; "やめる" by default.
    #[prop_or_default]
    pub close_label: Option<AttrValue>,
    /// The content: name the thing and the number of people touched.
    #[prop_or_default]
    pub children: Html,
}

/// A modal dialog, for what cannot be undone.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let lang = use_lang();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.open, move |open| {
            if let Some(dialog) = node.cast::<web_sys::HtmlDialogElement>() {
                if *open && !dialog.open() {
                    drop(dialog.show_modal());
                } else if !*open && dialog.open() {
                    dialog.close();
                }
            }
        });
    }
    let oncancel = {
        let onclose = props.onclose.clone();
        Callback::from(move |event: Event| {
            // The state decides whether it is open; the effect above then closes it.
            event.prevent_default();
            onclose.emit(());
        })
    };
    let title_id = format!("{}-title", props.id);
    html! {
        <dialog ref={node} id={props.id.clone()} class="dialog" aria-labelledby={title_id.clone()}
            {oncancel}>
            <h2 id={title_id}>{ props.title.clone() }</h2>
            if props.open {
                <div class="stack">{ props.children.clone() }</div>
                <div class="actions">
                    { props.actions.clone() }
                    <Button kind={ButtonKind::Outline} onclick={props.onclose.clone()}>
                        { props.close_label.clone().unwrap_or_else(|| t(lang, "ui-never-mind")) }
                    </Button>
                </div>
            }
        </dialog>
    }
}
