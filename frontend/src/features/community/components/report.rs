//! Asking the moderators to look at a post.

use serde_json::json;
use shared::community::ReportReason;
use shared::community::api::{PostView, ReportPost};
use shared::field::Faults;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{
    Button, Choice, Dialog, ErrorBanner, ErrorSummary, RadioGroup, TextArea, Toast, use_toast,
};

/// Props of [`ReportDialog`].
#[derive(Properties, PartialEq, Debug)]
pub struct ReportProps {
    /// The post.
    pub post: PostView,
    /// Whether it is asked.
    pub open: bool,
    /// Takes the post as it is afterwards.
    pub changed: Callback<PostView>,
    /// Closes it.
    pub onclose: Callback<()>,
}

/// Says who reads it and who is not told, and asks why.
#[component]
pub fn ReportDialog(props: &ReportProps) -> Html {
    let lang = use_lang();
    html! {
        <Dialog id={format!("report-{}", props.post.id)} open={props.open}
            title={t(lang, "community-report-title")} onclose={props.onclose.clone()}>
            <p>{ t(lang, "community-report-body") }</p>
            <Fields post={props.post.clone()} open={props.open} changed={props.changed.clone()}
                onclose={props.onclose.clone()} />
        </Dialog>
    }
}

#[component]
fn Fields(props: &ReportProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.post.id;
    let report = use_mutation(client::report, {
        let (changed, close) = (props.changed.clone(), props.onclose.clone());
        Callback::from(move |reply: Reply<PostView>| {
            close.emit(());
            toast.emit(Toast::new(t(lang, "community-reported-news")));
            changed.emit(reply.body);
        })
    });
    let form = use_form(
        FormOptions::new(format!("report-{id}"), json!({})).without_draft(),
        report.error.clone(),
        |_: &ReportPost, _: &mut Faults| {},
        report.run.reform(move |body| (id, body)),
    );
    let reasons: Vec<Choice> = ReportReason::ALL
        .iter()
        .map(|reason| Choice::new(reason.as_str(), reason.label(lang)))
        .collect();
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = report.error.as_ref().filter(|e| e.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <RadioGroup bind={form.bind("/reason")} label={t(lang, "community-report-reason")}
                required={true} choices={reasons} />
            <TextArea bind={form.bind("/note")} label={t(lang, "community-report-note")}
                hint={t(lang, "community-report-note-hint")} required={false} rows={3} max={500} />
            <div><Button submit=true pending={report.pending}>
                { t(lang, "community-report-do") }</Button></div>
        </form>
    }
}
