//! An event's survey at its desk: where it stands, and what was answered.

use shared::event::EventId;
use shared::i18n::Lang;
use shared::survey::api::SurveyReport;
use shared::survey::types::SurveyState;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::super::components::results;
use crate::hooks::{use_lang, use_query};
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{AsyncView, Banner, EmptyState, Skeleton, Tag, TagTone, Tone};

/// Props of [`DeskSurvey`].
#[derive(Properties, PartialEq, Debug)]
pub struct DeskSurveyProps {
    /// The event.
    pub id: EventId,
}

/// The tab.
#[component]
pub fn DeskSurvey(props: &DeskSurveyProps) -> Html {
    let lang = use_lang();
    let report = use_query(props.id, client::report);
    AsyncView::new(&report)
        .skeleton(Skeleton::Lines(6))
        .ready(|reply| report_view(lang, &reply.body))
}

/// Where it stands, then the results or why there are none.
pub fn report_view(lang: Lang, report: &SurveyReport) -> Html {
    if report.state == SurveyState::None {
        return html! {
            <EmptyState title={t(lang, "survey-state-none")}>
                { t(lang, "survey-desk-none") }
            </EmptyState>
        };
    }
    html! {
        <div class="stack-l">
            <section class="stack">
                <h2>{ t(lang, "survey-desk-title") }</h2>
                { facts(lang, report) }
                if report.waiting && report.results.is_some() {
                    <Banner tone={Tone::Info} title={t(lang, "survey-desk-waiting")} />
                }
            </section>
            if let Some(found) = &report.results {
                { results(lang, found) }
            } else {
                { withheld(lang, report.state) }
            }
        </div>
    }
}

fn withheld(lang: Lang, state: SurveyState) -> Html {
    let (title, why) = if state == SurveyState::Closed {
        (
            "survey-desk-withheld-closed-title",
            "survey-desk-withheld-closed",
        )
    } else {
        ("survey-desk-withheld-title", "survey-desk-withheld-open")
    };
    html! {
        <Banner tone={Tone::Info} title={t(lang, title)}><p>{ t(lang, why) }</p></Banner>
    }
}

fn facts(lang: Lang, report: &SurveyReport) -> Html {
    let people = |count: u32| t!(lang, "survey-desk-people", count = i64::from(count));
    let answered = match report.answered {
        None => t(lang, "survey-desk-few"),
        Some(count) => {
            let share = (count * 100).checked_div(report.invited).unwrap_or(0);
            t!(
                lang,
                "survey-desk-rate",
                count = number(count.into()),
                percent = i64::from(share)
            )
        }
    };
    let (tone, state) = match report.state {
        SurveyState::Open => (TagTone::Good, "survey-state-open"),
        SurveyState::Closed | SurveyState::None => (TagTone::Plain, "survey-state-closed"),
    };
    let time = |at: Option<shared::time::Timestamp>| {
        at.map(|at| wareki::date_time(at, lang)).unwrap_or_default()
    };
    let row = |label: &str, value: Html| {
        html! { <div><dt>{ t(lang, label) }</dt><dd>{ value }</dd></div> }
    };
    html! {
        <>
            <p><Tag {tone} state=true>{ t(lang, state) }</Tag></p>
            <dl class="facts">
                { row("survey-desk-present", html! { people(report.present) }) }
                { row("survey-desk-invited", html! { people(report.invited) }) }
                { row("survey-desk-answered", html! { answered }) }
                { row("survey-desk-opened", html! { time(report.opened_at) }) }
                { row("survey-desk-closes", html! { time(report.closes_at) }) }
            </dl>
        </>
    }
}
