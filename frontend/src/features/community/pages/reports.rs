//! Moderators: the reports that wait, the oldest first.

use std::collections::HashMap;

use shared::community::PostId;
use shared::community::api::{PostView, ReportView};
use yew::prelude::*;

use super::super::client;
use super::super::components::ReportCard;
use crate::hooks::{use_lang, use_more, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AsyncView, Crumb, EmptyState, PageHeading, Pager, Skeleton};

/// The page.
#[component]
pub fn Reports() -> Html {
    let lang = use_lang();
    let waiting = use_query(None, client::reports);
    let more = use_more(&waiting, |client, cursor| {
        client::reports(client, Some(cursor))
    });
    // Hidden here, a post takes all its reports with it.
    let posts = use_state(HashMap::<PostId, PostView>::new);
    let changed = {
        let posts = posts.clone();
        Callback::from(move |post: PostView| {
            let mut all = (*posts).clone();
            all.insert(post.id, post);
            posts.set(all);
        })
    };
    let card = |report: &ReportView| {
        html! {
            <ReportCard key={report.id.to_string()} report={report.clone()}
                now={posts.get(&report.post.id).cloned()} changed={changed.clone()} />
        }
    };
    html! {
        <div class="stack-l">
            <PageHeading title={t(lang, "community-reports")}
                crumbs={vec![Crumb::new(Route::Community, t(lang, "community-title"))]}
                lead={html! { t(lang, "community-reports-lead") }} />
            { AsyncView::new(&waiting).skeleton(Skeleton::Cards(2))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "community-reports-none")}>
                        <p>{ t(lang, "community-reports-none-advice") }</p>
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <div class="stack">
                        { for reply.body.items.iter().chain(more.items.iter()).map(card) }
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </div>
                }) }
        </div>
    }
}
