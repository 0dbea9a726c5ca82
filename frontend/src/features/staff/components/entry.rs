//! How registrations are taken: who decides, what the waitlist does, for whom seats are kept.

use shared::event::types::{Format, Mode, Promotion, Selection};
use shared::i18n::Lang;
use yew::prelude::*;

use crate::hooks::{FormCore, use_lang};
use crate::i18n::t;
use crate::ui::{Choice, DateTimeField, NumberField, RadioGroup};

/// Props of [`EntryFields`].
#[derive(Properties, Debug)]
pub struct EntryProps {
    /// The event's form; this part is at `/entry`.
    pub form: FormCore,
}

impl PartialEq for EntryProps {
    /// The form is drawn anew with its page.
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The block 申込の受け方.
#[component]
pub fn EntryFields(props: &EntryProps) -> Html {
    let lang = use_lang();
    let form = &props.form;
    let asks = form.text("/entry/promotion") == Promotion::Offer.as_str();
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-part-entry") }</h2>
            <RadioGroup bind={form.bind("/entry/selection")} label={t(lang, "event-field-entry-selection")}
                required={true} choices={selections(lang)} />
            <RadioGroup bind={form.bind("/entry/promotion")} label={t(lang, "event-field-entry-promotion")}
                required={true} choices={promotions(lang)} />
            if asks {
                <NumberField bind={form.bind("/entry/offer_hours")} label={t(lang, "event-field-entry-offer-hours")}
                    hint={t(lang, "staff-entry-hours-hint")} suffix={t(lang, "staff-entry-hours")} required={false} />
            }
            <NumberField bind={form.bind("/entry/company_limit")} label={t(lang, "event-field-entry-company-limit")}
                hint={t(lang, "staff-entry-limit-hint")} suffix={t(lang, "staff-entry-people")} required={false} />
            <DateTimeField bind={form.bind("/entry/change_until")} label={t(lang, "event-field-entry-change-until")}
                hint={t(lang, "staff-entry-change-hint")} required={false} />
            { reserved(lang, form) }
        </section>
    }
}

fn selections(lang: Lang) -> Vec<Choice> {
    let choice =
        |one: Selection, hint: &str| Choice::new(one.as_str(), one.label(lang)).hint(t(lang, hint));
    vec![
        choice(Selection::FirstCome, "staff-entry-first-hint"),
        choice(Selection::Approval, "staff-entry-approval-hint"),
    ]
}

fn promotions(lang: Lang) -> Vec<Choice> {
    let choice =
        |one: Promotion, hint: &str| Choice::new(one.as_str(), one.label(lang)).hint(t(lang, hint));
    vec![
        choice(Promotion::Direct, "staff-entry-direct-hint"),
        choice(Promotion::Offer, "staff-entry-offer-hint"),
    ]
}

/// Seats kept for each sector, in the mode in which that is done.
fn reserved(lang: Lang, form: &FormCore) -> Html {
    let format: Option<Format> = form.text("/format").parse().ok();
    let number = |at: &str, key: &str| {
        html! {
            <NumberField bind={form.bind(at)} label={t(lang, key)} required={false}
                suffix={t(lang, "staff-entry-people")} />
        }
    };
    html! {
        <fieldset class="card stack">
            <legend class="strong">
                { t(lang, "event-field-entry-reserved") }
                if let Some(format) = format { { " (" }{ Mode::of_reserved(format).label(lang) }{ ")" } }
            </legend>
            <p>{ t(lang, "staff-entry-reserved-lead") }</p>
            { number("/entry/reserved/it", "event-field-entry-reserved-it") }
            { number("/entry/reserved/local", "event-field-entry-reserved-local") }
            { number("/entry/reserved/other", "event-field-entry-reserved-other") }
            <DateTimeField bind={form.bind("/entry/reserved/until")} label={t(lang, "event-field-entry-reserved-until")}
                hint={t(lang, "staff-entry-reserved-until-hint")} required={false} />
        </fieldset>
    }
}
