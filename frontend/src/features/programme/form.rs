//! The form of a programme.

use std::rc::Rc;

use serde_json::{Value, json};
use shared::field::{Faults, Pointer};
use shared::problem::Code;
use shared::programme::DeadlineRule;
use shared::programme::api::{Programme, ProgrammeForm};
use yew::prelude::*;

use crate::client::ClientError;
use crate::hooks::{FormOptions, use_form, use_lang};
use crate::i18n::t;
use crate::ui::{
    Button, Checkbox, Choice, DateField, ErrorBanner, ErrorSummary, NumberField, RadioGroup,
    TextField, UnsavedGuard, Width,
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
        "office_email": one.office_email, "contract_from": one.contract_from,
        "contract_until": one.contract_until, "confirm_required": one.confirm_required,
        "deadline_rule": one.deadline_rule,
    })
}

/// The form.
#[component]
pub fn ProgrammeFormView(props: &FormProps) -> Html {
    let lang = use_lang();
    let name = props.programme.as_ref().map_or_else(
        || "programme-new".to_owned(),
        |one| format!("programme-{}-v{}", one.id, one.version),
    );
    let form = use_form(
        FormOptions::new(name, values(props.programme.as_ref())),
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
        .map(|rule| {
            Choice::new(
                rule.as_str(),
                t(
                    lang,
                    &format!("staff-deadline-{}", rule.as_str().replace('_', "-")),
                ),
            )
        })
        .collect();
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <ErrorSummary faults={form.summary.clone()} attempts={form.attempts} />
            if let Some(error) = props.error.as_ref().filter(|e| e.faults().is_empty()) {
                <ErrorBanner error={error.clone()} />
            }
            <NumberField bind={form.bind("/fiscal_year")} label={t(lang, "staff-programme-year")}
                hint={t(lang, "staff-programme-year-hint")} required={true} />
            <TextField bind={form.bind("/name")} label={t(lang, "staff-programme-name")} required={true} />
            <TextField bind={form.bind("/prefecture")} label={t(lang, "web-organiser")} required={true} width={Width::TwentyFour} />
            <TextField bind={form.bind("/contractor")} label={t(lang, "web-contractor")} required={true} width={Width::TwentyFour} />
            <TextField bind={form.bind("/office_phone")} label={t(lang, "account-phone")} required={true} kind="tel" width={Width::Sixteen} />
            <TextField bind={form.bind("/office_email")} label={t(lang, "account-email")} required={true} kind="email" width={Width::TwentyFour} />
            <DateField bind={form.bind("/contract_from")} label={t(lang, "staff-programme-from")} required={true} />
            <DateField bind={form.bind("/contract_until")} label={t(lang, "staff-programme-until")} required={true} />
            <RadioGroup bind={form.bind("/deadline_rule")} label={t(lang, "page-deadline")} required={true} choices={rules} />
            <Checkbox bind={form.bind("/confirm_required")}>{ t(lang, "staff-programme-confirm") }</Checkbox>
            <Button submit=true pending={props.pending}>{ t(lang, "ui-save") }</Button>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}
