//! What an event asks of those who register, as fields of a form: its questions, what support
//! somebody needs, and the party. The same fields when one registers and when one changes it.

use serde_json::{Value, json};
use shared::event::types::Mode;
use shared::field::{Faults, List, Pointer};
use shared::i18n::Lang;
use shared::registration::answers::OwnExtras;
use shared::registration::question::{
    Answer, AskedIn, Extras, PartyOffer, Question, QuestionKind, QuestionSet, Questions,
};
use shared::registration::question_rules::{self, Asked};
use yew::prelude::*;

use crate::hooks::{Bind, FormCore};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    CheckGroup, Checkbox, Choice, NumberField, RadioGroup, Select, TextArea, TextField,
};

/// More options than this are a list to choose from.
const IN_SIGHT: usize = 6;

/// What a form begins with: an entry for each question, with what was answered before.
pub fn initial(questions: &Questions, own: Option<&OwnExtras>) -> Value {
    let answers: Vec<Value> = questions
        .questions
        .iter()
        .map(|one| entry(one, own))
        .collect();
    json!({
        "version": questions.version,
        "answers": answers,
        "support": own.and_then(|own| own.support.as_ref()),
        "party": own.is_some_and(|own| own.party),
    })
}

fn entry(question: &Question, own: Option<&OwnExtras>) -> Value {
    let known = own.and_then(|own| {
        let same =
            |one: &&shared::registration::answers::AnsweredQuestion| one.question.id == question.id;
        own.answers.iter().find(same)
    });
    let mut entry = json!({ "question_id": question.id });
    let value = match question.kind.member() {
        "text" => json!(known.and_then(|one| one.text.as_ref())),
        "number" => json!(known.and_then(|one| one.number)),
        "agreed" => json!(known.is_some_and(|one| one.agreed == Some(true))),
        _ => {
            let chosen = known.map(|one| one.choices.as_slice()).unwrap_or_default();
            let there = chosen.iter().filter(|one| question.options.contains(one));
            json!(there.collect::<Vec<_>>())
        }
    };
    if let Some(entry) = entry.as_object_mut() {
        entry.insert(question.kind.member().to_owned(), value);
    }
    entry
}

/// What was typed, put in the places of another version of the questions: nothing typed is lost
/// that is still asked.
pub fn moved(typed: &Value, questions: &Questions) -> Value {
    let mut next = initial(questions, None);
    let old = typed.get("answers").and_then(Value::as_array);
    let old = old.map_or(&[][..], Vec::as_slice);
    let kept = questions.questions.iter().map(|question| {
        let id = json!(question.id);
        let same = old.iter().find(|one| one.get("question_id") == Some(&id));
        let fits = same.filter(|one| one.get(question.kind.member()).is_some());
        fits.cloned().unwrap_or_else(|| entry(question, None))
    });
    let kept: Vec<Value> = kept.collect();
    if let Some(next) = next.as_object_mut() {
        next.insert("answers".to_owned(), Value::Array(kept));
        for name in ["support", "party"] {
            next.insert(
                name.to_owned(),
                typed.get(name).cloned().unwrap_or_default(),
            );
        }
    }
    next
}

/// Moves what was typed when the questions have changed meanwhile, or since the draft was kept.
/// `at` is where the extras stand in the form.
#[hook]
pub fn use_moved(form: &FormCore, questions: Option<&Questions>, at: &'static str) {
    let typed = if at.is_empty() {
        form.values()
    } else {
        form.value(at)
    };
    let due = questions.filter(|now| {
        let version = typed.get("version").and_then(Value::as_i64);
        version != Some(now.version) && !(typed.is_null() && now.version == 0)
    });
    let due = due.map(|now| moved(&typed, now));
    let form = form.clone();
    use_effect_with(due, move |due| match due {
        Some(next) if at.is_empty() => form.fill(next.clone()),
        Some(next) => form.set(at, next.clone()),
        None => {}
    });
}

/// What is sent: what was typed for questions that are not asked in this mode stays behind.
#[must_use]
pub fn trimmed(questions: &Questions, mode: Mode, extras: Extras) -> Extras {
    let asked = |answer: &Answer| {
        let known = questions
            .questions
            .iter()
            .find(|one| one.id == answer.question_id);
        known.is_none_or(|one| one.modes.includes(mode))
    };
    let answers = extras.answers.into_vec().into_iter().map(|answer| {
        if asked(&answer) {
            return answer;
        }
        Answer {
            question_id: answer.question_id,
            text: None,
            choices: None,
            number: None,
            agreed: None,
        }
    });
    Extras {
        answers: List::stored(answers.collect()),
        support: extras.support.filter(|_| questions.support),
        party: extras.party.filter(|_| questions.party.is_some()),
        version: extras.version,
    }
}

/// Adds what the API would say about the answers, in its words.
pub fn check(
    questions: &Questions,
    mode: Mode,
    extras: Option<&Extras>,
    at: &str,
    faults: &mut Faults,
) {
    let trimmed = extras.map(|extras| trimmed(questions, mode, extras.clone()));
    let set = QuestionSet {
        questions: questions.questions.clone(),
        support: true,
        ..QuestionSet::default()
    };
    let extras = trimmed.map(|extras| Extras {
        party: None,
        ..extras
    });
    let at = Pointer::from(at);
    question_rules::check_extras(&set, mode, extras.as_ref(), Asked::Participant, &at, faults);
}

