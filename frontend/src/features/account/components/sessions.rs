//! Where one is signed in, and the way to end it there.

use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query, use_session};
use crate::i18n::t;
use crate::t;
use crate::ui::{AsyncView, Button, ButtonKind, Dialog, ErrorBanner, Skeleton, Tag, TagTone};

/// The sign-ins in force.
#[component]
pub fn SessionList() -> Html {
    let lang = use_lang();
    let sessions = use_query((), client::sessions);
    let end = use_mutation(client::end_session, {
        let refetch = sessions.refetch.clone();
        Callback::from(move |_| refetch.emit(()))
    });
    let session = use_session();
    let asking = use_state(|| false);
    let end_all = use_mutation(
        client::sign_out_everywhere,
        session.signed_out.reform(|_: Reply<client::Done>| ()),
    );
    let ask = |open: bool| {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(open))
    };
    let count = sessions.body().map_or(0, |body| body.items.len());
    html! {
        <div class="stack">
            if let Some(error) = &end.error { <ErrorBanner error={error.clone()} /> }
            { AsyncView::new(&sessions).skeleton(Skeleton::Rows(2)).ready(|reply| html! {
                <ul class="stack-s" role="list">
                    { for reply.body.items.iter().map(|session| {
                        let id = session.id;
                        let device = session.device.as_ref()
                            .map_or_else(|| t(lang, "account-device-unknown"), |d| d.as_str().to_owned().into());
                        html! {
                            <li class="card" key={id.to_string()}>
                                <p class="strong">{ device.clone() }</p>
                                <p class="small soft">{ t!(lang, "account-last-used",
                                    time = wareki::date_time(session.last_used_at, lang)) }</p>
                                if session.current {
                                    <div class="tags"><Tag tone={TagTone::Good}>{ t(lang, "account-this-device") }</Tag></div>
                                } else {
                                    <div><Button kind={ButtonKind::Outline} pending={end.pending}
                                        label={format!("{}: {device}", t(lang, "account-end-session"))}
                                        onclick={end.run.reform(move |()| id)}>
                                        { t(lang, "account-end-session") }</Button></div>
                                }
                            </li>
                        }
                    }) }
                </ul>
            }) }
            if count > 1 {
                if let Some(error) = &end_all.error { <ErrorBanner error={error.clone()} /> }
                <div><Button kind={ButtonKind::Outline} pending={end_all.pending} onclick={ask(true)}>
                    { t(lang, "account-sign-out-everywhere") }</Button></div>
            }
            { everywhere(lang, count, *asking, &ask(false), &end_all.run) }
        </div>
    }
}

/// Ends all sign-ins at once, this one too: for a lost phone or a borrowed computer.
fn everywhere(
    lang: Lang,
    count: usize,
    open: bool,
    onclose: &Callback<()>,
    run: &Callback<()>,
) -> Html {
    let act = {
        let (close, run) = (onclose.clone(), run.clone());
        Callback::from(move |()| {
            close.emit(());
            run.emit(());
        })
    };
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    html! {
        <Dialog id="sign-out-everywhere" {open} {onclose}
            title={t!(lang, "account-sign-out-everywhere-title", count = count)}
            actions={html! {
                <Button kind={ButtonKind::Danger} onclick={act}>{ t(lang, "account-sign-out-everywhere") }</Button>
            }}>
            <p>{ t(lang, "account-sign-out-everywhere-body") }</p>
        </Dialog>
    }
}
