//! The description as participants will see it.

use shared::event::form::{EventForm, PreviewForm};
use shared::event::staff::Preview;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{Form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, ErrorBanner, Prose};

/// Props of [`DescriptionPreview`].
#[derive(Properties)]
pub struct PreviewProps {
    /// The event's form.
    pub form: Form<EventForm>,
}

impl PartialEq for PreviewProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// A button, and below it the description by the server's own sanitiser.
#[component]
pub fn DescriptionPreview(props: &PreviewProps) -> Html {
    let lang = use_lang();
    let shown = use_state(|| None::<String>);
    let preview = use_mutation(client::preview, {
        let shown = shown.clone();
        Callback::from(move |reply: Reply<Preview>| shown.set(Some(reply.body.html)))
    });
    let onclick = {
        let (form, run) = (props.form.clone(), preview.run.clone());
        Callback::from(move |()| {
            if let Ok(markdown) = form.text("/description").parse() {
                run.emit(PreviewForm { markdown });
            }
        })
    };
    html! {
        <div class="stack-s">
            <div><Button kind={ButtonKind::Outline} pending={preview.pending} {onclick}>
                { t(lang, "staff-preview") }</Button></div>
            if let Some(error) = &preview.error { <ErrorBanner error={error.clone()} /> }
            if let Some(html) = &*shown {
                <section class="card" aria-label={t(lang, "staff-preview")}>
                    <Prose html={html.clone()} />
                </section>
            }
        </div>
    }
}
