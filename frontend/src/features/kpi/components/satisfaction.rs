//! How the participants liked it.

use shared::chart::{About, Bar, BarChart, Column, ColumnChart, Scale, Target};
use shared::i18n::Lang;
use shared::kpi::Kpi;
use shared::kpi::api::{EventFigures, SatisfactionFigures};
use shared::kpi::rules::permille;
use shared::kpi::text::{hundredths, percent};
use shared::kpi::types::Metric;
use shared::time::Day;
use shared::wareki;
use yew::prelude::*;

use super::PartProps;
use crate::hooks::use_lang;
use crate::i18n::{number, t};
use crate::routes::Route;
use crate::t;
use crate::ui::{Chart, Go, Table};

/// As many events as the picture shows; the table has all of them.
const PICTURED: usize = 24;

/// The year's satisfaction, how the answers are spread, and event by event.
#[component]
pub fn SatisfactionPart(props: &PartProps) -> Html {
    let lang = use_lang();
    let kpi = &props.kpi;
    let year = &kpi.satisfaction;
    html! {
        <section class="stack" aria-labelledby="kpi-satisfaction">
            <h2 id="kpi-satisfaction">{ t(lang, "kpi-satisfaction") }</h2>
            if let Some(shown) = year.overall.figures {
                { lines(lang, &shown) }
            } else {
                <p class="kpi-withheld">{ year.overall.reason(lang).unwrap_or_default() }</p>
            }
            <ul>
                <li>{ t!(lang, "kpi-counted", shown = number(year.events_shown.into())) }</li>
                if year.events_withheld > 0 {
                    <li>{ t!(lang, "kpi-left-out", count = number(year.events_withheld.into())) }</li>
                }
                if year.events_not_asked > 0 {
                    <li>{ t!(lang, "kpi-unasked", count = number(year.events_not_asked.into())) }</li>
                }
            </ul>
            if let Some(shown) = year.overall.figures {
                <h3>{ t(lang, "kpi-steps") }</h3>
                <Chart svg={steps_picture(lang, &shown)}>{ steps_table(lang, &shown) }</Chart>
            }
            <h3>{ t(lang, "kpi-events") }</h3>
            if kpi.events.is_empty() {
                <p>{ t(lang, "kpi-held-none") }</p>
            } else {
                <Chart svg={events_picture(lang, kpi)}>{ events_table(lang, &kpi.events) }</Chart>
            }
        </section>
    }
}

fn lines(lang: Lang, shown: &SatisfactionFigures) -> Html {
    html! {
        <div>
            <p class="kpi-value">{ percent(shown.rate_permille) }</p>
            <p>{ t!(lang, "kpi-satisfaction-line", satisfied = number(shown.satisfied.into()),
                answers = number(shown.answers.into()), mean = hundredths(shown.mean_hundredths)) }</p>
            if let Some(response) = shown.response_permille {
                <p>{ t!(lang, "kpi-response-line", rate = percent(response),
                    answers = number(shown.answers.into()),
                    participants = number(shown.participants.into())) }</p>
            }
        </div>
    }
}

/// The steps from the best to the worst: their name, how many, their share.
fn steps(lang: Lang, shown: &SatisfactionFigures) -> Vec<(u8, AttrValue, u32, String)> {
    let mut all: Vec<(u8, AttrValue, u32, String)> = (1_u8..)
        .zip(shown.counts)
        .map(|(step, count)| {
            let name = t(lang, &format!("kpi-step-{step}"));
            let share = permille(count, shown.answers).map(percent);
            (step, name, count, share.unwrap_or_default())
        })
        .collect();
    all.reverse();
    all
}

fn steps_picture(lang: Lang, shown: &SatisfactionFigures) -> String {
    let answers = number(shown.answers.into());
    let bar = |(step, name, count, share): (u8, AttrValue, u32, String)| Bar {
        label: name.to_string(),
        value: count.into(),
        text: t!(
            lang,
            "kpi-count-answers",
            count = number(count.into()),
            rate = share
        )
        .to_string(),
        counts: step >= 4,
    };
    BarChart {
        about: About {
            id: "kpi-steps-picture".to_owned(),
            title: t(lang, "kpi-steps").to_string(),
            description: t!(lang, "kpi-steps-desc", answers = answers).to_string(),
        },
        bars: steps(lang, shown).into_iter().map(bar).collect(),
    }
    .draw()
}

