//! The public list of events.

use std::str::FromStr;

use serde_json::Value;
use shared::event::api::EventQuery;
use shared::event::types::{Format, Period};
use shared::problem::Code;
use yew::prelude::*;

use super::super::client;
use super::super::components::EventCard;
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param};
use crate::i18n::t;
use crate::ui::{
    AsyncView, Choice, EmptyState, PageHeading, Pager, Select, Skeleton, TextField, Width,
};

/// A filter's value in the address, and the way to change it from an input.
struct Filter {
    value: AttrValue,
    bind: Bind,
}

fn filter(id: &'static str, (value, set): (Option<AttrValue>, Callback<AttrValue>)) -> Filter {
    let value = value.unwrap_or_default();
    let set =
        set.reform(|value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned()));
    Filter {
        value: value.clone(),
        bind: Bind::free(id, value, set),
    }
}

/// What the address asks for; what it can't read counts as not asked.
fn read<T: FromStr<Err = Code>>(filter: &Filter) -> Option<T> {
    filter.value.parse().ok()
}

/// The public list of events.
#[component]
pub fn EventList() -> Html {
    let lang = use_lang();
    let period = filter("period", use_query_param("period"));
    let format = filter("format", use_query_param("format"));
    let theme = filter("theme", use_query_param("theme"));
    let words = filter("q", use_query_param("q"));
    let query = EventQuery {
        period: read(&period),
        format: read(&format),
        theme: read(&theme),
        q: read(&words),
        ..EventQuery::default()
    };
    let filtered = query.format.is_some() || query.theme.is_some() || query.q.is_some();
    let events = use_query(query.clone(), client::events);
    let more = use_more(&events, move |client, cursor| {
        client::events(
            client,
            EventQuery {
                cursor: Some(cursor),
                ..query.clone()
            },
        )
    });
    let themes = use_query((), client::themes);
    let theme_choices: Vec<Choice> = themes
        .body()
        .map(|themes| {
            themes
                .items
                .iter()
                .map(|one| plain_choice(one.theme.as_str()))
                .collect()
        })
        .unwrap_or_default();
    let periods = Period::ALL
        .iter()
        .map(|p| Choice::new(p.as_str(), p.label(lang)))
        .collect::<Vec<_>>();
    let formats = Format::ALL
        .iter()
        .map(|f| Choice::new(f.as_str(), f.label(lang)))
        .collect::<Vec<_>>();
    html! {
        <>
            <PageHeading title={t(lang, "page-events-title")}
                lead={html! { t(lang, "page-events-lead") }} />
            <search class="filters" aria-label={t(lang, "page-events-filters")}>
                <Select bind={period.bind} label={t(lang, "page-filter-period")} choices={periods} />
                <Select bind={format.bind} label={t(lang, "page-filter-format")} choices={formats}
                    blank={t(lang, "page-filter-any")} />
                <Select bind={theme.bind} label={t(lang, "page-filter-theme")}
                    choices={theme_choices} blank={t(lang, "page-filter-any")} />
                <TextField bind={words.bind} label={t(lang, "page-filter-words")} kind="search"
                    width={Width::TwentyFour} />
            </search>
            { AsyncView::new(&events)
                .skeleton(Skeleton::Cards(3))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, if filtered { "page-events-none-found" } else { "page-events-none" })}>
                        <p>{ t(lang, if filtered { "page-events-none-found-advice" } else { "page-events-none-advice" }) }</p>
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <section class="stack" aria-label={t(lang, "page-events-title")}>
                        <h2 class="sr-only">{ t(lang, "page-events-title") }</h2>
                        <div class="grid">
                            { for reply.body.items.iter().chain(more.items.iter()).map(|event| html! {
                                <EventCard key={event.id.to_string()} event={event.clone()} />
                            }) }
                        </div>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </section>
                }) }
        </>
    }
}

fn plain_choice(words: &str) -> Choice {
    Choice::new(words.to_owned(), words.to_owned())
}
