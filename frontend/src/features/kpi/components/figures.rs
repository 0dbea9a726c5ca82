//! Figures beside their targets.

use serde_json::Value;
use shared::i18n::Lang;
use shared::kpi::Kpi;
use shared::kpi::api::Figure;
use shared::kpi::text::percent;
use shared::kpi::types::Metric;
use shared::time::Day;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::{PartProps, begun};
use crate::hooks::{Bind, use_lang, use_query};
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, Chart, DateField, Go, Skeleton, Table, Tag, TagTone, fold};
use shared::chart::{About, Column, ColumnChart, Scale};

/// A figure in its unit: `87.5%`, `1,234`.
pub fn written(metric: Metric, value: i64) -> String {
    match (metric, u32::try_from(value)) {
        (Metric::SatisfactionRate, Ok(permille)) => percent(permille),
        _ => number(value),
    }
}

/// The unit after a figure; a share has it in it.
fn unit(metric: Metric, count: i64, lang: Lang) -> Option<String> {
    (metric != Metric::SatisfactionRate).then(|| metric.unit(count, lang))
}

/// The page that lists what a figure counts.
fn rows(metric: Metric, kpi: &Kpi) -> Option<(Route, String)> {
    let year = kpi.fiscal_year;
    match metric {
        Metric::EventParticipants | Metric::EventsHeld | Metric::SatisfactionRate => {
            Some((Route::StaffEvents, format!("year={year}")))
        }
        Metric::NewBusinesses => Some((
            Route::StaffCollaborations,
            format!("fiscal_year={year}&confirmation=confirmed"),
        )),
        Metric::PortalAccesses => {
            let (first, last) = (Day::new(year.first_day()), Day::new(year.last_day()));
            let last = kpi.as_of.min(last).max(first);
            Some((Route::StaffVisits, format!("from={first}&to={last}")))
        }
        Metric::CommunityMembers | Metric::RegisteredItCompanies => None,
    }
}

/// One figure: its name, number, target, how much of it is reached, and how it is computed.
fn card(lang: Lang, kpi: &Kpi, figure: &Figure) -> Html {
    let metric = figure.metric;
    let reason = (metric == Metric::SatisfactionRate)
        .then(|| kpi.satisfaction.overall.reason(lang))
        .flatten();
    let target = figure.target.map(|target| {
        let number = written(metric, target);
        match unit(metric, target, lang) {
            Some(unit) => t!(lang, "kpi-in-unit", number = number, unit = unit).to_string(),
            None => number,
        }
    });
    html! {
        <div class="card" key={metric.as_str()}>
            <h3>
                if let Some((to, query)) = rows(metric, kpi) {
                    <Go {to} {query}>{ metric.label(lang) }</Go>
                } else {
                    { metric.label(lang) }
                }
            </h3>
            if let Some(value) = figure.value {
                <p class="kpi-value">
                    { written(metric, value) }
                    if let Some(unit) = unit(metric, value, lang) { <small>{ format!(" {unit}") }</small> }
                </p>
            } else {
                <p class="kpi-withheld">{ reason.unwrap_or_default() }</p>
            }
            <p class="small">
                if let Some(target) = target {
                    { t!(lang, "kpi-target", target = target) }
                } else {
                    { t(lang, "kpi-no-target") }
                }
            </p>
            if let Some(achievement) = figure.achievement {
                <p class="cluster">
                    <span class="strong num">
                        { t!(lang, "kpi-achievement", rate = percent(achievement.permille)) }
                    </span>
                    if achievement.reached {
                        <Tag tone={TagTone::Good} state=true>{ t(lang, "kpi-reached") }</Tag>
                    }
                </p>
            }
            { fold(t(lang, "kpi-how"), false, html! { <p class="small">{ metric.how(lang) }</p> }) }
        </div>
    }
}

