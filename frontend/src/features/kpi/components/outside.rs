//! Figures from outside, beside ours and never part of them.

use std::rc::Rc;

use shared::i18n::Lang;
use shared::kpi::types::FigureValue;
use shared::kpi::{Kpi, OutsideFigure, OutsideFigureForm};
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{Button, ButtonKind, ErrorBanner, Table, Toast, use_toast};

/// Props of [`OutsideFigures`].
#[derive(Properties, PartialEq, Debug)]
pub struct OutsideProps {
    /// The year's figures.
    pub kpi: Rc<Kpi>,
    /// Whether one may enter, change and remove them.
    pub may_edit: bool,
    /// Opens the form: of a new one, or of one by its id.
    pub onedit: Callback<AttrValue>,
    /// Told when one was removed or came back.
    pub onchange: Callback<()>,
}

/// The list with sources.
#[component]
pub fn OutsideFigures(props: &OutsideProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let back = use_mutation(
        client::enter_outside,
        props.onchange.reform(|_: Reply<OutsideFigure>| ()),
    );
    let gone = use_mut_ref(|| None::<OutsideFigure>);
    let remove = {
        let (gone, back, changed) = (gone.clone(), back.run.clone(), props.onchange.clone());
        use_mutation(
            client::remove_outside,
            Callback::from(move |_: Reply<()>| {
                changed.emit(());
                let Some(one) = gone.borrow_mut().take() else {
                    return;
                };
                let news = t!(lang, "kpi-outside-deleted", label = one.label.as_str());
                let back = back.clone();
                let undo = Callback::from(move |()| {
                    if let Some(form) = again(&one) {
                        back.emit(form);
                    }
                });
                toast.emit(Toast::new(news).undo(undo));
            }),
        )
    };
    let onremove = {
        let run = remove.run.clone();
        Callback::from(move |one: OutsideFigure| {
            let key = (one.id, one.version);
            *gone.borrow_mut() = Some(one);
            run.emit(key);
        })
    };
    let list = &props.kpi.outside;
    html! {
        <section class="stack">
            <h2>{ t(lang, "kpi-part-outside") }</h2>
            <p>{ t(lang, "kpi-outside-note") }</p>
            if list.is_empty() {
                <p>{ t(lang, "kpi-outside-none") }</p>
            } else {
                { table(lang, list, props.may_edit.then_some((&props.onedit, &onremove))) }
            }
            { for [&remove.error, &back.error].into_iter().flatten().map(|error| html! {
                <ErrorBanner error={error.clone()} />
            }) }
            if props.may_edit {
                <div>
                    <Button kind={ButtonKind::Outline}
                        onclick={props.onedit.reform(|()| AttrValue::from("new"))}>
                        { t(lang, "kpi-outside-new") }
                    </Button>
                </div>
            }
        </section>
    }
}

/// The form that enters a removed figure again.
fn again(one: &OutsideFigure) -> Option<OutsideFigureForm> {
    Some(OutsideFigureForm {
        label: one.label.clone(),
        metric: one.metric,
        source: one.source.clone(),
        period_from: one.period_from,
        period_to: one.period_to,
        basis: one.basis,
        value: FigureValue::new(one.value).ok()?,
        note: one.note.clone(),
    })
}

type Edit<'a> = (&'a Callback<AttrValue>, &'a Callback<OutsideFigure>);

fn table(lang: Lang, list: &[OutsideFigure], edit: Option<Edit<'_>>) -> Html {
    html! {
        <Table id="kpi-outside-table" caption={t(lang, "kpi-part-outside")} caption_hidden=true condensed=true head={html! {
            <>
                <th scope="col">{ t(lang, "kpi-file-item") }</th>
                <th scope="col">{ t(lang, "kpi-file-period") }</th>
                <th scope="col" class="end">{ t(lang, "kpi-file-figure-value") }</th>
                <th scope="col">{ t(lang, "kpi-file-source") }</th>
                <th scope="col">{ t(lang, "kpi-file-note") }</th>
                if edit.is_some() { <th scope="col"><span class="sr-only">{ t(lang, "ui-edit") }</span></th> }
            </>
        }}>
            { for list.iter().map(|one| html! {
                <tr key={one.id.to_string()}>
                    <th scope="row">{ one.label.as_str().to_owned() }</th>
                    <td>{ one.period(lang) }</td>
                    <td class="end num">
                        { number(one.value) }
                        <br /><span class="small soft">{ one.basis.label(lang) }</span>
                    </td>
                    <td>{ one.source.as_str().to_owned() }</td>
                    <td class="prewrap">{ one.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default() }</td>
                    if let Some(edit) = edit { <td>{ buttons(lang, one, edit) }</td> }
                </tr>
            }) }
        </Table>
    }
}

fn buttons(lang: Lang, one: &OutsideFigure, (onedit, onremove): Edit<'_>) -> Html {
    let named = |key: &str| AttrValue::from(format!("{}: {}", t(lang, key), one.label));
    let (id, whole) = (one.id, one.clone());
    html! {
        <div class="cluster">
            <Button kind={ButtonKind::Text} label={named("ui-edit")}
                onclick={onedit.reform(move |()| AttrValue::from(id.to_string()))}>
                { t(lang, "ui-edit") }
            </Button>
            <Button kind={ButtonKind::Text} label={named("ui-delete")}
                onclick={onremove.reform(move |()| whole.clone())}>
                { t(lang, "ui-delete") }
            </Button>
        </div>
    }
}
