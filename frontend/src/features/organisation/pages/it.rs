//! Staff: registered IT companies, what waits and each next step.

use serde_json::{Value, json};
use shared::account::perm::Permission;
use shared::field::{Faults, Parse};
use shared::i18n::Lang;
use shared::organisation::ItStatus;
use shared::organisation::staff::{
    ApproveIt, EndIt, ItFilter, ItRegistrationView, ReturnWith, path,
};
use yew::prelude::*;

use super::super::calls;
use crate::client::Reply;
use crate::hooks::{
    Form, FormOptions, Mutation, forget_draft, use_form, use_lang, use_more, use_mutation,
    use_query, use_session,
};
use crate::i18n::t;
use crate::ui::{
    AsyncView, Banner, Button, ButtonKind, DateField, EmptyState, ErrorBanner, FormHead, Pager,
    Skeleton, Tag, TagTone, TextArea, Toast, Tone, fold, use_toast,
};

/// What waits for staff.
#[component]
pub fn Applications() -> Html {
    let lang = use_lang();
    let list = use_query(ItFilter::default(), calls::registrations);
    let more = use_more(&list, |client, cursor| {
        let next = ItFilter {
            cursor: Some(cursor),
            ..ItFilter::default()
        };
        calls::registrations(client, next)
    });
    AsyncView::new(&list)
        .skeleton(Skeleton::Cards(2))
        .empty(
            |reply| reply.body.items.is_empty(),
            || html! { <EmptyState title={t(lang, "staff-it-none")} /> },
        )
        .ready(|reply| html! {
            <div class="stack-l">
                { for reply.body.items.iter().chain(more.items.iter()).map(|one| html! {
                    <section class="stack" key={one.id.to_string()} aria-labelledby={format!("i-{}", one.id)}>
                        <h2 id={format!("i-{}", one.id)}>{ one.organisation_name.as_str().to_owned() }</h2>
                        <p><Tag tone={TagTone::Wait}>{ t(lang, &one.status.label()) }</Tag></p>
                        { written(lang, one) }
                        <ItSteps one={one.clone()} ondone={list.refetch.clone()} />
                    </section>
                }) }
                <Pager has_next={more.next.is_some()} pending={more.pending}
                    error={more.error.clone()} onmore={more.load.clone()} />
            </div>
        })
}

/// What the company wrote.
pub fn written(lang: Lang, one: &ItRegistrationView) -> Html {
    html! {
        <>
            if let Some(statement) = &one.statement { <p class="prewrap">{ statement.as_str().to_owned() }</p> }
            if let Some(contact) = &one.contact {
                <p>{ t(lang, "staff-it-contact") }{ ": " }{ contact.as_str().to_owned() }</p>
            }
            if let Some(reason) = one.ending_reason.as_ref().filter(|_| one.ending_asked_at.is_some()) {
                <Banner tone={Tone::Info} title={t(lang, "staff-it-end-asked")}>
                    <p class="prewrap">{ reason.as_str().to_owned() }</p>
                </Banner>
            }
        </>
    }
}

/// Props of [`ItSteps`].
#[derive(Properties, PartialEq, Debug)]
pub struct StepsProps {
    /// The registration.
    pub one: ItRegistrationView,
    /// A step was taken.
    pub ondone: Callback<()>,
}

/// The steps that the registration's state and one's permissions allow.
#[component]
pub fn ItSteps(props: &StepsProps) -> Html {
    let lang = use_lang();
    let session = use_session();
    let edit = session.state.may(Permission::OrganisationEdit);
    let decide = session.state.may(Permission::ItRegistrationApprove);
    let (one, ondone) = (props.one.clone(), props.ondone.clone());
    let status = one.status;
    html! {
        <>
            if edit && status == ItStatus::Applied { <Check one={one.clone()} ondone={ondone.clone()} /> }
            if decide && status == ItStatus::Checked { <Approve one={one.clone()} ondone={ondone.clone()} /> }
            if edit && status.waits() {
                { fold(t(lang, "staff-proposal-return"), false, html! { <Return one={one.clone()} ondone={ondone.clone()} /> }) }
            }
            if decide && status == ItStatus::Approved {
                { fold(t(lang, "staff-it-end"), false, html! { <End {one} {ondone} /> }) }
            }
        </>
    }
}

