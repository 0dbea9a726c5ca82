//! The mails that were made, and what became of them.

use serde_json::Value;
use shared::i18n::Lang;
use shared::outbox::api::MailItem;
use shared::outbox::{MailId, MailStatus};
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{
    Bind, use_lang, use_more, use_mutation, use_query, use_query_param, use_session,
};
use crate::i18n::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, Choice, Dialog, EmptyState, ErrorBanner, PageHeading, Pager,
    Select, Skeleton, Table, Tag, TagTone,
};
use shared::account::perm::Permission;

fn label(lang: Lang, status: MailStatus) -> AttrValue {
    t(lang, &format!("staff-mail-{status}"))
}

/// The list, the failed ones with a button to send them again.
#[component]
pub fn MailLog() -> Html {
    let lang = use_lang();
    let may_retry = use_session().state.may(Permission::MailRetry);
    let (status, set_status) = use_query_param("status");
    let wanted: Option<MailStatus> = status.as_ref().and_then(|s| s.parse().ok());
    let mails = use_query((wanted, None), client::mails);
    let more = use_more(&mails, move |client, cursor| {
        client::mails(client, (wanted, Some(cursor)))
    });
    let open = use_state(|| None::<MailId>);
    let retry = use_mutation(client::retry_mail, {
        let refetch = mails.refetch.clone();
        Callback::from(move |_| refetch.emit(()))
    });
    let statuses: Vec<Choice> = MailStatus::ALL
        .iter()
        .map(|s| Choice::new(s.as_str(), label(lang, *s)))
        .collect();
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    let show = {
        let open = open.setter();
        Callback::from(move |id: MailId| open.set(Some(id)))
    };
    let close = {
        let open = open.setter();
        Callback::from(move |()| open.set(None))
    };
    html! {
        <>
            <PageHeading title={t(lang, "ui-nav-mail")} lead={html! { t(lang, "staff-mail-lead") }} />
            <search class="filters" aria-label={t(lang, "staff-status")}>
                <Select bind={Bind::free("status", status.unwrap_or_default(), set_status.reform(text))}
                    label={t(lang, "staff-status")} choices={statuses} blank={t(lang, "page-filter-any")} />
            </search>
            if let Some(error) = &retry.error { <ErrorBanner error={error.clone()} /> }
            { AsyncView::new(&mails)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! { <EmptyState title={t(lang, "staff-mail-none")} /> })
                .ready(|reply| html! {
                    <>
                        <Table id="mails" caption={t(lang, "ui-nav-mail")} caption_hidden={true} condensed={true} head={html! {
                            <><th scope="col">{ t(lang, "staff-mail-subject") }</th>
                            <th scope="col">{ t(lang, "staff-mail-to") }</th>
                            <th scope="col">{ t(lang, "staff-status") }</th>
                            <th scope="col">{ t(lang, "staff-created") }</th></>
                        }}>
                            { for reply.body.items.iter().chain(more.items.iter()).map(|mail| {
                                row(lang, mail, &show, may_retry.then_some(&retry.run))
                            }) }
                        </Table>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
            <MailDialog id={*open} onclose={close} />
        </>
    }
}

fn row(
    lang: Lang,
    mail: &MailItem,
    show: &Callback<MailId>,
    retry: Option<&Callback<MailId>>,
) -> Html {
    let id = mail.id;
    let tone = match mail.status {
        MailStatus::Sent => TagTone::Good,
        MailStatus::Queued => TagTone::Wait,
        MailStatus::Failed => TagTone::Bad,
    };
    html! {
        <tr key={id.to_string()}>
            <th scope="row"><Button kind={ButtonKind::Text} onclick={show.reform(move |()| id)}>
                { mail.subject.clone() }</Button></th>
            <td>{ mail.to.as_str().to_owned() }</td>
            <td><Tag {tone} state={true}>{ label(lang, mail.status) }</Tag>
                if let Some(retry) = retry.filter(|_| mail.status == MailStatus::Failed) {
                    <Button kind={ButtonKind::Text} label={format!("{}: {}", t(lang, "staff-mail-retry"), mail.subject)}
                        onclick={retry.reform(move |()| id)}>{ t(lang, "staff-mail-retry") }</Button>
                }</td>
            <td class="nowrap">{ wareki::date_time(mail.created_at, lang) }</td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct MailDialogProps {
    /// Which; none while nothing is asked. The dialog stays in the page, so that the focus goes
    /// back to the button that opened it.
    id: Option<MailId>,
    onclose: Callback<()>,
}

/// One mail as its text part reads.
#[component]
fn MailDialog(props: &MailDialogProps) -> Html {
    let lang = use_lang();
    html! {
        <Dialog id="mail" open={props.id.is_some()} title={t(lang, "staff-mail-one")}
            onclose={props.onclose.clone()} close_label={t(lang, "ui-close")}>
            if let Some(id) = props.id { <MailText {id} /> }
        </Dialog>
    }
}

#[derive(Properties, PartialEq)]
struct MailTextProps {
    id: MailId,
}

#[component]
fn MailText(props: &MailTextProps) -> Html {
    let lang = use_lang();
    let mail = use_query(props.id, client::mail);
    AsyncView::new(&mail)
        .skeleton(Skeleton::Lines(6))
        .ready(|reply| {
            let files = reply.body.attachments.iter().map(|a| a.filename.clone());
            let files: Vec<String> = files.collect();
            html! {
                <div class="stack">
                    <h3>{ reply.body.mail.subject.clone() }</h3>
                    <p>{ t(lang, "staff-mail-to") }{ ": " }{ reply.body.mail.to.as_str().to_owned() }</p>
                    <div class="prewrap" tabindex="0">{ reply.body.text.clone() }</div>
                    if !files.is_empty() { <p class="small soft">{ files.join(", ") }</p> }
                </div>
            }
        })
}
