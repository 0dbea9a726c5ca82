//! Staff: how an event's questions were answered, and what support its participants need.

use shared::account::perm::Permission;
use shared::event::EventId;
use shared::i18n::Lang;
use shared::registration::answers::{AnswerSummary, QuestionSummary, SupportItem, SupportList};
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{use_lang, use_query, use_session};
use crate::i18n::t;
use crate::t;
use crate::ui::{AsyncView, Skeleton, Tag, TagTone};

/// Props of [`Results`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// Both sections, each for who may see it.
#[component]
pub fn Results(props: &Props) -> Html {
    let session = use_session();
    html! {
        <>
            if session.state.may(Permission::RegistrationRead) { <Answers id={props.id} /> }
            if session.state.may(Permission::SupportRead) { <Support id={props.id} /> }
        </>
    }
}

#[component]
fn Answers(props: &Props) -> Html {
    let lang = use_lang();
    let shown = use_query(props.id, client::answer_summary);
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-answers") }</h2>
            { AsyncView::new(&shown).skeleton(Skeleton::Lines(4)).ready(|reply| summary(lang, &reply.body)) }
        </section>
    }
}

#[component]
fn Support(props: &Props) -> Html {
    let lang = use_lang();
    let shown = use_query(props.id, client::supports);
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-support") }</h2>
            { AsyncView::new(&shown).skeleton(Skeleton::Lines(3)).ready(|reply| needs(lang, &reply.body)) }
        </section>
    }
}

/// Question by question.
pub fn summary(lang: Lang, all: &AnswerSummary) -> Html {
    let answered = all.questions.iter().any(|one| one.answered > 0);
    html! {
        <>
            if let Some(party) = &all.party {
                <p>{ t!(lang, "staff-answers-party", taken = party.taken, capacity = party.capacity) }</p>
            }
            if answered {
                { for all.questions.iter().map(|one| question(lang, one)) }
            } else {
                <p class="soft">{ t(lang, "staff-answers-none") }</p>
            }
        </>
    }
}

fn question(lang: Lang, one: &QuestionSummary) -> Html {
    html! {
        <div class="stack-s" key={one.question.id.to_string()}>
            <h3>{ one.question.label.to_string() }</h3>
            if !one.current { <p><Tag tone={TagTone::Plain}>{ t(lang, "staff-answers-old") }</Tag></p> }
            <p class="small soft">{ t!(lang, "staff-answers-count", count = one.answered) }</p>
            if let Some(total) = one.total.filter(|_| one.answered > 0) {
                <p>{ t!(lang, "staff-answers-total", total = crate::i18n::number(total)) }</p>
            }
            if !one.options.is_empty() {
                <ul>{ for one.options.iter().map(|count| html! {
                    <li>{ t!(lang, "staff-answers-option", option = count.option.to_string(),
                        count = count.count) }</li>
                }) }</ul>
            }
            if !one.texts.is_empty() {
                <ul>{ for one.texts.iter().map(|text| html! {
                    <li class="prewrap">{ text.to_string() }</li>
                }) }</ul>
            }
        </div>
    }
}

/// Who needs what, and until when it is kept.
pub fn needs(lang: Lang, list: &SupportList) -> Html {
    if list.items.is_empty() {
        return html! { <p class="soft">{ t(lang, "staff-support-none") }</p> };
    }
    html! {
        <>
            <dl class="facts">{ for list.items.iter().map(|one| need(lang, one)) }</dl>
            <p class="small soft">{ t(lang, "staff-support-note") }
                if let Some(at) = list.erased_at {
                    { " " }{ t!(lang, "staff-support-erased", time = wareki::date_time(at, lang)) }
                }
            </p>
        </>
    }
}

fn need(lang: Lang, one: &SupportItem) -> Html {
    let name = match (&one.family_name, &one.given_name) {
        (Some(family), Some(given)) => format!("{family} {given}"),
        _ => t(lang, "staff-nobody").to_string(),
    };
    let text = one.support.as_ref().map(ToString::to_string);
    html! {
        <div><dt>{ name }{ " / " }{ one.mode.label(lang) }</dt>
            <dd class="prewrap">{ text.unwrap_or_default() }</dd></div>
    }
}
