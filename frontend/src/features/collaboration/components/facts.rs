//! A collaboration in words: how far it is, with whom, since when, and what happened.

use shared::account::types::OrganisationName;
use shared::collaboration::api::{CollaborationCompany, CollaborationDetail};
use shared::collaboration::types::Stage;
use shared::i18n::Lang;
use shared::time::{Day, FiscalYear, Timestamp};
use shared::wareki;
use yew::prelude::*;

use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{Go, Tag, TagTone};

/// The stage, and how it stands with the prefecture where that is a question.
pub fn standing(
    lang: Lang,
    stage: Stage,
    launched_on: Option<Day>,
    counts_in: Option<FiscalYear>,
) -> Html {
    let tone = match stage {
        Stage::Launched => TagTone::Key,
        Stage::Ended => TagTone::Plain,
        _ => TagTone::Wait,
    };
    html! {
        <span class="cluster">
            <Tag {tone} state={true}>{ t(lang, &stage.label()) }</Tag>
            if let Some(year) = counts_in {
                <Tag tone={TagTone::Good}>{ t!(lang, "collaboration-counts",
                    year = wareki::fiscal_year(year, lang)) }</Tag>
            } else if launched_on.is_some() {
                <Tag tone={TagTone::Wait}>{ t(lang, "collaboration-waits") }</Tag>
            }
        </span>
    }
}

/// The companies' names in one line.
pub fn companies(all: &[CollaborationCompany]) -> String {
    let names = all.iter().map(|one| OrganisationName::as_str(&one.name));
    names.collect::<Vec<_>>().join("、")
}

/// Everything that is known of it.
pub fn facts(lang: Lang, one: &CollaborationDetail) -> Html {
    let confirmed = one.confirmed_at.map(|at| confirmed(lang, at, one));
    html! {
        <dl class="facts">
            <div><dt>{ t(lang, "collaboration-stage") }</dt>
                <dd>{ standing(lang, one.stage, one.launched_on, one.counts_in) }</dd></div>
            <div><dt>{ t(lang, "collaboration-companies") }</dt>
                <dd><ul class="plain" role="list">{ for one.organisations.iter().map(|company| html! {
                    <li>{ company.name.as_str().to_owned() }</li>
                }) }</ul></dd></div>
            if let Some(origin) = &one.origin_event {
                <div><dt>{ t(lang, "collaboration-origin") }</dt>
                    <dd><Go to={Route::StaffEvent { id: origin.id }}>{ origin.title.to_string() }</Go></dd></div>
            }
            if let Some(day) = one.launched_on {
                <div><dt>{ t(lang, "collaboration-launched-on") }</dt><dd>{ wareki::date(day, lang) }</dd></div>
            }
            if let Some(confirmed) = confirmed {
                <div><dt>{ t(lang, "collaboration-confirmed") }</dt><dd>{ confirmed }</dd></div>
            }
            if let Some(summary) = &one.summary {
                <div><dt>{ t(lang, "collaboration-summary") }</dt>
                    <dd class="prewrap">{ summary.as_str().to_owned() }</dd></div>
            }
        </dl>
    }
}

fn confirmed(lang: Lang, at: Timestamp, one: &CollaborationDetail) -> String {
    let by = one.confirmed_by.clone().unwrap_or_default();
    format!("{} {by}", wareki::date_time(at, lang))
}

/// What happened, the first first.
pub fn history(lang: Lang, one: &CollaborationDetail) -> Html {
    html! {
        <ol class="plain stack-s" role="list">
            { for one.history.iter().map(|line| {
                let stage = match line.from {
                    Some(from) => format!("{} → {}", t(lang, &from.label()), t(lang, &line.to.label())),
                    None => t(lang, &line.to.label()).to_string(),
                };
                let by = line.by.clone().unwrap_or_default();
                html! {
                    <li>
                        <p class="strong">{ t(lang, &line.step.label()) }{ ": " }{ stage }</p>
                        <p class="small soft">{ wareki::date_time(line.at, lang) }{ " " }{ by }</p>
                    </li>
                }
            }) }
        </ol>
    }
}
