//! Staff: what an event asks of those who register.

use serde_json::{Value, json};
use shared::event::EventId;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::registration::question::{EditQuestions, Questions};
use yew::prelude::*;

use super::super::client;
use super::super::components::editor::{preview, question_list};
use super::super::components::results::Results;
use crate::client::{ClientError, Reply};
use crate::features::event::client as events;
use crate::hooks::{Bind, FormCore, FormOptions, use_form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{
    AsyncView, Banner, Button, Checkbox, Crumb, FormHead, NumberField, PageHeading, Skeleton,
    TextField, Toast, Tone, UnsavedGuard, use_toast,
};

/// Props of [`StaffQuestions`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The page.
#[component]
pub fn StaffQuestions(props: &Props) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.id;
    let event = use_query(id, events::event);
    let asked = use_query(id, client::questions);
    let save = use_mutation(client::save_questions, {
        let put = asked.put.clone();
        Callback::from(move |reply: Reply<Questions>| {
            toast.emit(Toast::new(t(lang, "staff-questions-saved")));
            put.emit(reply);
        })
    });
    let title = event.body().map(|detail| detail.event.title.to_string());
    AsyncView::new(&asked)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| {
            let (etag, run) = (reply.etag.clone(), save.run.clone());
            let onsave = Callback::from(move |body| {
                if let Some(etag) = &etag {
                    run.emit((id, etag.clone(), body));
                }
            });
            html! {
                <div class="narrow stack">
                    <PageHeading title={t(lang, "staff-questions")} crumbs={vec![
                        Crumb::new(Route::StaffEvents, t(lang, "ui-nav-staff-events")),
                        Crumb::new(Route::StaffEvent { id }, title.clone().unwrap_or_default()),
                    ]} />
                    <QuestionsForm questions={reply.body.clone()} pending={save.pending}
                        error={save.error.clone()} refetch={asked.refetch.clone()} {onsave} />
                    if reply.body.version > 0 { <Results {id} /> }
                </div>
            }
        })
}

/// Props of [`QuestionsForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct FormProps {
    /// What is asked now.
    pub questions: Questions,
    /// Whether saving is awaited.
    pub pending: bool,
    /// Why saving failed.
    #[prop_or_default]
    pub error: Option<std::rc::Rc<ClientError>>,
    /// Reads again.
    pub refetch: Callback<()>,
    /// Told what is to be asked.
    pub onsave: Callback<EditQuestions>,
}

/// The form: questions, support, party; and how it will look.
#[component]
pub fn QuestionsForm(props: &FormProps) -> Html {
    let lang = use_lang();
    let name = format!("questions-{}", props.questions.event_id);
    let form = use_form(
        FormOptions::new(name, values(&props.questions)).version(props.questions.version),
        props.error.clone(),
        |_: &EditQuestions, _: &mut Faults| {},
        props.onsave.clone(),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} />
            <p>{ t(lang, "staff-questions-lead") }</p>
            if props.questions.answered {
                <Banner tone={Tone::Info} title={t(lang, "staff-questions-answered")}>
                    <p>{ t(lang, "staff-questions-answered-advice") }</p>
                </Banner>
            }
            { question_list(lang, &form) }
            <h2>{ t(lang, "extras-support-name") }</h2>
            <Checkbox bind={form.bind("/support")} hint={t(lang, "staff-questions-support-hint")}>
                { t(lang, "staff-questions-support") }</Checkbox>
            { party(lang, &form) }
            { preview(lang, props.questions.event_id, &form.values()) }
            <Button submit=true pending={props.pending}>{ t(lang, "staff-questions-save") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

/// What the form begins with.
fn values(questions: &Questions) -> Value {
    let party = questions.party.as_ref();
    json!({
        "questions": questions.questions,
        "support": questions.support,
        "party": party.map(|party| json!({
            "capacity": party.capacity, "fee_text": party.fee_text
        })),
    })
}

/// Whether there is a party; then how many it takes and what it costs.
fn party(lang: Lang, form: &FormCore) -> Html {
    let there = form.value("/party").is_object();
    let whole = form.bind("/party");
    let set = whole.set.reform(|on: Value| match on {
        Value::Bool(true) => json!({ "capacity": null, "fee_text": null }),
        _ => Value::Null,
    });
    let bind = Bind {
        value: if there { "true" } else { "" }.into(),
        set,
        ..whole
    };
    html! {
        <>
            <h2>{ t(lang, "extras-party-name") }</h2>
            <Checkbox {bind} hint={t(lang, "staff-questions-party-hint")}>
                { t(lang, "staff-questions-party") }</Checkbox>
            if there {
                <NumberField bind={form.bind("/party/capacity")} required={true}
                    label={t(lang, "staff-questions-party-capacity")}
                    suffix={t(lang, "staff-questions-people")} />
                <TextField bind={form.bind("/party/fee_text")} required={false}
                    label={t(lang, "staff-questions-party-fee")}
                    hint={t(lang, "staff-questions-party-fee-hint")} />
            }
        </>
    }
}
