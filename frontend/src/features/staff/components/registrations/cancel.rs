//! Cancelling somebody's registration, with the reason they read.

use serde_json::json;
use shared::field::Faults;
use shared::registration::staff::{CancelByStaff, StaffRegistration};
use yew::prelude::*;

use super::super::super::client::registrations as client;
use super::name_of;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, ErrorBanner, ErrorSummary, TextArea};

/// Props of [`CancelDialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct CancelProps {
    /// Whose; none while nothing is asked. The dialog stays in the page, so that the focus goes
    /// back to the button that opened it.
    pub one: Option<StaffRegistration>,
    /// Closes it; `true` when it was cancelled.
    pub onclose: Callback<bool>,
}

/// Asks for the reason; its owner reads it in the mail.
#[component]
pub fn CancelDialog(props: &CancelProps) -> Html {
    let lang = use_lang();
    let title = props.one.as_ref().map_or_else(AttrValue::default, |one| {
        t!(lang, "staff-cancel-title", name = name_of(lang, one))
    });
    html! {
        <Dialog id="cancel" open={props.one.is_some()} onclose={props.onclose.reform(|()| false)} {title}>
            if let Some(one) = &props.one {
                <CancelFields key={one.id.to_string()} one={one.clone()} oncancelled={props.onclose.reform(|()| true)} />
            }
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    one: StaffRegistration,
    oncancelled: Callback<()>,
}

#[component]
fn CancelFields(props: &FieldsProps) -> Html {
    let lang = use_lang();
    let id = props.one.id;
    let cancel = use_mutation(
        client::cancel,
        props.oncancelled.reform(|_: Reply<StaffRegistration>| ()),
    );
    let form = use_form(
        FormOptions::new(format!("cancel-{id}"), json!({})).without_draft(),
        cancel.error.clone(),
        |_: &CancelByStaff, _: &mut Faults| {},
        cancel.run.reform(move |body| (id, body)),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = cancel.error.as_ref().filter(|e| e.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <TextArea bind={form.bind("/reason")} label={t(lang, "staff-reason-cancel-one")} required={true} />
            <div><Button submit=true kind={ButtonKind::Danger} pending={cancel.pending}>{ t(lang, "ticket-cancel-do") }</Button></div>
        </form>
    }
}
