//! The form of an event: the same for a new one and for a change.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::account::api::Moderators;
use shared::event::entry::EntryForm;
use shared::event::form::EventForm;
use shared::event::types::{Format, Mode};
use shared::event::{rules, text};
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::programme::Programme;
use shared::time::{FiscalYear, Timestamp};
use yew::prelude::*;

use super::super::client;
use super::agenda::AgendaFields;
use super::audience::AudienceFields;
use super::body::EventBody;
use super::entry::EntryFields;
use super::moderators::{ModeratorFields, name_of};
use super::preview::WholePreview;
use crate::client::ClientError;
use crate::features::programme::client as programmes;
use crate::hooks::{Form, FormOptions, use_form, use_lang, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Button, ButtonSize, Choice, DateTimeField, FormHead, NumberField, RadioGroup, TextArea,
    TextField, UnsavedGuard, Width,
};

/// Props of [`EventFormView`].
#[derive(Properties, PartialEq, Debug)]
pub struct EventFormProps {
    /// Names the draft: with the id for a change.
    pub name: AttrValue,
    /// The values to begin with.
    pub initial: Value,
    /// Which version of the event they are; none for a new one.
    #[prop_or_default]
    pub version: Option<i64>,
    /// Reads the event again: somebody else was first.
    #[prop_or_default]
    pub refetch: Option<Callback<()>>,
    /// Whether saving is awaited.
    pub pending: bool,
    /// Why saving failed.
    pub error: Option<Rc<ClientError>>,
    /// Takes the whole form.
    pub onsave: Callback<EventForm>,
}

/// What an event's form begins with; where it does not say how one gets in, with the default.
pub fn values(form: Option<&EventForm>) -> Value {
    let mut values = form
        .and_then(|form| serde_json::to_value(form).ok())
        .unwrap_or_else(|| json!({ "format": "in_person", "capacity": {}, "agenda": [] }));
    if values.get("entry").is_none_or(Value::is_null)
        && let Some(members) = values.as_object_mut()
    {
        members.insert("entry".to_owned(), json!(EntryForm::default()));
    }
    values
}

/// The programme of the year in which an event begins.
pub fn programme_of(all: Option<&[Programme]>, starts_at: Timestamp) -> Option<&Programme> {
    let year = FiscalYear::of(starts_at.jst_date());
    all?.iter().find(|one| one.fiscal_year == year)
}

/// When registration closes if the form names no time, by the programme's rule.
pub fn deadline(programme: Option<&Programme>, starts_at: Timestamp) -> Option<Timestamp> {
    let rule = programme?.deadline_rule;
    Some(shared::programme::rules::deadline(rule, starts_at))
}

/// What the API would refuse, for the same reasons: the rules of the contents, and the
/// programme, once the programmes are known.
pub fn check(form: &EventForm, all: Option<&[Programme]>, faults: &mut Faults) {
    let programme = programme_of(all, form.starts_at);
    if all.is_some() && programme.is_none() {
        faults.add(&Pointer::from("/starts_at"), Code::NoProgramme);
    }
    let own = form.closes_at.or(deadline(programme, form.starts_at));
    for (at, code) in rules::check(form, own.unwrap_or(form.starts_at)).iter() {
        faults.add(at, *code);
    }
}

