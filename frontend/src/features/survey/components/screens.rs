//! The screens on the way: one question each, then all of it.

use serde_json::Value;
use shared::i18n::Lang;
use shared::survey::api::SurveyForm;
use shared::survey::{Comment, Question, Rating};
use shared::time::Day;
use shared::wareki;
use yew::prelude::*;

use super::super::draft::{Draft, QUESTIONS};
use super::{chosen, step};
use crate::hooks::Bind;
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, ButtonSize, TextArea, fold};

/// The heading that takes the focus from screen to screen.
pub const HEADING: &str = "survey-heading";

/// What stands on top of every screen: the event, how far one is, and the screen's heading. The
/// first one says what this is.
fn head(lang: Lang, form: &SurveyForm, draft: &Draft, title: AttrValue) -> Html {
    let (at, number) = (draft.at(), draft.at().saturating_add(1).min(QUESTIONS));
    let event = t!(
        lang,
        "survey-about",
        event = form.event_title.to_string(),
        date = wareki::date(Day::new(form.event_starts_at.jst_date()), lang)
    );
    let number = i64::try_from(number).unwrap_or(0);
    let total = i64::try_from(QUESTIONS).unwrap_or(0);
    html! {
        <div class="page-head">
            <p class="small soft">{ event }</p>
            if at < QUESTIONS {
                <p class="small" id="survey-progress">
                    { t!(lang, "survey-progress", number = number, total = total) }
                </p>
                <progress value={number.to_string()} max={total.to_string()}
                    aria-labelledby="survey-progress" />
            }
            <h1 id={HEADING} tabindex="-1">{ title }</h1>
            if at == 0 {
                <p class="lead">{ t(lang, "survey-intro") }</p>
            }
        </div>
    }
}

/// How the promise is kept, and until when one can answer; below the first question.
fn promise(lang: Lang, form: &SurveyForm) -> Html {
    let until = wareki::date_time(form.closes_at, lang);
    html! {
        <div class="stack-s">
            <p class="small soft">{ t!(lang, "survey-until", date = until) }</p>
            { fold(t(lang, "survey-how"), false, html! { <p>{ t(lang, "survey-how-text") }</p> }) }
        </div>
    }
}

/// The ways back and on; the latter only where there is something to go on with.
fn ways(lang: Lang, draft: &Draft, onchange: &Callback<Draft>, on: bool) -> Html {
    let back = onchange.reform({
        let draft = draft.clone();
        move |()| draft.clone().back()
    });
    let next = onchange.reform({
        let draft = draft.clone();
        move |()| draft.clone().next()
    });
    html! {
        <div class="cluster between">
            if draft.at() > 0 {
                <Button kind={ButtonKind::Outline} onclick={back}>{ t(lang, "survey-back") }</Button>
            }
            if on {
                <Button onclick={next}>{ t(lang, "survey-next") }</Button>
            }
        </div>
    }
}

/// One rating: five buttons with words. Pressing one goes on; who comes back sees which it was.
pub fn rating(
    lang: Lang,
    form: &SurveyForm,
    draft: &Draft,
    question: Question,
    onchange: &Callback<Draft>,
) -> Html {
    let known = draft.rating(question);
    let title = t(lang, &format!("survey-question-{question}"));
    html! {
        <div class="narrow stack">
            { head(lang, form, draft, title) }
            <div class="survey-steps" role="group" aria-labelledby={HEADING}>
                { for (1..=5).rev().filter_map(|value| Rating::new(value).ok()).map(|value| {
                    let choose = onchange.reform({
                        let draft = draft.clone();
                        move |_: MouseEvent| draft.clone().choose(question, value)
                    });
                    let pressed = known == Some(value);
                    html! {
                        <button type="button" onclick={choose} class="survey-step"
                            aria-pressed={if pressed { "true" } else { "false" }}>
                            { step(lang, question, value.get()) }
                        </button>
                    }
                }) }
            </div>
            { ways(lang, draft, onchange, known.is_some()) }
            if draft.at() == 0 { { promise(lang, form) } }
        </div>
    }
}

/// The words, which nobody has to write.
pub fn comment(lang: Lang, form: &SurveyForm, draft: &Draft, onchange: &Callback<Draft>) -> Html {
    let title = t(lang, "survey-question-comment");
    let set = onchange.reform({
        let draft = draft.clone();
        move |value: Value| draft.clone().say(value.as_str().unwrap_or_default())
    });
    let mut bind = Bind::free("survey-comment", draft.said().to_owned(), set);
    bind.error = draft.words().err().map(|code| code.text(lang).into());
    let on = bind.error.is_none();
    html! {
        <div class="narrow stack">
            { head(lang, form, draft, title) }
            <TextArea {bind} label={t(lang, "survey-short-comment")} required={false}
                hint={t(lang, "survey-comment-hint")} rows={6} max={Comment::MAX} />
            { ways(lang, draft, onchange, on) }
        </div>
    }
}

/// All of it, each with the way to change it, and the button that sends.
pub fn review(
    lang: Lang,
    form: &SurveyForm,
    draft: &Draft,
    onchange: &Callback<Draft>,
    (pending, send): (bool, Callback<()>),
    news: Html,
) -> Html {
    let line = |at: usize, name: AttrValue, said: AttrValue| {
        let change = onchange.reform({
            let draft = draft.clone();
            move |()| draft.clone().go(at)
        });
        html! {
            <div>
                <dt>{ name.clone() }</dt>
                <dd class="cluster between">
                    <span class="prewrap">{ said }</span>
                    <Button kind={ButtonKind::Text} size={ButtonSize::Small} onclick={change}
                        label={t!(lang, "survey-change-of", question = name.to_string())}>
                        { t(lang, "survey-change") }
                    </Button>
                </dd>
            </div>
        }
    };
    let words = if draft.said().trim().is_empty() {
        t(lang, "survey-no-comment")
    } else {
        AttrValue::from(draft.said().trim().to_owned())
    };
    html! {
        <div class="narrow stack">
            { head(lang, form, draft, t(lang, "survey-review-title")) }
            <dl class="facts">
                { for Question::ALL.iter().enumerate().map(|(at, question)| line(
                    at,
                    t(lang, &format!("survey-short-{question}")),
                    chosen(lang, *question, draft.rating(*question)),
                )) }
                { line(QUESTIONS.saturating_sub(1), t(lang, "survey-short-comment"), words) }
            </dl>
            { news }
            <Button size={ButtonSize::Large} wide=true {pending} onclick={send}>
                { t(lang, "survey-send") }
            </Button>
        </div>
    }
}