/// The ways to a form's values: what ties an input to a place, and what stands there.
pub struct Ties<'a> {
    /// Ties an input to a place below the extras, such as `/party`.
    pub bind: &'a dyn Fn(&str) -> Bind,
    /// The value there.
    pub value: &'a dyn Fn(&str) -> Value,
}

impl std::fmt::Debug for Ties<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ties")
    }
}

/// The fields for somebody who takes part in this way; of all questions without a mode.
pub fn extras_fields(
    lang: Lang,
    questions: &Questions,
    mode: Option<Mode>,
    ties: &Ties<'_>,
) -> Html {
    let numbered = questions.questions.iter().enumerate();
    let asked = numbered.filter(|(_, one)| mode.is_none_or(|mode| one.modes.includes(mode)));
    html! {
        <>
            { for asked.map(|(at, one)| html! {
                <div key={one.id.to_string()}>{ field(lang, one, at, mode.is_none(), ties) }</div>
            }) }
            if let Some(party) = &questions.party { { party_field(lang, party, ties) } }
            if questions.support { { support_field(lang, ties) } }
        </>
    }
}

/// The fields within a form whose extras stand at `at`.
pub fn form_fields(
    lang: Lang,
    form: &FormCore,
    questions: &Questions,
    mode: Mode,
    at: &str,
) -> Html {
    let ties = Ties {
        bind: &|rest| form.bind(&format!("{at}{rest}")),
        value: &|rest| form.value(&format!("{at}{rest}")),
    };
    extras_fields(lang, questions, Some(mode), &ties)
}

fn field(lang: Lang, one: &Question, at: usize, tell_mode: bool, ties: &Ties<'_>) -> Html {
    let place = format!("/answers/{at}/{}", one.kind.member());
    let bind = (ties.bind)(&place);
    let mut label = one.label.to_string();
    if tell_mode && one.modes != AskedIn::Both {
        let who = format!("extras-asked-{}", one.modes.as_str().replace('_', "-"));
        label = format!("{label}{}", t(lang, &who));
    }
    let label = AttrValue::from(label);
    let hint = one
        .hint
        .as_ref()
        .map(|hint| AttrValue::from(hint.to_string()));
    let required = one.required;
    match one.kind {
        QuestionKind::ShortText => html! { <TextField {bind} {label} {hint} {required} /> },
        QuestionKind::LongText => html! { <TextArea {bind} {label} {hint} {required} /> },
        QuestionKind::Number => html! { <NumberField {bind} {label} {hint} {required} /> },
        QuestionKind::Consent => html! {
            <Checkbox {bind} {hint}>
                { label }{ " " }
                if required { <span class="must">{ t(lang, "ui-required") }</span> }
                else { <span class="may">{ t(lang, "ui-optional") }</span> }
            </Checkbox>
        },
        QuestionKind::MultipleChoice => {
            let value = (ties.value)(&place);
            let chosen = value
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let chosen: Vec<AttrValue> = chosen.map(|one| one.to_owned().into()).collect();
            html! {
                <CheckGroup {bind} {chosen} {label} {hint} {required} choices={choices(one)} />
            }
        }
        QuestionKind::SingleChoice => single(
            lang,
            one,
            first_of(bind, &(ties.value)(&place)),
            label,
            hint,
        ),
    }
}

fn choices(one: &Question) -> Vec<Choice> {
    let options = one.options.iter();
    options
        .map(|option| Choice::new(option.to_string(), option.to_string()))
        .collect()
}

/// A tie to a list of one as to the one: empty is none.
fn first_of(bind: Bind, value: &Value) -> Bind {
    let first = value.get(0).and_then(Value::as_str).unwrap_or_default();
    let set = bind.set.reform(|value: Value| match value {
        Value::String(text) if text.is_empty() => json!([]),
        other => json!([other]),
    });
    Bind {
        value: first.to_owned().into(),
        set,
        ..bind
    }
}

fn single(
    lang: Lang,
    one: &Question,
    bind: Bind,
    label: AttrValue,
    hint: Option<AttrValue>,
) -> Html {
    let required = one.required;
    let none = t(lang, "extras-choose-none");
    let mut choices = choices(one);
    if choices.len() > IN_SIGHT {
        return html! { <Select {bind} {label} {hint} {required} {choices} blank={none} /> };
    }
    if !required {
        choices.push(Choice::new("", none));
    }
    html! { <RadioGroup {bind} {label} {hint} {required} {choices} /> }
}

fn party_field(lang: Lang, party: &PartyOffer, ties: &Ties<'_>) -> Html {
    let bind = (ties.bind)("/party");
    let left = if party.full {
        t(lang, "extras-party-full")
    } else {
        t!(lang, "extras-party-left", left = party.left)
    };
    let hint = party
        .fee_text
        .as_ref()
        .map_or_else(|| left.to_string(), |fee| format!("{fee} / {left}"));
    // Whoever has a place can give it back.
    let disabled = party.full && bind.value != "true";
    html! { <Checkbox {bind} {hint} {disabled}>{ t(lang, "extras-party") }</Checkbox> }
}

fn support_field(lang: Lang, ties: &Ties<'_>) -> Html {
    html! {
        <TextArea bind={(ties.bind)("/support")} label={t(lang, "extras-support")}
            hint={t(lang, "extras-support-hint")} required={false} />
    }
}