/// The form.
#[component]
pub fn EventFormView(props: &EventFormProps) -> Html {
    let lang = use_lang();
    let known = use_query((), programmes::list);
    let people = use_query((), client::moderators);
    let all: Option<Vec<Programme>> = known.body().map(|known| known.items.clone());
    let options = FormOptions {
        version: props.version,
        ..FormOptions::new(props.name.clone(), props.initial.clone())
    };
    let form: Form<EventBody> = use_form(
        options,
        props.error.clone(),
        {
            let all = all.clone();
            move |body: &EventBody, faults: &mut Faults| check(&body.0, all.as_deref(), faults)
        },
        props.onsave.reform(|body: EventBody| body.0),
    );
    let starts_at: Option<Timestamp> = form.text("/starts_at").parse().ok();
    let programme =
        starts_at.and_then(|starts_at| programme_of(all.as_deref(), starts_at).cloned());
    let label = Callback::from(move |at: AttrValue| {
        AttrValue::from(text::field_label(&Pointer::from(at.as_str()), lang))
    });
    let words = {
        let people = people.data.clone();
        Callback::from(move |(at, value): (AttrValue, Value)| {
            let people = people.as_deref().map(|reply| &reply.body);
            words(lang, people, &at, &value).map(AttrValue::from)
        })
    };
    html! {
        <form class="form stack-l" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
            <Basics form={form.clone()} />
            <AudienceFields form={form.clone()} />
            <Place form={form.clone()} />
            <Taking form={form.clone()} hint={closes_hint(lang, programme.as_ref(), starts_at)} />
            <EntryFields form={form.core()} />
            <AgendaFields form={form.clone()} />
            <section class="stack">
                <h2>{ t(lang, "staff-part-people") }</h2>
                <ModeratorFields form={form.clone()} known={people} />
            </section>
            <WholePreview form={form.clone()} {programme} />
            <Button submit=true pending={props.pending} size={ButtonSize::Large}>
                { t(lang, "ui-save") }
            </Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

/// What stands in a field, as people read it; none for what needs no words of its own.
fn words(lang: Lang, people: Option<&Moderators>, at: &str, value: &Value) -> Option<String> {
    let read = |at: &str, value: &str| text::field_value(&Pointer::from(at), value, lang);
    match value {
        Value::String(typed) if !typed.trim().is_empty() => Some(read(at, typed)),
        Value::Number(number) => Some(read(at, &number.to_string())),
        Value::Array(items) if !items.is_empty() => {
            let lines = items.iter().map(|item| match item.as_str() {
                Some(id) if at == "/moderators" => name_of(lang, people, id),
                Some(word) => read(&format!("{at}/0"), word),
                None => read(&format!("{at}/0"), &item.to_string()),
            });
            Some(lines.collect::<Vec<_>>().join("\n"))
        }
        _ => None,
    }
}

/// What happens without a deadline of the event's own: the rule of its programme, and the day
/// that follows once the start is known.
pub fn closes_hint(
    lang: Lang,
    programme: Option<&Programme>,
    starts_at: Option<Timestamp>,
) -> AttrValue {
    let Some((programme, starts_at)) = programme.zip(starts_at) else {
        return t(lang, "staff-closes-hint");
    };
    let rule = programme.deadline_rule.as_str().replace('_', "-");
    let closes = shared::programme::rules::deadline(programme.deadline_rule, starts_at);
    t!(
        lang,
        "staff-closes-hint-rule",
        rule = t(lang, &format!("staff-deadline-{rule}")).to_string(),
        time = text::deadline(closes, lang)
    )
}

#[derive(Properties)]
struct PartProps {
    form: Form<EventBody>,
    #[prop_or_default]
    hint: AttrValue,
}

impl PartialEq for PartProps {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// What it is, and when.
#[component]
fn Basics(props: &PartProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-part-basics") }</h2>
            <TextField bind={form.bind("/title")} label={t(lang, "event-field-title")} required={true} />
            <TextField bind={form.bind("/theme")} label={t(lang, "event-field-theme")}
                hint={t(lang, "staff-theme-hint")} required={false} width={Width::TwentyFour} />
            <TextArea bind={form.bind("/summary")} label={t(lang, "event-field-summary")}
                hint={t(lang, "staff-summary-hint")} required={false} />
            <TextArea bind={form.bind("/description")} label={t(lang, "event-field-description")}
                hint={t(lang, "staff-markdown-hint")} required={false} />
            <DateTimeField bind={form.bind("/starts_at")} label={t(lang, "event-field-starts-at")} required={true} />
            <DateTimeField bind={form.bind("/ends_at")} label={t(lang, "event-field-ends-at")} required={true} />
        </section>
    }
}

/// How, where, for how many.
#[component]
fn Place(props: &PartProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let format: Option<Format> = form.text("/format").parse().ok();
    let offers = |mode: Mode| format.is_some_and(|format| format.offers(mode));
    let formats: Vec<Choice> = Format::ALL
        .iter()
        .map(|format| Choice::new(format.as_str(), format.label(lang)))
        .collect();
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-part-place") }</h2>
            <RadioGroup bind={form.bind("/format")} label={t(lang, "event-field-format")}
                hint={t(lang, "staff-format-hint")} required={true} choices={formats} />
            { homeless(lang, form, format) }
            if offers(Mode::InPerson) {
                <TextField bind={form.bind("/venue/name")} label={t(lang, "event-field-venue-name")} required={false} />
                <TextField bind={form.bind("/venue/address")} label={t(lang, "event-field-venue-address")} required={false} />
                <TextArea bind={form.bind("/venue/access")} label={t(lang, "event-field-venue-access")} required={false} />
                <NumberField bind={form.bind("/capacity/in_person")} label={t(lang, "event-field-capacity-in-person")} required={false} />
            }
            if offers(Mode::Online) {
                <TextField bind={form.bind("/online_url")} label={t(lang, "event-field-online-url")}
                    hint={t(lang, "staff-online-hint")} required={false} kind="url" />
                <NumberField bind={form.bind("/capacity/online")} label={t(lang, "event-field-capacity-online")} required={false} />
            }
        </section>
    }
}

/// Faults of what the format does not show, such as a mode left out in which people have seats:
/// under the choice that hid it, where it can be mended.
fn homeless(lang: Lang, form: &Form<EventBody>, format: Option<Format>) -> Html {
    let hidden = [
        ("/venue", Mode::InPerson),
        ("/capacity/in_person", Mode::InPerson),
        ("/online_url", Mode::Online),
        ("/capacity/online", Mode::Online),
    ];
    let told = hidden.into_iter().filter_map(|(at, mode)| {
        let bind = form.bind(at);
        let shown = format.is_some_and(|format| format.offers(mode));
        let error = bind.error.filter(|_| !shown)?;
        Some((bind.id, text::field_label(&Pointer::from(at), lang), error))
    });
    html! {
        <>{ for told.map(|(id, label, error)| html! {
            <p class="field-error" id={id.clone()} tabindex="-1">
                <span id={format!("{id}-label")}>{ label }</span>{ ": " }{ error }
            </p>
        }) }</>
    }
}

/// From when to when one can register, what it costs, whom to ask.
#[component]
fn Taking(props: &PartProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-part-registration") }</h2>
            <DateTimeField bind={form.bind("/opens_at")} label={t(lang, "event-field-opens-at")}
                hint={t(lang, "staff-opens-hint")} required={false} />
            <DateTimeField bind={form.bind("/closes_at")} label={t(lang, "event-field-closes-at")}
                hint={props.hint.clone()} required={false} default_time={Some("12:00")} />
            <TextField bind={form.bind("/fee_text")} label={t(lang, "event-field-fee-text")}
                hint={t(lang, "staff-fee-hint")} required={false} width={Width::TwentyFour} />
            <TextArea bind={form.bind("/contact")} label={t(lang, "event-field-contact")}
                hint={t(lang, "staff-contact-hint")} required={false} />
        </section>
    }
}
