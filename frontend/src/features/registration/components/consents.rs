//! What one may agree to or leave: the boxes of the forms, and the switches on the ticket.

use shared::account::consent::OptionalConsent;
use shared::i18n::Lang;
use shared::registration::consent::{ConsentStanding, EventConsents, RegistrationConsents};
use shared::wareki;
use yew::prelude::*;

use super::super::client::{self, Whose};
use crate::client::{Etag, Reply};
use crate::hooks::{Bind, Form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{AsyncView, Checkbox, ErrorBanner, Skeleton, Toast, use_toast};

/// The boxes of a form, tied to its `/consents`: apart from each other and from what must be
/// accepted, none ticked.
pub fn consent_boxes<B>(lang: Lang, form: &Form<B>) -> Html {
    let boxes = OptionalConsent::ALL.iter().map(|consent| {
        let bind = form.bind(&format!("/consents/{consent}"));
        html! {
            <Checkbox {bind} hint={consent.meaning(lang)}>{ consent.label(lang) }</Checkbox>
        }
    });
    html! {
        <section class="stack-s" aria-labelledby="consents">
            <h2 id="consents">{ t(lang, "consent-title") }</h2>
            <p class="small soft">{ t(lang, "consent-lead") }</p>
            { for boxes }
        </section>
    }
}

/// Props of [`ConsentPanel`].
#[derive(Properties, PartialEq, Debug)]
pub struct PanelProps {
    /// Whose consents, and how one gets at them.
    pub whose: Whose,
}

/// What is asked of the API: the consents from now on, based on what was read.
type Wish = (Whose, Option<Etag>, EventConsents);

/// The consents of one registration; each switch acts at once and can be undone.
#[component]
pub fn ConsentPanel(props: &PanelProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let known = use_query(props.whose.clone(), client::consents);
    let undo = use_mutation(client::change_consents, known.put.clone());
    let asked = use_mut_ref(|| None::<OptionalConsent>);
    let change = use_mutation(client::change_consents, {
        let (put, undo, asked) = (known.put.clone(), undo.run.clone(), asked.clone());
        let whose = props.whose.clone();
        Callback::from(move |reply: Reply<RegistrationConsents>| {
            if let Some(consent) = asked.borrow_mut().take() {
                let back = toggled(&reply.body, consent);
                let wish: Wish = (whose.clone(), reply.etag.clone(), back);
                let news = Toast::new(news(lang, &reply.body, consent));
                toast.emit(news.undo(undo.reform(move |()| wish.clone())));
            }
            put.emit(reply);
        })
    });
    let ontoggle = {
        let (run, data, whose) = (change.run.clone(), known.data.clone(), props.whose.clone());
        Callback::from(move |consent: OptionalConsent| {
            if let Some(reply) = &data {
                *asked.borrow_mut() = Some(consent);
                let wanted = toggled(&reply.body, consent);
                run.emit((whose.clone(), reply.etag.clone(), wanted));
            }
        })
    };
    let error = change.error.clone().or(undo.error.clone());
    let pending = change.pending || undo.pending;
    html! {
        <section class="stack-s no-print" aria-labelledby="consents">
            <h2 id="consents">{ t(lang, "consent-title") }</h2>
            if let Some(error) = error { <ErrorBanner {error} /> }
            { AsyncView::new(&known).skeleton(Skeleton::Lines(4)).ready(move |reply| html! {
                <ConsentSwitches consents={reply.body.clone()} {pending} ontoggle={ontoggle.clone()} />
            }) }
        </section>
    }
}

/// What is given, with this one turned round.
fn toggled(known: &RegistrationConsents, consent: OptionalConsent) -> EventConsents {
    let mut given = known.given();
    if given.contains(&consent) {
        given.retain(|one| *one != consent);
    } else {
        given.push(consent);
    }
    EventConsents::of(&given)
}

/// What is told when it is done.
fn news(lang: Lang, now: &RegistrationConsents, consent: OptionalConsent) -> AttrValue {
    let what = consent.short(lang);
    if now.given().contains(&consent) {
        t!(lang, "consent-on", what = what)
    } else {
        t!(lang, "consent-off", what = what)
    }
}

/// Props of [`ConsentSwitches`].
#[derive(Properties, PartialEq, Debug)]
pub struct SwitchesProps {
    /// How they stand.
    pub consents: RegistrationConsents,
    /// Whether an answer is awaited.
    pub pending: bool,
    /// Turns one round.
    pub ontoggle: Callback<OptionalConsent>,
}

/// One box for each, with since when.
#[component]
pub fn ConsentSwitches(props: &SwitchesProps) -> Html {
    let lang = use_lang();
    html! {
        <>
            <p class="small soft">{ t(lang, "consent-lead") }</p>
            { for props.consents.consents.iter().map(|one| switch(lang, one, props)) }
        </>
    }
}

fn switch(lang: Lang, one: &ConsentStanding, props: &SwitchesProps) -> Html {
    let consent = one.consent;
    let value = if one.given { "true" } else { "" };
    let set = props.ontoggle.reform(move |_| consent);
    let hint = one.given_at.map_or_else(
        || consent.meaning(lang).into(),
        |at| t!(lang, "consent-given-at", time = wareki::date_time(at, lang)),
    );
    html! {
        <Checkbox bind={Bind::free(format!("consent-{consent}"), value, set)} hint={Some(hint)}
            disabled={props.pending}>{ consent.label(lang) }</Checkbox>
    }
}
