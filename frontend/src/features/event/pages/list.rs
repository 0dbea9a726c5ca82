//! The public list of events.

use std::str::FromStr;

use serde_json::Value;
use shared::event::api::EventQuery;
use shared::event::month::Month;
use shared::event::types::{Format, Period};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::time::{Day, Timestamp};
use yew::prelude::*;

use super::super::client;
use super::super::components::EventCard;
use crate::hooks::{
    Bind, use_lang, use_more, use_now, use_query, use_query_param, use_scroll_memory,
};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, ButtonKind, ButtonLink, Choice, EmptyState, PageHeading, Pager, Select, Skeleton,
    TextField, Width,
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
    let month = filter("month", use_query_param("month"));
    let words = filter("q", use_query_param("q"));
    let query = EventQuery {
        period: read(&period),
        format: read(&format),
        theme: read(&theme),
        month: read(&month),
        q: read(&words),
        ..EventQuery::default()
    };
    let filtered = query.format.is_some()
        || query.theme.is_some()
        || query.month.is_some()
        || query.q.is_some();
    let shown_period = query.period.unwrap_or(Period::Upcoming);
    // What counts when the address does not say: else the browser shows any of them as chosen.
    let period_bind = Bind {
        value: shown_period.as_str().into(),
        ..period.bind.clone()
    };
    let months = month_choices(lang, shown_period, use_now(), query.month);
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
    use_scroll_memory(events.data.is_some());
    let known = events.body().filter(|_| !events.pending);
    let count = known.map(|page| (page.items.len() + more.items.len(), more.next.is_some()));
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
                <Select bind={period_bind} label={t(lang, "page-filter-period")} choices={periods} />
                <Select bind={format.bind} label={t(lang, "page-filter-format")} choices={formats}
                    blank={t(lang, "page-filter-any")} />
                <Select bind={month.bind} label={t(lang, "page-filter-month")} choices={months}
                    blank={t(lang, "page-filter-any")} />
                <Select bind={theme.bind} label={t(lang, "page-filter-theme")}
                    choices={theme_choices} blank={t(lang, "page-filter-any")} />
                <TextField bind={words.bind} label={t(lang, "page-filter-words")} kind="search"
                    width={Width::TwentyFour} />
            </search>
            // It stands there before it says something, so that screen readers tell the change.
            <p class="small soft result-count" role="status">{ count.map(|count| counted(lang, count)).unwrap_or_default() }</p>
            { AsyncView::new(&events)
                .skeleton(Skeleton::Cards(3))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, if filtered { "page-events-none-found" } else { "page-events-none" })}>
                        <p>{ t(lang, if filtered { "page-events-none-found-advice" } else { "page-events-none-advice" }) }</p>
                        { way_on(lang, filtered, shown_period) }
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

/// How many events there are, or at least are.
fn counted(lang: Lang, (count, more): (usize, bool)) -> AttrValue {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    if more {
        t!(lang, "page-events-count-more", count = count)
    } else {
        t!(lang, "page-events-count", count = count)
    }
}

/// Where there is something, when here is nothing.
fn way_on(lang: Lang, filtered: bool, period: Period) -> Html {
    let (query, key) = match (filtered, period) {
        (true, _) => ("", "page-filter-clear"),
        (false, Period::Past) => ("", "page-events-next"),
        (false, _) => ("period=past", "page-events-past"),
    };
    html! {
        <p><ButtonLink to={Route::Events} {query} kind={ButtonKind::Outline}>{ t(lang, key) }</ButtonLink></p>
    }
}

/// The months one can choose: a year ahead, or two back; and the one the address asks for.
fn month_choices(lang: Lang, period: Period, now: Timestamp, chosen: Option<Month>) -> Vec<Choice> {
    let (ahead, back) = match period {
        Period::Upcoming => (11, 0),
        Period::Past => (0, 23),
        Period::All => (11, 23),
    };
    let today = Day::new(now.jst_date()).to_string();
    let mut numbers = today.split('-').map(str::parse::<i32>);
    let (Some(Ok(year)), Some(Ok(month))) = (numbers.next(), numbers.next()) else {
        return Vec::new();
    };
    let here = year * 12 + month - 1;
    let mut months: Vec<(i32, i32)> = (here - back..=here + ahead)
        .map(|at| (at.div_euclid(12), at.rem_euclid(12) + 1))
        .collect();
    if period == Period::Past {
        months.reverse();
    }
    let mut choices: Vec<Choice> = months
        .into_iter()
        .map(|(year, month)| {
            Choice::new(
                format!("{year:04}-{month:02}"),
                t!(lang, "page-month", year = year.to_string(), month = month),
            )
        })
        .collect();
    let asked = chosen.map(|month| month.to_string());
    if let Some(asked) = asked.filter(|asked| choices.iter().all(|one| one.value != *asked)) {
        choices.push(plain_choice(&asked));
    }
    choices
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_months_go_over_the_turn_of_the_year_and_keep_the_one_asked_for() {
        let now: Timestamp = "2026-11-24T00:00:00Z".parse().unwrap();
        let values = |period, chosen: Option<&str>| -> Vec<String> {
            let chosen = chosen.map(|text| text.parse().unwrap());
            let choices = month_choices(Lang::Ja, period, now, chosen);
            choices.iter().map(|one| one.value.to_string()).collect()
        };
        let next = values(Period::Upcoming, None);
        assert_eq!(next.len(), 12);
        assert_eq!((next[0].as_str(), next[2].as_str()), ("2026-11", "2027-01"));
        let past = values(Period::Past, Some("2020-01"));
        assert_eq!(
            (past[0].as_str(), past[11].as_str()),
            ("2026-11", "2025-12")
        );
        assert_eq!(past.last().unwrap(), "2020-01");
        let label = &month_choices(Lang::En, Period::Upcoming, now, None)[2].label;
        assert_eq!(label, "January 2027");
    }
}
