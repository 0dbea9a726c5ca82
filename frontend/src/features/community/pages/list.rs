//! The community: what is unread first, then the rest by activity.

use shared::community::ThreadReading;
use shared::community::api::CommunityHome;
use yew::prelude::*;

use super::super::client;
use super::super::components::{Join, Settings, ThreadList};
use crate::client::Reply;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, ButtonLink, EmptyState, Go, PageHeading, Skeleton};

/// The page.
#[component]
pub fn Community() -> Html {
    let lang = use_lang();
    let home = use_query((), client::home);
    // Joining and leaving change which threads there are.
    let round = use_state(|| 0_u32);
    let changed = {
        let (put, round) = (home.put.clone(), round.clone());
        Callback::from(move |reply: Reply<CommunityHome>| {
            put.emit(reply);
            round.set(round.wrapping_add(1));
        })
    };
    let lists = |home: &CommunityHome| {
        let round = *round;
        html! {
            <>
                if home.unread_threads > 0 {
                    <section class="stack">
                        <h2>{ t(lang, "community-unread-title") }</h2>
                        <ThreadList reading={ThreadReading::Unread} {round} />
                    </section>
                }
                <section class="stack">
                    <h2>{ t(lang, if home.unread_threads > 0 { "community-rest-title" } else {
                        "community-all-title"
                    }) }</h2>
                    <ThreadList reading={ThreadReading::Read} {round} empty={
                        if home.unread_threads > 0 {
                            html! { <p class="soft">{ t(lang, "community-none-read") }</p> }
                        } else {
                            html! { <Welcome may_begin={home.may_begin} /> }
                        }
                    } />
                </section>
            </>
        }
    };
    html! {
        <div class="stack-l">
            <PageHeading title={t(lang, "community-title")}
                lead={html! { t(lang, "community-lead") }}
                actions={home.body().filter(|home| home.may_begin).map(|_| html! {
                    <ButtonLink to={Route::CommunityNew}>{ t(lang, "community-new") }</ButtonLink>
                })} />
            { AsyncView::new(&home).skeleton(Skeleton::Rows(3)).ready(|reply| {
                let home = &reply.body;
                html! {
                    <div class="stack-l">
                        if home.moderates {
                            <p><Go to={Route::StaffReports}>{ if home.open_reports > 0 {
                                t!(lang, "community-reports-open", count = i64::from(home.open_reports))
                            } else {
                                t(lang, "community-reports-see")
                            } }</Go></p>
                        }
                        if !home.member && !home.moderates {
                            <Join home={home.clone()} changed={changed.clone()} />
                        }
                        { lists(home) }
                        <Settings home={home.clone()} changed={changed.clone()} />
                    </div>
                }
            }) }
        </div>
    }
}

/// Props of [`Welcome`].
#[derive(Properties, PartialEq, Debug)]
pub struct WelcomeProps {
    /// Whether the reader may begin a thread.
    pub may_begin: bool,
}

/// Nothing there yet: the moderator's welcome and one question to answer.
#[component]
pub fn Welcome(props: &WelcomeProps) -> Html {
    let lang = use_lang();
    html! {
        <EmptyState title={t(lang, "community-welcome")}>
            <p>{ t(lang, "community-welcome-body") }</p>
            if props.may_begin {
                <p class="strong">{ t(lang, "community-question") }</p>
                <p>
                    <ButtonLink to={Route::CommunityNew} query="title=question">
                        { t(lang, "community-answer") }
                    </ButtonLink>
                </p>
            }
        </EmptyState>
    }
}
