//! Who came: 延べ and 実, by mode and by side of the exchange, month by month.

use shared::chart::{About, Column, ColumnChart, Scale, Target};
use shared::i18n::Lang;
use shared::kpi::Kpi;
use shared::kpi::api::{Heads, MonthFigures};
use shared::kpi::types::Metric;
use yew::prelude::*;

use super::figures::month_label;
use super::{PartProps, begun};
use crate::hooks::use_lang;
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{Chart, Table};

/// Participants and companies, and how they add up over the year.
#[component]
pub fn ParticipationPart(props: &PartProps) -> Html {
    let lang = use_lang();
    let kpi = &props.kpi;
    let came = &kpi.participation;
    let row = |name: AttrValue, persons: Heads, companies: Heads| {
        html! {
            <tr key={name.to_string()}>
                <th scope="row">{ name }</th>
                { for [persons.total, persons.distinct, companies.total, companies.distinct]
                    .map(|count| html! { <td class="end num">{ number(count.into()) }</td> }) }
            </tr>
        }
    };
    html! {
        <section class="stack">
            <h2>{ t(lang, "kpi-participation") }</h2>
            <p>{ t(lang, "kpi-participation-note") }</p>
            <Table id="kpi-heads" caption={t(lang, "kpi-participation")} caption_hidden=true condensed=true head={html! {
                <>
                    <th scope="col">{ t(lang, "kpi-file-who") }</th>
                    <th scope="col" class="end">{ t(lang, "kpi-file-persons-total") }</th>
                    <th scope="col" class="end">{ t(lang, "kpi-file-persons") }</th>
                    <th scope="col" class="end">{ t(lang, "kpi-file-companies-total") }</th>
                    <th scope="col" class="end">{ t(lang, "kpi-file-companies") }</th>
                </>
            }}>
                { row(t(lang, "kpi-all"), came.persons, came.companies) }
                { for came.by_mode.iter().map(|one| row(one.mode.label(lang).into(), one.persons, one.companies)) }
                { for came.by_sector.iter().map(|one| {
                    let name = one.sector.map_or_else(
                        || t(lang, "kpi-sector-unknown"),
                        |sector| t(lang, &format!("sector-{sector}")),
                    );
                    row(name, one.persons, one.companies)
                }) }
            </Table>
            <h3>{ t(lang, "kpi-cumulative") }</h3>
            <Chart svg={picture(lang, kpi)}>{ months_table(lang, kpi) }</Chart>
        </section>
    }
}

/// The months with all who came until their end.
fn so_far(kpi: &Kpi) -> Vec<(&MonthFigures, u32)> {
    begun(kpi)
        .scan(0_u32, |sum, month| {
            *sum = sum.saturating_add(month.participants);
            Some((month, *sum))
        })
        .collect()
}

fn picture(lang: Lang, kpi: &Kpi) -> String {
    let target = kpi
        .figure(Metric::EventParticipants)
        .and_then(|one| one.target);
    let column = |(month, sum): (&MonthFigures, u32)| Column {
        label: month_label(month.month, lang),
        value: Some(sum.into()),
        text: number(sum.into()),
        counts: true,
    };
    ColumnChart {
        about: About {
            id: "kpi-months-picture".to_owned(),
            title: t(lang, "kpi-cumulative").to_string(),
            description: t(lang, "kpi-cumulative-desc").to_string(),
        },
        columns: so_far(kpi).into_iter().map(column).collect(),
        scale: Scale::Number,
        target: target.and_then(|target| {
            Some(Target {
                value: u64::try_from(target).ok()?,
                text: t!(lang, "kpi-target", target = number(target)).to_string(),
            })
        }),
    }
    .draw()
}

fn months_table(lang: Lang, kpi: &Kpi) -> Html {
    html! {
        <Table id="kpi-months" caption={t(lang, "kpi-months")} condensed=true head={html! {
            <>
                <th scope="col">{ t(lang, "kpi-file-month") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-events-held") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-participants") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-cumulative-count") }</th>
            </>
        }}>
            { for so_far(kpi).into_iter().map(|(month, sum)| html! {
                <tr key={month.month.to_string()}>
                    <th scope="row">{ month.month.to_string() }</th>
                    <td class="end num">{ number(month.events.into()) }</td>
                    <td class="end num">{ number(month.participants.into()) }</td>
                    <td class="end num">{ number(sum.into()) }</td>
                </tr>
            }) }
        </Table>
    }
}
