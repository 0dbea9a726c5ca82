//! Where one is signed in, and the way to end it there.

use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{AsyncView, Button, ButtonKind, ErrorBanner, Skeleton, Tag, TagTone};

/// The sign-ins in force.
#[component]
pub fn SessionList() -> Html {
    let lang = use_lang();
    let sessions = use_query((), client::sessions);
    let end = use_mutation(client::end_session, {
        let refetch = sessions.refetch.clone();
        Callback::from(move |_| refetch.emit(()))
    });
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
        </div>
    }
}
