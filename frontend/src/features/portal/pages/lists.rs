//! The lists of articles and of support measures.

use serde_json::Value;
use shared::i18n::Lang;
use shared::organisation::{Industry, Sector};
use shared::portal::ArticleKind;
use shared::portal::api::{ArticleQuery, MeasureQuery};
use shared::portal::types::Availability;
use yew::prelude::*;

use super::super::client;
use super::super::components::{ArticleCard, MeasureCard};
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param, use_scroll_memory};
use crate::i18n::t;
use crate::ui::{
    AsyncView, Choice, EmptyState, PageHeading, Pager, Select, Skeleton, TextField, Width,
};

/// A filter's value in the address, and its tie to an input.
fn bind(
    id: &'static str,
    (value, set): (Option<AttrValue>, Callback<AttrValue>),
) -> (AttrValue, Bind) {
    let value = value.unwrap_or_default();
    let set =
        set.reform(|value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned()));
    (value.clone(), Bind::free(id, value, set))
}

fn nothing(lang: Lang, key: &str) -> Html {
    html! { <EmptyState title={t(lang, key)} /> }
}

/// News and information about DX, the newest first.
#[component]
pub fn ArticleList() -> Html {
    let lang = use_lang();
    let (kind, by_kind) = bind("kind", use_query_param("kind"));
    let (words, by_words) = bind("q", use_query_param("q"));
    let query = ArticleQuery {
        kind: kind.parse().ok(),
        q: words.parse().ok(),
        ..ArticleQuery::default()
    };
    let filtered = query.kind.is_some() || query.q.is_some();
    let articles = use_query(query.clone(), client::articles);
    let more = use_more(&articles, move |client, cursor| {
        client::articles(
            client,
            ArticleQuery {
                cursor: Some(cursor),
                ..query.clone()
            },
        )
    });
    use_scroll_memory(articles.data.is_some());
    let kinds: Vec<Choice> = ArticleKind::ARTICLES
        .iter()
        .map(|kind| Choice::new(kind.as_str(), kind.label(lang)))
        .collect();
    html! {
        <>
            <PageHeading title={t(lang, "portal-articles-title")}
                lead={html! { t(lang, "portal-articles-lead") }} />
            <search class="filters" aria-label={t(lang, "page-events-filters")}>
                <Select bind={by_kind} label={t(lang, "portal-kind")} choices={kinds}
                    blank={t(lang, "portal-kind-all")} />
                <TextField bind={by_words} label={t(lang, "portal-search")} kind="search"
                    width={Width::TwentyFour} />
            </search>
            { AsyncView::new(&articles)
                .skeleton(Skeleton::Cards(3))
                .empty(|reply| reply.body.items.is_empty(), || nothing(lang,
                    if filtered { "portal-none-found" } else { "portal-articles-none" }))
                .ready(|reply| html! {
                    <section class="stack" aria-label={t(lang, "portal-articles-title")}>
                        <h2 class="sr-only">{ t(lang, "portal-articles-title") }</h2>
                        <div class="grid">
                            { for reply.body.items.iter().chain(more.items.iter()).map(|one| html! {
                                <ArticleCard key={one.id.to_string()} article={one.clone()} />
                            }) }
                        </div>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </section>
                }) }
        </>
    }
}

/// Support measures, the nearest deadline first.
#[component]
pub fn MeasureList() -> Html {
    let lang = use_lang();
    let (state, by_state) = bind("state", use_query_param("state"));
    let (sector, by_sector) = bind("sector", use_query_param("sector"));
    let (industry, by_industry) = bind("industry", use_query_param("industry"));
    let (words, by_words) = bind("q", use_query_param("q"));
    let query = MeasureQuery {
        state: state.parse().ok(),
        sector: sector.parse().ok(),
        industry: industry.parse().ok(),
        q: words.parse().ok(),
        ..MeasureQuery::default()
    };
    let shown = query.state.unwrap_or(Availability::Open);
    // What counts when the address does not say.
    let by_state = Bind {
        value: shown.as_str().into(),
        ..by_state
    };
    let plain = query == MeasureQuery::default();
    let measures = use_query(query.clone(), client::measures);
    let more = use_more(&measures, move |client, cursor| {
        client::measures(
            client,
            MeasureQuery {
                cursor: Some(cursor),
                ..query.clone()
            },
        )
    });
    use_scroll_memory(measures.data.is_some());
    let states: Vec<Choice> = Availability::ALL
        .iter()
        .map(|state| Choice::new(state.as_str(), state.label(lang)))
        .collect();
    let sectors: Vec<Choice> = Sector::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t(lang, &one.label())))
        .collect();
    let industries: Vec<Choice> = Industry::ALL
        .iter()
        .map(|one| Choice::new(one.as_str(), t(lang, &one.label())))
        .collect();
    html! {
        <>
            <PageHeading title={t(lang, "portal-measures-title")}
                lead={html! { t(lang, "portal-measures-lead") }} />
            <search class="filters" aria-label={t(lang, "page-events-filters")}>
                <Select bind={by_state} label={t(lang, "portal-state")} choices={states} />
                <Select bind={by_sector} label={t(lang, "portal-sectors")} choices={sectors}
                    blank={t(lang, "page-filter-any")} />
                <Select bind={by_industry} label={t(lang, "portal-industries")} choices={industries}
                    blank={t(lang, "page-filter-any")} />
                <TextField bind={by_words} label={t(lang, "portal-search")} kind="search"
                    width={Width::TwentyFour} />
            </search>
            { AsyncView::new(&measures)
                .skeleton(Skeleton::Cards(3))
                .empty(|reply| reply.body.items.is_empty(), || nothing(lang,
                    if plain { "portal-measures-none" } else { "portal-none-found" }))
                .ready(|reply| html! {
                    <section class="stack" aria-label={t(lang, "portal-measures-title")}>
                        <h2 class="sr-only">{ t(lang, "portal-measures-title") }</h2>
                        <div class="grid">
                            { for reply.body.items.iter().chain(more.items.iter()).map(|one| html! {
                                <MeasureCard key={one.id.to_string()} measure={one.clone()} />
                            }) }
                        </div>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </section>
                }) }
        </>
    }
}
