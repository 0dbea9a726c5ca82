//! One's own answers on the ticket's page: as they are, and a form to change them.

use std::rc::Rc;

use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::answers::{AnsweredQuestion, OwnExtras};
use shared::registration::question::Extras;
use shared::wareki;
use yew::prelude::*;

use super::super::client::{self, Whose};
use super::extras::{check, form_fields, initial, trimmed, use_moved};
use crate::client::{Etag, Reply};
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, FormHead, Skeleton, Toast, UnsavedGuard, use_toast,
};

/// Props of [`OwnAnswers`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// Whose they are.
    pub whose: Whose,
    /// Told when they were changed: the registration has a newer version then.
    #[prop_or_default]
    pub onchange: Callback<()>,
}

/// The section; nothing where the event asks nothing and nothing was answered.
#[component]
pub fn OwnAnswers(props: &Props) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let editing = use_state(|| false);
    let own = use_query(props.whose.clone(), client::extras);
    let begin = {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(true))
    };
    let end = {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(false))
    };
    let done = {
        let (put, end, changed) = (own.put.clone(), end.clone(), props.onchange.clone());
        Callback::from(move |reply: Reply<OwnExtras>| {
            toast.emit(Toast::new(t(lang, "extras-changed")));
            put.emit(reply);
            end.emit(());
            changed.emit(());
        })
    };
    AsyncView::new(&own).skeleton(Skeleton::Lines(3)).ready(|reply| {
        let shown = &reply.body;
        if !tells(shown) {
            return Html::default();
        }
        html! {
            <section class="stack no-print">
                <h2>{ t(lang, "extras-own") }</h2>
                if let (true, Some(etag)) = (*editing && shown.can_change, reply.etag.clone()) {
                    <ExtrasForm own={Rc::new(shown.clone())} {etag} whose={props.whose.clone()}
                        ondone={done.clone()} onback={end.clone()} refetch={own.refetch.clone()} />
                } else {
                    { answers(lang, shown) }
                    if shown.can_change && shown.questions.asks(shown.mode) {
                        <div><Button kind={ButtonKind::Outline} onclick={begin.clone()}>
                            { t(lang, "extras-change") }</Button></div>
                        if let Some(until) = shown.change_until {
                            <p class="small soft">{ t!(lang, "extras-change-until",
                                time = wareki::date_time(until, lang)) }</p>
                        }
                    }
                }
            </section>
        }
    })
}

/// Whether there is anything to show.
fn tells(own: &OwnExtras) -> bool {
    let said = !own.answers.is_empty() || own.support.is_some() || own.party;
    said || own.questions.asks(own.mode)
}

/// What was answered, as a list of facts.
pub fn answers(lang: Lang, own: &OwnExtras) -> Html {
    let party = own.party || own.questions.party.is_some();
    let comes = if own.party {
        "extras-party-yes"
    } else {
        "extras-party-no"
    };
    html! {
        <dl class="facts">
            { for own.answers.iter().map(|one| answer(lang, one)) }
            if party { <div><dt>{ t(lang, "extras-party-name") }</dt><dd>{ t(lang, comes) }</dd></div> }
            if let Some(support) = &own.support {
                <div><dt>{ t(lang, "extras-support-name") }</dt>
                    <dd class="prewrap">{ support.to_string() }</dd></div>
            }
        </dl>
    }
}

/// One answer under what was asked.
pub fn answer(lang: Lang, one: &AnsweredQuestion) -> Html {
    html! {
        <div><dt>{ one.question.label.to_string() }</dt><dd class="prewrap">{ said(lang, one) }</dd></div>
    }
}

fn said(lang: Lang, one: &AnsweredQuestion) -> String {
    if let Some(text) = &one.text {
        return text.to_string();
    }
    if let Some(number) = one.number {
        return crate::i18n::number(number);
    }
    if one.agreed == Some(true) {
        return t(lang, "extras-agreed").to_string();
    }
    let chosen: Vec<&str> = one.choices.iter().map(AsRef::as_ref).collect();
    chosen.join("\n")
}

/// Props of [`ExtrasForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct FormProps {
    /// What was answered, and what is asked now.
    pub own: Rc<OwnExtras>,
    /// The version that was read.
    pub etag: Etag,
    /// Whose answers.
    pub whose: Whose,
    /// Told when they are changed.
    pub ondone: Callback<Reply<OwnExtras>>,
    /// Told when they stay.
    pub onback: Callback<()>,
    /// Reads again.
    pub refetch: Callback<()>,
}

/// The form that changes one's own answers.
#[component]
pub fn ExtrasForm(props: &FormProps) -> Html {
    let lang = use_lang();
    let own = &props.own;
    let (questions, mode) = (own.questions.clone(), own.mode);
    let save = use_mutation(client::change_extras, props.ondone.clone());
    let changed = save.error.as_ref().and_then(|error| error.code());
    {
        let refetch = props.refetch.clone();
        let due = matches!(changed, Some(Code::QuestionsChanged | Code::PartyFull));
        use_effect_with(due, move |due| {
            if *due {
                refetch.emit(());
            }
        });
    }
    let asked = questions.clone();
    let (whose, etag, sent) = (props.whose.clone(), props.etag.clone(), questions.clone());
    let form = use_form(
        FormOptions::new("own-extras", initial(&questions, Some(own))).version(own.version),
        save.error.clone(),
        move |body: &Extras, faults: &mut Faults| check(&asked, mode, Some(body), "", faults),
        save.run
            .reform(move |body: Extras| (whose.clone(), etag.clone(), trimmed(&sent, mode, body))),
    );
    use_moved(&form, Some(&questions), "");
    let back = {
        let (form, back) = (form.core(), props.onback.clone());
        Callback::from(move |()| {
            form.clear();
            back.emit(());
        })
    };
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} />
            { form_fields(lang, &form, &questions, mode, "") }
            <div class="actions">
                <Button submit=true pending={save.pending}>{ t(lang, "extras-save") }</Button>
                <Button kind={ButtonKind::Text} onclick={back}>{ t(lang, "ui-never-mind") }</Button>
            </div>
            <UnsavedGuard dirty={form.dirty} />
        </form>
    }
}
