//! The form of a programme.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::field::{Faults, Pointer};
use shared::i18n::Lang;
use shared::problem::Code;
use shared::programme::api::{Programme, ProgrammeForm};
use shared::programme::{DeadlineRule, ProgrammeId};
use yew::prelude::*;

use crate::client::ClientError;
use crate::hooks::{FormOptions, use_form, use_lang};
use crate::i18n::t;
use crate::ui::{
    Button, Checkbox, Choice, DateField, FormHead, NumberField, RadioGroup, TextField,
    UnsavedGuard, Width,
};

/// Props of [`ProgrammeFormView`].
#[derive(Properties, PartialEq, Debug)]
pub struct FormProps {
    /// The programme to change; none for a new one.
    #[prop_or_default]
    pub programme: Option<Programme>,
    /// Whether saving is awaited.
    pub pending: bool,
    /// Why saving failed.
    #[prop_or_default]
    pub error: Option<Rc<ClientError>>,
    /// Reads the programme again: somebody else was first.
    #[prop_or_default]
    pub refetch: Option<Callback<()>>,
    /// Takes the whole form.
    pub onsave: Callback<ProgrammeForm>,
}

fn values(programme: Option<&Programme>) -> Value {
    let Some(one) = programme else {
        return json!({ "confirm_required": true, "deadline_rule": "previous_business_day_noon" });
    };
    json!({
        "fiscal_year": one.fiscal_year, "name": one.name, "prefecture": one.prefecture,
        "contractor": one.contractor, "office_phone": one.office_phone,
        "office_email": one.office_email,
        "office_address": one.office_address, "contract_from": one.contract_from,
        "contract_until": one.contract_until, "confirm_required": one.confirm_required,
        "deadline_rule": one.deadline_rule,
    })
}

/// The draft's name.
pub fn draft(id: Option<ProgrammeId>) -> String {
    id.map_or_else(
        || "programme-new".to_owned(),
        |id| format!("programme-{id}"),
    )
}

fn rule_label(lang: Lang, rule: DeadlineRule) -> AttrValue {
    let rule = rule.as_str().replace('_', "-");
    t(lang, &format!("staff-deadline-{rule}"))
}

/// What a field of the form is called.
fn field_label(lang: Lang, at: &str) -> AttrValue {
    let key = match at {
        "/fiscal_year" => "staff-programme-year",
        "/name" => "staff-programme-name",
        "/prefecture" => "web-organiser",
        "/contractor" => "web-contractor",
        "/office_phone" => "account-phone",
        "/office_email" => "account-email",
        "/office_address" => "staff-programme-address",
        "/contract_from" => "staff-programme-from",
        "/contract_until" => "staff-programme-until",
        "/deadline_rule" => "page-deadline",
        _ => "staff-programme-confirm",
    };
    t(lang, key)
}

/// The form.
#[component]
pub fn ProgrammeFormView(props: &FormProps) -> Html {
    let lang = use_lang();
    let known = props.programme.as_ref();
    let options = FormOptions {
        version: known.map(|one| one.version),
        ..FormOptions::new(draft(known.map(|one| one.id)), values(known))
    };
    let form = use_form(
        options,
        props.error.clone(),
        |form: &ProgrammeForm, faults: &mut Faults| {
            if form.contract_until < form.contract_from {
                faults.add(&Pointer::from("/contract_until"), Code::EndBeforeStart);
            }
        },
        props.onsave.clone(),
    );
    let rules: Vec<Choice> = DeadlineRule::ALL
        .iter()
        .map(|rule| Choice::new(rule.as_str(), rule_label(lang, *rule)))
        .collect();
    let label = Callback::from(move |at: AttrValue| field_label(lang, &at));
    let words = Callback::from(move |(at, value): (AttrValue, Value)| {
        let rule = value.as_str().filter(|_| at == "/deadline_rule")?;
        rule.parse().ok().map(|rule| rule_label(lang, rule))
    });
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} {words} />
            <NumberField bind={form.bind("/fiscal_year")} label={field_label(lang, "/fiscal_year")}
                hint={t(lang, "staff-programme-year-hint")} required={true} />
            <TextField bind={form.bind("/name")} label={field_label(lang, "/name")} required={true} />
            <TextField bind={form.bind("/prefecture")} label={field_label(lang, "/prefecture")} required={true} width={Width::TwentyFour} />
            <TextField bind={form.bind("/contractor")} label={field_label(lang, "/contractor")} required={true} width={Width::TwentyFour} />
            <TextField bind={form.bind("/office_phone")} label={field_label(lang, "/office_phone")} required={true} kind="tel" width={Width::Sixteen} />
            <TextField bind={form.bind("/office_email")} label={field_label(lang, "/office_email")} required={true} kind="email" width={Width::TwentyFour} />
            <TextField bind={form.bind("/office_address")} label={field_label(lang, "/office_address")}
                hint={t(lang, "staff-programme-address-hint")} required={false} />
            <DateField bind={form.bind("/contract_from")} label={field_label(lang, "/contract_from")} required={true} />
            <DateField bind={form.bind("/contract_until")} label={field_label(lang, "/contract_until")} required={true} />
            <RadioGroup bind={form.bind("/deadline_rule")} label={field_label(lang, "/deadline_rule")} required={true} choices={rules} />
            <Checkbox bind={form.bind("/confirm_required")}>{ t(lang, "staff-programme-confirm") }</Checkbox>
            <Button submit=true pending={props.pending}>{ t(lang, "ui-save") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::{self, Store};
    use crate::testing::draw;

    fn programme(version: i64, rule: &str) -> Programme {
        serde_json::from_value(json!({
            "id": "019ab5f0-2c00-7000-8000-000000000020", "version": version, "fiscal_year": 2026,
            "name": "令和8年度異業種交流促進事業", "prefecture": "宮城県",
            "contractor": "見本コンサルティング株式会社", "office_phone": "022-000-0000",
            "office_email": "office@example.jp", "contract_from": "2026-05-01",
            "contract_until": "2027-03-19", "confirm_required": true,
            "deadline_rule": rule, "phase": "running", "updated_at": "2026-05-01T00:00:00Z"
        }))
        .unwrap()
    }

    #[tokio::test]
    async fn a_draft_on_an_older_version_shows_both_contents_in_words() {
        let began = programme(1, "previous_business_day_noon");
        let base = values(Some(&began));
        let mut typed = base.clone();
        typed["deadline_rule"] = json!("at_start");
        let kept = json!({ "values": typed, "base": base, "version": 1 });
        let key = format!("musubi.draft.{}", draft(Some(began.id)));
        browser::save(Store::Session, &key, &kept.to_string());
        let html = draw::<ProgrammeFormView>(FormProps {
            programme: Some(programme(2, "third_business_day_noon")),
            pending: false,
            error: None,
            refetch: None,
            onsave: Callback::noop(),
        })
        .await;
        for part in [
            "<p class=\"strong\">申込の締切</p>",
            "<dd class=\"prewrap\">開始時刻まで</dd>",
            "<dd class=\"prewrap\">3営業日前の正午</dd>",
        ] {
            assert!(html.contains(part), "{part} is missing in {html}");
        }
    }
}
