//! The event in the form as people will see it.

use serde_json::Value;
use shared::event::form::PreviewForm;
use shared::event::staff::Preview;
use shared::programme::Programme;
use yew::prelude::*;

use super::super::client;
use super::body::EventBody;
use super::whole::EventWhole;
use crate::client::Reply;
use crate::hooks::{Form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, ErrorBanner};

/// Props of [`WholePreview`].
#[derive(Properties)]
pub struct PreviewProps {
    /// The event's form.
    pub form: Form<EventBody>,
    /// The programme of the year it begins in.
    pub programme: Option<Programme>,
}

impl PartialEq for PreviewProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// A button, and below it the whole event; the description by the server's own sanitiser.
#[component]
pub fn WholePreview(props: &PreviewProps) -> Html {
    let lang = use_lang();
    // The values at the press, so that what is shown is of one moment.
    let shown = use_state(|| None::<(Value, String)>);
    let preview = use_mutation(client::preview, {
        let (shown, form) = (shown.clone(), props.form.clone());
        Callback::from(move |reply: Reply<Preview>| {
            shown.set(Some((form.value(""), reply.body.html)));
        })
    });
    let onclick = {
        let (form, run, shown) = (props.form.clone(), preview.run.clone(), shown.clone());
        Callback::from(move |()| match form.text("/description").parse() {
            Ok(markdown) => run.emit(PreviewForm { markdown }),
            // Nothing to render: the rest shows all the same.
            Err(_) => shown.set(Some((form.value(""), String::new()))),
        })
    };
    html! {
        <div class="stack">
            <div><Button kind={ButtonKind::Outline} pending={preview.pending} {onclick}>
                { t(lang, "staff-preview") }</Button></div>
            if let Some(error) = &preview.error { <ErrorBanner error={error.clone()} /> }
            if let Some((values, html)) = &*shown {
                <section class="stack" aria-labelledby="preview-title">
                    <h2 id="preview-title">{ t(lang, "staff-preview-title") }</h2>
                    <EventWhole values={values.clone()} html={html.clone()} programme={props.programme.clone()} />
                </section>
            }
        </div>
    }
}
