//! The purpose of use and the acceptance of the texts, where personal data is asked for.

use serde_json::{Value, json};
use shared::account::legal::{LegalDocument, LegalText, purposes};
use shared::i18n::Lang;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{Bind, Form, use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{Banner, Button, ButtonKind, Checkbox, Go, Tone};

/// Props of [`PurposeAndAcceptance`].
#[derive(Properties, PartialEq, Debug)]
pub struct PurposeProps {
    /// The tie to the acceptance; a JSON boolean.
    pub bind: Bind,
}

/// 利用目的, 主催 and 受託者, and one box to accept both texts.
#[component]
pub fn PurposeAndAcceptance(props: &PurposeProps) -> Html {
    let lang = use_lang();
    let legal = use_query((), client::legal);
    let names = legal
        .body()
        .map(|legal| (legal.organiser.clone(), legal.contractor.clone()));
    html! {
        <section class="stack-s" aria-labelledby="purpose">
            <h2 id="purpose">{ t(lang, "account-purpose") }</h2>
            { for purposes(lang).iter().map(|section| html! { <p>{ section.text.clone() }</p> }) }
            if let Some((Some(organiser), Some(contractor))) = names {
                <p>{ t!(lang, "page-organiser", prefecture = organiser, contractor = contractor) }</p>
            } else if legal.error.is_some() {
                { names_missing(lang, &legal.refetch) }
            }
            <p class="cluster links">
                <Go to={Route::Terms}>{ t(lang, "ui-terms") }</Go>
                <Go to={Route::Privacy}>{ t(lang, "ui-privacy") }</Go>
            </p>
            <Checkbox bind={props.bind.clone()}>{ t(lang, "account-accept") }</Checkbox>
        </section>
    }
}

/// Who receives the data could not be read: said, not left out.
fn names_missing(lang: Lang, retry: &Callback<()>) -> Html {
    html! {
        <Banner tone={Tone::Warning} title={t(lang, "account-organiser-unread")} live=true>
            <p>
                <Button kind={ButtonKind::Outline} onclick={retry.clone()}>
                    { t(lang, "ui-retry") }
                </Button>
            </p>
        </Banner>
    }
}

/// Props of [`LegalTextView`].
#[derive(Properties, PartialEq, Debug)]
pub struct LegalTextProps {
    /// The text.
    pub text: LegalText,
}

/// A legal text with its version.
#[component]
pub fn LegalTextView(props: &LegalTextProps) -> Html {
    let lang = use_lang();
    html! {
        <div class="prose measure">
            <p class="small soft">{ t!(lang, "account-version", version = props.text.version.clone()) }</p>
            { for props.text.sections.iter().map(|section| html! {
                <section>
                    if !section.heading.is_empty() { <h2>{ section.heading.clone() }</h2> }
                    <p class="prewrap">{ section.text.clone() }</p>
                </section>
            }) }
        </div>
    }
}

/// The tie of the box that accepts both texts at once, in the versions that are shown, to the
/// form's `/acceptance`.
pub fn acceptance<B>(form: &Form<B>) -> Bind {
    let bind = form.bind("/acceptance");
    let set = bind.set.reform(|ticked: Value| {
        if ticked == Value::Bool(true) {
            json!({
                "terms_version": LegalDocument::Terms.current(),
                "privacy_version": LegalDocument::Privacy.current(),
            })
        } else {
            Value::Null
        }
    });
    let ticked = if form.value("/acceptance").is_null() {
        ""
    } else {
        "true"
    };
    Bind {
        value: ticked.into(),
        set,
        ..bind
    }
}