type Step = Mutation<(String, Option<Value>)>;

#[hook]
fn use_step(done: &'static str, draft: String, ondone: Callback<()>) -> Step {
    let lang = use_lang();
    let toast = use_toast();
    use_mutation(
        calls::it_step,
        Callback::from(move |_: Reply<ItRegistrationView>| {
            forget_draft(&draft);
            toast.emit(Toast::new(t(lang, done)));
            ondone.emit(());
        }),
    )
}

/// A form whose body goes to one step.
#[hook]
fn use_step_form<B>(name: String, initial: Value, step: &Step, address: String) -> Form<B>
where
    B: Parse + serde::Serialize + Clone + PartialEq + 'static,
{
    use_form(
        FormOptions::new(name, initial),
        step.error.clone(),
        |_: &B, _: &mut Faults| {},
        step.run
            .reform(move |body: B| (address.clone(), serde_json::to_value(body).ok())),
    )
}

#[component]
fn Check(props: &StepsProps) -> Html {
    let lang = use_lang();
    let step = use_step("staff-it-checked", String::new(), props.ondone.clone());
    let address = path::it_step(props.one.id, "check");
    html! {
        <>
            if let Some(error) = &step.error { <ErrorBanner error={error.clone()} /> }
            <div><Button pending={step.pending} onclick={step.run.reform(move |()| (address.clone(), None))}>
                { t(lang, "staff-it-check") }</Button></div>
        </>
    }
}

#[component]
fn Approve(props: &StepsProps) -> Html {
    let lang = use_lang();
    let name = format!("it-approve-{}", props.one.id);
    let step = use_step("staff-it-approved", name.clone(), props.ondone.clone());
    let address = path::it_step(props.one.id, "approve");
    let form: Form<ApproveIt> = use_step_form(name, json!({}), &step, address);
    let label = Callback::from(move |_: AttrValue| t(lang, "staff-it-since"));
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} {label} />
            <DateField bind={form.bind("/since")} label={t(lang, "staff-it-since")} required={true} />
            <Button submit=true pending={step.pending}>{ t(lang, "staff-it-approve") }</Button>
        </form>
    }
}

#[component]
fn Return(props: &StepsProps) -> Html {
    let lang = use_lang();
    let name = format!("it-return-{}", props.one.id);
    let step = use_step(
        "staff-proposal-returned",
        name.clone(),
        props.ondone.clone(),
    );
    let address = path::it_step(props.one.id, "return");
    let form: Form<ReturnWith> = use_step_form(name, json!({}), &step, address);
    let label = Callback::from(move |_: AttrValue| t(lang, "staff-proposal-comment"));
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} {label} />
            <TextArea bind={form.bind("/comment")} label={t(lang, "staff-proposal-comment")} required={true} rows={3} max={1000} />
            <Button submit=true kind={ButtonKind::Outline} pending={step.pending}>{ t(lang, "staff-proposal-return") }</Button>
        </form>
    }
}

#[component]
fn End(props: &StepsProps) -> Html {
    let lang = use_lang();
    let name = format!("it-end-{}", props.one.id);
    let step = use_step("staff-it-ended", name.clone(), props.ondone.clone());
    let address = path::it_step(props.one.id, "end");
    let initial = json!({ "reason": props.one.ending_reason });
    let form: Form<EndIt> = use_step_form(name, initial, &step, address);
    let label = Callback::from(move |at: AttrValue| {
        t(
            lang,
            if at == "/until" {
                "staff-it-until"
            } else {
                "staff-it-reason"
            },
        )
    });
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} {label} />
            <DateField bind={form.bind("/until")} label={t(lang, "staff-it-until")} required={true} />
            <TextArea bind={form.bind("/reason")} label={t(lang, "staff-it-reason")} required={true} rows={3} max={1000} />
            <Button submit=true kind={ButtonKind::Danger} pending={step.pending}>{ t(lang, "staff-it-end") }</Button>
        </form>
    }
}