/// The four that the programme answers for.
#[component]
pub fn MainFigures(props: &PartProps) -> Html {
    let lang = use_lang();
    let kpi = &props.kpi;
    html! {
        <section class="stack-s" aria-labelledby="kpi-main">
            <h2 id="kpi-main">{ t(lang, "kpi-main") }</h2>
            <div class="grid-2">
                { for Metric::MAIN.iter().filter_map(|metric| kpi.figure(*metric)).map(|one| card(lang, kpi, one)) }
            </div>
        </section>
    }
}

/// The others, with the accesses of each month and the registered companies of any day.
#[component]
pub fn OtherFigures(props: &PartProps) -> Html {
    let lang = use_lang();
    let kpi = &props.kpi;
    let others = kpi
        .figures
        .iter()
        .filter(|one| !Metric::MAIN.contains(&one.metric));
    html! {
        <section class="stack" aria-labelledby="kpi-others">
            <h2 id="kpi-others">{ t(lang, "kpi-others") }</h2>
            <div class="grid">{ for others.map(|one| card(lang, kpi, one)) }</div>
            <RegisteredOn today={kpi.as_of} />
            <h3>{ t(lang, "kpi-accesses") }</h3>
            <Chart svg={accesses(lang, kpi)}>
                <Table id="kpi-accesses" caption={t(lang, "kpi-accesses")} condensed=true head={html! {
                    <>
                        <th scope="col">{ t(lang, "kpi-file-month") }</th>
                        <th scope="col" class="end">{ t(lang, "kpi-file-portal-accesses") }</th>
                    </>
                }}>
                    { for begun(kpi).map(|month| html! {
                        <tr key={month.month.to_string()}>
                            <th scope="row">{ month.month.to_string() }</th>
                            <td class="end num">{ number(month.portal_accesses) }</td>
                        </tr>
                    }) }
                </Table>
            </Chart>
        </section>
    }
}

/// The label of a month's column: its number.
pub fn month_label(month: shared::event::month::Month, lang: Lang) -> String {
    let text = month.to_string();
    let month = text
        .rsplit('-')
        .next()
        .unwrap_or_default()
        .trim_start_matches('0');
    match lang {
        Lang::Ja => format!("{month}月"),
        Lang::En => month.to_owned(),
    }
}

fn accesses(lang: Lang, kpi: &Kpi) -> String {
    let column = |month: &shared::kpi::api::MonthFigures| Column {
        label: month_label(month.month, lang),
        value: u64::try_from(month.portal_accesses).ok(),
        text: number(month.portal_accesses),
        counts: true,
    };
    ColumnChart {
        about: About {
            id: "kpi-accesses-picture".to_owned(),
            title: t(lang, "kpi-accesses").to_string(),
            description: t(lang, "kpi-accesses-desc").to_string(),
        },
        columns: begun(kpi).map(column).collect(),
        scale: Scale::Number,
        target: None,
    }
    .draw()
}

#[derive(Properties, PartialEq)]
struct OnProps {
    today: Day,
}

/// How many registered IT companies there were on a day of choice.
#[component]
fn RegisteredOn(props: &OnProps) -> Html {
    let lang = use_lang();
    let typed = use_state(|| props.today.to_string());
    let set = {
        let typed = typed.setter();
        Callback::from(move |value: Value| typed.set(value.as_str().unwrap_or_default().to_owned()))
    };
    let day = wareki::parse_date(&typed);
    let bind = Bind::free("kpi-on", AttrValue::from((*typed).clone()), set);
    html! {
        <div class="stack-s">
            <DateField {bind} label={t(lang, "kpi-on")} hint={t(lang, "kpi-on-hint")} />
            <div role="status">
                if let Some(day) = day { <RegisteredCount {day} /> }
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct CountProps {
    day: Day,
}

#[component]
fn RegisteredCount(props: &CountProps) -> Html {
    let lang = use_lang();
    let found = use_query(props.day, client::registered_it);
    AsyncView::new(&found).skeleton(Skeleton::Lines(1)).ready(|reply| {
        let (day, count) = (wareki::date(reply.body.on, lang), reply.body.companies);
        html! { <p class="strong">{ t!(lang, "kpi-on-result", day = day, count = number(count.into())) }</p> }
    })
}
