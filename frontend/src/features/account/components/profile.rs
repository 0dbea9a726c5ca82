//! One's own name, company and language.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::account::api::{Me, Profile};
use shared::field::Faults;
use shared::i18n::Lang;
use yew::prelude::*;

use super::super::client;
use crate::client::{Etag, Reply};
use crate::hooks::{Bind, FormOptions, use_form, use_lang, use_mutation, use_session};
use crate::i18n::t;
use crate::ui::{
    Button, Choice, FormHead, NameFields, RadioGroup, TextField, Toast, UnsavedGuard, Width,
    use_toast,
};

/// Props of [`ProfileForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct ProfileProps {
    /// The profile as the API gave it.
    pub reply: Rc<Reply<Me>>,
    /// Takes the changed profile.
    pub changed: Callback<Reply<Me>>,
    /// Draws the field of the company's name: the page knows the directory, this form does not.
    pub company: Callback<Bind, Html>,
    /// Reads the profile again: somebody changed it on another screen.
    pub refetch: Callback<()>,
}

/// The form of one's profile.
#[component]
pub fn ProfileForm(props: &ProfileProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let session = use_session();
    let me = &props.reply.body;
    let etag = props
        .reply
        .etag
        .clone()
        .unwrap_or_else(|| Etag::from(String::new()));
    let save = use_mutation(client::save_profile, {
        let changed = props.changed.clone();
        Callback::from(move |reply: Reply<Me>| {
            session.me_changed.emit(reply.body.clone());
            changed.emit(reply);
            toast.emit(Toast::new(t(lang, "ui-saved")));
        })
    });
    let form = use_form(
        FormOptions::new("profile", values(me)).version(me.version),
        save.error.clone(),
        |_: &Profile, _: &mut Faults| {},
        save.run.reform(move |body| (etag.clone(), body)),
    );
    let languages = Lang::BOTH
        .iter()
        .map(|lang| Choice::new(lang.as_str(), t(*lang, &format!("lang-{lang}"))))
        .collect::<Vec<_>>();
    let label = Callback::from(move |at: AttrValue| field_label(lang, &at));
    let words = Callback::from(move |(at, value): (AttrValue, Value)| {
        let language = value.as_str().filter(|_| at == "/locale")?;
        language
            .parse()
            .ok()
            .map(|one: Lang| t(one, &format!("lang-{one}")))
    });
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
            <NameFields name={form.bind("/family_name")} kana={form.bind("/family_kana")}
                name_label={t(lang, "account-family-name")} kana_label={t(lang, "account-family-kana")}
                kana_required={false} autocomplete="family-name" />
            <NameFields name={form.bind("/given_name")} kana={form.bind("/given_kana")}
                name_label={t(lang, "account-given-name")} kana_label={t(lang, "account-given-kana")}
                kana_required={false} autocomplete="given-name" />
            { props.company.emit(form.bind("/organisation_name")) }
            <TextField bind={form.bind("/department")} label={t(lang, "account-department")}
                required={false} width={Width::TwentyFour} />
            <TextField bind={form.bind("/job_title")} label={t(lang, "account-job-title")}
                required={false} autocomplete="organization-title" width={Width::Sixteen} />
            <TextField bind={form.bind("/phone")} label={t(lang, "account-phone")} required={false}
                kind="tel" autocomplete="tel" width={Width::Sixteen} />
            <RadioGroup bind={form.bind("/locale")} label={t(lang, "account-locale")}
                choices={languages} />
            <Button submit=true pending={save.pending}>{ t(lang, "ui-save") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

/// What a field of the form is called.
fn field_label(lang: Lang, at: &str) -> AttrValue {
    let key = match at {
        "/family_name" => "account-family-name",
        "/given_name" => "account-given-name",
        "/family_kana" => "account-family-kana",
        "/given_kana" => "account-given-kana",
        "/organisation_name" => "account-organisation",
        "/department" => "account-department",
        "/job_title" => "account-job-title",
        "/phone" => "account-phone",
        _ => "account-locale",
    };
    t(lang, key)
}

fn values(me: &Me) -> Value {
    json!({
        "family_name": me.family_name, "given_name": me.given_name,
        "family_kana": me.family_kana, "given_kana": me.given_kana,
        "organisation_name": me.organisation_name, "department": me.department,
        "job_title": me.job_title, "phone": me.phone, "locale": me.locale,
    })
}
