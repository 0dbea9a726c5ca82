//! Whom one brings: up to five people, and what counts when there are not enough seats.

use serde_json::{Value, json};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::rules::MOST_TOGETHER;
use yew::prelude::*;

use crate::features::organisation::OrganisationPicker;
use crate::hooks::{Bind, FormCore, use_lang};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Button, ButtonKind, Choice, NameFields, RadioGroup, TextField, Toast, Width, fold, use_toast,
};

const PEOPLE: &str = "/group/people";

/// What a form sends of its values: no group where nobody is brought, and of each organisation
/// either its id or its name.
pub fn with_people(values: &Value) -> Value {
    let mut values = values.clone();
    one_organisation(&mut values);
    let Some(members) = values.as_object_mut() else {
        return values;
    };
    let alone = match members.get_mut("group").and_then(Value::as_object_mut) {
        None => true,
        Some(group) => {
            group.entry("policy").or_insert_with(|| json!("whole"));
            let mut people = group.get_mut("people").and_then(Value::as_array_mut);
            for person in people.iter_mut().flat_map(|people| people.iter_mut()) {
                one_organisation(person);
            }
            people.is_none_or(|people| people.is_empty())
        }
    };
    if alone {
        members.remove("group");
    }
    values
}

/// The directory's name counts where one was taken from it, and the API wants one of both.
fn one_organisation(person: &mut Value) {
    if let Some(members) = person.as_object_mut()
        && members.get("organisation_id").is_some_and(Value::is_string)
    {
        members.remove("organisation_name");
    }
}

/// An input at which the API says that there are too many of one company: with how many there may
/// be, and what one can do.
pub fn company_explained(lang: Lang, form: &FormCore, at: &str, limit: Option<i32>) -> Bind {
    let mut bind = form.bind(at);
    let refused = form.error.as_ref().and_then(|error| error.code()) == Some(Code::CompanyLimit);
    if let Some(limit) = limit.filter(|_| refused && bind.error.is_some()) {
        bind.error = Some(t!(lang, "register-company-full", count = limit));
    }
    bind
}

/// Props of [`PeopleFields`].
#[derive(Properties, Debug)]
pub struct PeopleProps {
    /// The form; the people are at `/group`.
    pub form: FormCore,
    /// How many of one company may be registered.
    pub limit: Option<i32>,
}

impl PartialEq for PeopleProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// One fieldset for each person; taking one away can be undone.
#[component]
pub fn PeopleFields(props: &PeopleProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let form = &props.form;
    let count = form.count(PEOPLE);
    let own = form.bind(PEOPLE);
    let full = count >= MOST_TOGETHER;
    let add = {
        let form = form.clone();
        Callback::from(move |()| form.edit_items(PEOPLE, |people| people.push(json!({}))))
    };
    html! {
        <section class="stack" aria-labelledby={format!("{}-label", own.id)}>
            <h2 id={own.id.clone()} tabindex="-1">
                <span id={format!("{}-label", own.id)}>{ t(lang, "register-people") }</span></h2>
            <p>{ t!(lang, "register-people-lead", count = MOST_TOGETHER) }</p>
            if let Some(error) = &own.error { <p class="field-error">{ error.clone() }</p> }
            { for (0..count).map(|at| person(lang, props, &toast, at)) }
            <div class="stack-s">
                <div><Button kind={ButtonKind::Outline} disabled={full} onclick={add}
                    described_by={full.then_some("people-full")}>{ t(lang, "register-people-add") }</Button></div>
                if full {
                    <p class="small soft" id="people-full">{ t!(lang, "register-people-full", count = MOST_TOGETHER) }</p>
                }
            </div>
            if count > 0 {
                <RadioGroup bind={policy(form)} label={t(lang, "register-policy")} required={true}
                    choices={vec![
                        Choice::new("whole", t(lang, "register-policy-whole"))
                            .hint(t(lang, "register-policy-whole-hint")),
                        Choice::new("partial", t(lang, "register-policy-partial"))
                            .hint(t(lang, "register-policy-partial-hint")),
                    ]} />
            }
        </section>
    }
}

/// All together, unless one says otherwise.
fn policy(form: &FormCore) -> Bind {
    let mut bind = form.bind("/group/policy");
    if bind.value.is_empty() {
        bind.value = "whole".into();
    }
    bind
}

fn person(lang: Lang, props: &PeopleProps, toast: &Callback<Toast>, at: usize) -> Html {
    let form = &props.form;
    let place = |name: &str| format!("{PEOPLE}/{at}/{name}");
    let bind = |name: &str| form.bind(&place(name));
    let number = at + 1;
    let company = company_explained(lang, form, &place("organisation_name"), props.limit);
    let company_shows = company.error.is_some() || form.restored && !company.value.is_empty();
    html! {
        <fieldset class="card stack" key={at}>
            <legend class="strong">{ t!(lang, "register-person", number = number) }</legend>
            <NameFields name={bind("family_name")} kana={bind("family_kana")}
                name_label={t(lang, "account-family-name")}
                kana_label={t(lang, "account-family-kana")} autocomplete="off" />
            <NameFields name={bind("given_name")} kana={bind("given_kana")}
                name_label={t(lang, "account-given-name")}
                kana_label={t(lang, "account-given-kana")} autocomplete="off" />
            <TextField bind={bind("email")} label={t(lang, "account-email")}
                hint={t(lang, "register-person-email-hint")} required={true} kind="email"
                autocomplete="off" width={Width::TwentyFour} />
            { fold(t(lang, "register-person-organisation"), company_shows, html! {
                <OrganisationPicker name={company} id={bind("organisation_id")}
                    label={t(lang, "account-organisation")} required={false} own={false} />
            }) }
            <div><Button kind={ButtonKind::Text} onclick={remove(lang, form, toast, at)}
                label={t!(lang, "register-person-remove-of", number = number)}>
                { t(lang, "register-person-remove") }</Button></div>
        </fieldset>
    }
}

/// Takes one away, and says so, with the way back.
fn remove(lang: Lang, form: &FormCore, toast: &Callback<Toast>, at: usize) -> Callback<()> {
    let (form, toast) = (form.clone(), toast.clone());
    Callback::from(move |()| {
        let person = form.value(&format!("{PEOPLE}/{at}"));
        form.edit_items(PEOPLE, |people| {
            if at < people.len() {
                people.remove(at);
            }
        });
        let name = |part: &str| person.get(part).and_then(Value::as_str).unwrap_or_default();
        let name = format!("{} {}", name("family_name"), name("given_name"));
        let text = if name.trim().is_empty() {
            t(lang, "register-person-removed-blank")
        } else {
            t!(
                lang,
                "register-person-removed",
                name = name.trim().to_owned()
            )
        };
        let form = form.clone();
        let undo = Callback::from(move |()| {
            form.edit_items(PEOPLE, |people| {
                people.insert(at.min(people.len()), person.clone());
            });
        });
        toast.emit(Toast::new(text).undo(undo));
    })
}
