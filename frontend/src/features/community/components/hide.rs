//! Taking a post out of sight, with the reason its author reads.

use serde_json::json;
use shared::community::api::{HidePost, PostView};
use shared::field::Faults;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, Dialog, ErrorBanner, ErrorSummary, TextArea, Toast, use_toast};

/// Props of [`HideDialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct HideProps {
    /// The post.
    pub post: PostView,
    /// Whether it is asked.
    pub open: bool,
    /// Takes the post as it is afterwards.
    pub changed: Callback<PostView>,
    /// Shows it again: asked of whoever is there still when the dialog and its form are gone.
    pub undo: Callback<()>,
    /// Closes it.
    pub onclose: Callback<()>,
}

/// Asks for the reason.
#[component]
pub fn HideDialog(props: &HideProps) -> Html {
    let lang = use_lang();
    html! {
        <Dialog id={format!("hide-{}", props.post.id)} open={props.open}
            title={t(lang, "community-hide-title")} onclose={props.onclose.clone()}>
            <p>{ t(lang, "community-hide-body") }</p>
            <Fields post={props.post.clone()} open={props.open} changed={props.changed.clone()}
                undo={props.undo.clone()} onclose={props.onclose.clone()} />
        </Dialog>
    }
}

#[component]
fn Fields(props: &HideProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.post.id;
    let hide = use_mutation(client::hide, {
        let (changed, close) = (props.changed.clone(), props.onclose.clone());
        let undo = props.undo.clone();
        Callback::from(move |reply: Reply<PostView>| {
            close.emit(());
            toast.emit(Toast::new(t(lang, "community-hidden-news")).undo(undo.clone()));
            changed.emit(reply.body);
        })
    });
    let form = use_form(
        FormOptions::new(format!("hide-{id}"), json!({})).without_draft(),
        hide.error.clone(),
        |_: &HidePost, _: &mut Faults| {},
        hide.run.reform(move |body| (id, body)),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = hide.error.as_ref().filter(|e| e.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <TextArea bind={form.bind("/reason")} label={t(lang, "community-hide-reason")}
                required={true} max={500} />
            <div><Button submit=true pending={hide.pending}>{ t(lang, "community-hide-do") }</Button></div>
        </form>
    }
}
