//! Page views of some days: how many, when, and of which pages.

use std::collections::BTreeMap;
use std::rc::Rc;

use shared::chart::{About, Column, ColumnChart, Scale};
use shared::event::month::Month;
use shared::i18n::Lang;
use shared::time::Day;
use shared::visit::PageKind;
use shared::visit::api::{PageViewSummary, PageViewsOfPage};
use shared::visit::rules;
use shared::wareki;
use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::t;
use crate::ui::{Chart, EmptyState, Go, Table};

/// Props of [`Numbers`].
#[derive(Properties, PartialEq, Debug)]
pub struct NumbersProps {
    /// The views summed up.
    pub summary: Rc<PageViewSummary>,
}

/// The total, then by day or month with a chart, then by page.
#[component]
pub fn Numbers(props: &NumbersProps) -> Html {
    let lang = use_lang();
    let summary = &props.summary;
    if summary.total == 0 {
        return html! {
            <EmptyState title={t(lang, "visit-none")}><p>{ t(lang, "visit-none-advice") }</p></EmptyState>
        };
    }
    let title = title(lang, summary);
    html! {
        <div class="stack-l">
            <section class="stack-s" role="status">
                <h2>{ t(lang, "visit-total") }</h2>
                <p>{ t!(lang, "visit-span", from = wareki::date(summary.from, lang),
                    to = wareki::date(summary.to, lang)) }</p>
                <p class="kpi-value">{ number(summary.total) }<small>{ " " }{ t!(lang, "visit-times", count = summary.total) }</small></p>
            </section>
            <section class="stack">
                <h2>{ title.clone() }</h2>
                <Chart svg={picture(lang, summary, &title)}>{ times_table(lang, summary, &title) }</Chart>
            </section>
            <section class="stack">
                <h2>{ t(lang, "visit-pages") }</h2>
                <p>{ t(lang, "visit-pages-note") }</p>
                { pages_table(lang, &summary.pages) }
            </section>
        </div>
    }
}

fn title(lang: Lang, summary: &PageViewSummary) -> AttrValue {
    let by_day = rules::by_day(summary.from, summary.to);
    t(
        lang,
        if by_day {
            "visit-by-day"
        } else {
            "visit-by-month"
        },
    )
}

/// One column: what stands below it, what its row is called, how many.
struct Time {
    short: String,
    long: String,
    views: i64,
}

/// Every day, or every month, of the span, those without views among them.
fn times(lang: Lang, summary: &PageViewSummary) -> Vec<Time> {
    let (from, to) = (summary.from, summary.to);
    if rules::by_day(from, to) {
        let known: BTreeMap<Day, i64> = summary
            .days
            .iter()
            .map(|one| (one.day, one.views))
            .collect();
        let time = |day: Day| Time {
            short: short(&day.to_string()),
            long: wareki::date(day, lang),
            views: known.get(&day).copied().unwrap_or(0),
        };
        return rules::days(from, to).into_iter().map(time).collect();
    }
    let known: BTreeMap<String, i64> = summary
        .months
        .iter()
        .map(|one| (format!("{:04}-{:02}", one.year, one.month), one.views))
        .collect();
    let time = |month: Month| {
        let name = month.to_string();
        Time {
            short: match lang {
                Lang::Ja => format!("{}月", short(&name)),
                Lang::En => short(&name),
            },
            views: known.get(&name).copied().unwrap_or(0),
            long: name,
        }
    };
    rules::months(from, to).into_iter().map(time).collect()
}

/// A day or month for a column: `11/24` of `2026-11-24`, `11` of `2026-11`.
fn short(text: &str) -> String {
    let parts = text
        .split('-')
        .skip(1)
        .map(|part| part.trim_start_matches('0'));
    parts.collect::<Vec<_>>().join("/")
}

fn picture(lang: Lang, summary: &PageViewSummary, title: &AttrValue) -> String {
    let column = |time: Time| Column {
        label: time.short,
        value: u64::try_from(time.views).ok(),
        text: number(time.views),
        counts: true,
    };
    ColumnChart {
        about: About {
            id: "visit-picture".to_owned(),
            title: title.to_string(),
            description: t(lang, "visit-picture-desc").to_string(),
        },
        columns: times(lang, summary).into_iter().map(column).collect(),
        scale: Scale::Number,
        target: None,
    }
    .draw()
}

fn times_table(lang: Lang, summary: &PageViewSummary, title: &AttrValue) -> Html {
    html! {
        <Table id="visit-times" caption={title.clone()} condensed=true head={html! {
            <>
                <th scope="col">{ t(lang, "visit-when") }</th>
                <th scope="col" class="end">{ t(lang, "visit-views") }</th>
            </>
        }}>
            { for times(lang, summary).into_iter().map(|time| html! {
                <tr key={time.long.clone()}>
                    <th scope="row">{ time.long.clone() }</th>
                    <td class="end num">{ number(time.views) }</td>
                </tr>
            }) }
        </Table>
    }
}

fn pages_table(lang: Lang, pages: &[PageViewsOfPage]) -> Html {
    html! {
        <Table id="visit-pages" caption={t(lang, "visit-pages")} caption_hidden=true condensed=true head={html! {
            <>
                <th scope="col">{ t(lang, "visit-page") }</th>
                <th scope="col">{ t(lang, "visit-kind") }</th>
                <th scope="col" class="end">{ t(lang, "visit-views") }</th>
            </>
        }}>
            { for pages.iter().map(|one| {
                let key = one.id.map(|id| id.to_string()).unwrap_or_default();
                html! {
                    <tr key={format!("{}{key}", one.kind)}>
                        <th scope="row">{ page(lang, one) }</th>
                        <td>{ kind(lang, one.kind) }</td>
                        <td class="end num">{ number(one.views) }</td>
                    </tr>
                }
            }) }
        </Table>
    }
}

fn kind(lang: Lang, kind: PageKind) -> AttrValue {
    t(lang, &format!("visit-kind-{kind}"))
}

/// The page by its name, with a link where it is still there.
fn page(lang: Lang, one: &PageViewsOfPage) -> Html {
    if one.kind.is_about_one() && one.title.is_none() {
        return html! { t(lang, "visit-gone") };
    }
    let name = one
        .title
        .clone()
        .map_or_else(|| kind(lang, one.kind), AttrValue::from);
    match route(one) {
        Some(to) => html! { <Go {to}>{ name }</Go> },
        None => html! { name },
    }
}

/// Where the page is.
fn route(one: &PageViewsOfPage) -> Option<Route> {
    let id = one.id.map(|id| id.to_string()).unwrap_or_default();
    Some(match one.kind {
        PageKind::Home => Route::Home,
        PageKind::Events => Route::Events,
        PageKind::Event => Route::Event {
            id: id.parse().ok()?,
        },
        PageKind::Organisations => Route::Companies,
        PageKind::Organisation => Route::Company {
            id: id.parse().ok()?,
        },
        PageKind::Articles => Route::Articles,
        PageKind::Article => Route::Article {
            id: id.parse().ok()?,
        },
        PageKind::Measures => Route::Measures,
        PageKind::Measure => Route::Measure {
            id: id.parse().ok()?,
        },
    })
}
