//! What waits for the prefecture's confirmation, with what changed.

use shared::event::staff::Confirmation;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::{ChangeList, stamp};
use crate::hooks::{use_lang, use_more, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, Banner, ButtonLink, EmptyState, PageHeading, Pager, Skeleton, Tone};

/// The inbox, the longest waiting first.
#[component]
pub fn Confirmations() -> Html {
    let lang = use_lang();
    let waiting = use_query(None, client::confirmations);
    let more = use_more(&waiting, |client, cursor| {
        client::confirmations(client, Some(cursor))
    });
    html! {
        <>
            <PageHeading title={t(lang, "ui-nav-confirmations")}
                lead={html! { t(lang, "staff-confirmations-lead") }} />
            { AsyncView::new(&waiting)
                .skeleton(Skeleton::Cards(2))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "staff-confirmations-none")} />
                })
                .ready(|reply| html! {
                    <div class="stack-l">
                        { for reply.body.items.iter().chain(more.items.iter()).map(|one| item(lang, one)) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </div>
                }) }
        </>
    }
}

fn item(lang: Lang, one: &Confirmation) -> Html {
    let id = one.event.id;
    html! {
        <section class="stack" key={id.to_string()} aria-labelledby={format!("c-{id}")}>
            <h2 id={format!("c-{id}")}>{ one.event.title.as_str().to_owned() }</h2>
            <p>{ wareki::span(one.event.starts_at, one.event.ends_at, lang) }</p>
            <p class="small soft">{ t!(lang, "staff-submitted-at",
                stamp = stamp(lang, &one.submitted).to_string()) }</p>
            if let Some(comment) = &one.last_comment {
                <Banner tone={Tone::Info} title={t(lang, "staff-last-comment")}>
                    <p class="prewrap">{ comment.as_str().to_owned() }</p>
                </Banner>
            }
            if one.compared_with.is_some() {
                <ChangeList id={format!("changes-{id}")} changes={one.changes.clone()} />
            } else {
                <p>{ t(lang, "staff-first-time") }</p>
            }
            <div><ButtonLink to={Route::StaffEvent { id }}>
                { t(lang, "staff-review") }
                <span class="sr-only">{ format!(": {}", one.event.title) }</span></ButtonLink></div>
        </section>
    }
}