fn steps_table(lang: Lang, shown: &SatisfactionFigures) -> Html {
    html! {
        <Table id="kpi-steps" caption={t(lang, "kpi-steps")} condensed=true head={html! {
            <>
                <th scope="col">{ t(lang, "kpi-step") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-count") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-share") }</th>
            </>
        }}>
            { for steps(lang, shown).into_iter().map(|(step, name, count, share)| html! {
                <tr key={step}>
                    <th scope="row">{ name }</th>
                    <td class="end num">{ number(count.into()) }</td>
                    <td class="end num">{ share }</td>
                </tr>
            }) }
        </Table>
    }
}

/// The day of an event for a column: `7/15`.
fn short_day(event: &EventFigures) -> String {
    let day = event.starts_at.jst_date().to_string();
    let mut parts = day
        .split('-')
        .skip(1)
        .map(|part| part.trim_start_matches('0'));
    match (parts.next(), parts.next()) {
        (Some(month), Some(day)) => format!("{month}/{day}"),
        _ => day,
    }
}

fn events_picture(lang: Lang, kpi: &Kpi) -> String {
    let after = kpi.events.len().saturating_sub(PICTURED);
    let column = |event: &EventFigures| {
        let rate = event.satisfaction.figures.map(|shown| shown.rate_permille);
        Column {
            label: short_day(event),
            value: rate.map(u64::from),
            text: rate.map_or_else(|| "–".to_owned(), percent),
            counts: true,
        }
    };
    let columns: Vec<Column> = kpi.events.iter().skip(after).map(column).collect();
    let target = kpi
        .figure(Metric::SatisfactionRate)
        .and_then(|one| one.target);
    let target = target.and_then(|target| u32::try_from(target).ok());
    ColumnChart {
        about: About {
            id: "kpi-events-picture".to_owned(),
            title: t(lang, "kpi-by-event").to_string(),
            description: t!(lang, "kpi-by-event-desc", count = columns.len().to_string())
                .to_string(),
        },
        columns,
        scale: Scale::Permille,
        target: target.map(|target| Target {
            value: target.into(),
            text: t!(lang, "kpi-target", target = percent(target)).to_string(),
        }),
    }
    .draw()
}

fn events_table(lang: Lang, events: &[EventFigures]) -> Html {
    html! {
        <Table id="kpi-events" caption={t(lang, "kpi-events")} condensed=true head={html! {
            <>
                <th scope="col">{ t(lang, "kpi-file-date") }</th>
                <th scope="col">{ t(lang, "kpi-file-event") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-participants") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-in-person") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-online") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-companies") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-rate") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-mean") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-answers") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-response") }</th>
            </>
        }}>
            { for events.iter().map(|event| html! {
                <tr key={event.id.to_string()}>
                    <td>{ wareki::date(Day::new(event.starts_at.jst_date()), lang) }</td>
                    <th scope="row">
                        <Go to={Route::StaffEvent { id: event.id }}>{ event.title.as_str().to_owned() }</Go>
                    </th>
                    <td class="end num">{ number(event.participants.into()) }</td>
                    <td class="end num">{ number(event.in_person.into()) }</td>
                    <td class="end num">{ number(event.online.into()) }</td>
                    <td class="end num">{ number(event.companies.into()) }</td>
                    { answers(lang, event) }
                </tr>
            }) }
        </Table>
    }
}

/// What the answers about an event say, or in words why nothing of them is told.
fn answers(lang: Lang, event: &EventFigures) -> Html {
    let Some(shown) = event.satisfaction.figures else {
        let reason = event.satisfaction.reason(lang).unwrap_or_default();
        return html! { <td colspan="4">{ reason }</td> };
    };
    html! {
        <>
            <td class="end num">{ percent(shown.rate_permille) }</td>
            <td class="end num">{ hundredths(shown.mean_hundredths) }</td>
            <td class="end num">{ number(shown.answers.into()) }</td>
            <td class="end num">{ shown.response_permille.map(percent).unwrap_or_default() }</td>
        </>
    }
}
