//! An event's registrations in a table.

use std::rc::Rc;

use shared::i18n::Lang;
use shared::registration::staff::StaffRegistration;
use shared::registration::types::{RegistrationId, RegistrationStatus};
use shared::wareki;
use yew::prelude::*;

use super::{name_of, standing};
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, Table};

/// Props of [`RegistrationTable`].
#[derive(Properties, PartialEq, Debug)]
pub struct TableProps {
    /// The registrations.
    pub rows: Rc<Vec<StaffRegistration>>,
    /// Whether they may be changed.
    pub editable: bool,
    /// Whether there are two ways of taking part.
    pub hybrid: bool,
    /// Shows one in full.
    pub onshow: Callback<StaffRegistration>,
    /// Asks to cancel one, to move it, or to give it a seat.
    pub onask: Callback<(StaffRegistration, RowAct)>,
    /// Who is selected, to be decided together.
    pub picked: Rc<Vec<RegistrationId>>,
    /// Selects one, or not any more.
    pub onpick: Callback<RegistrationId>,
}

/// What is asked about one registration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowAct {
    /// To cancel it.
    Cancel,
    /// To change between venue and online.
    Move,
    /// To give it a seat where none is left, or out of turn.
    Seat,
}

/// Who, from where and how to reach them, where they stand, what they wrote.
#[component]
pub fn RegistrationTable(props: &TableProps) -> Html {
    let lang = use_lang();
    html! {
        <Table id="registrations" caption={t(lang, "staff-tab-registrations")} caption_hidden={true} condensed={true}
            head={html! {
                <>if props.editable { <th scope="col">{ t(lang, "staff-pick") }</th> }
                <th scope="col">{ t(lang, "ticket-name") }</th>
                <th scope="col">{ t(lang, "account-organisation") }</th>
                <th scope="col">{ t(lang, "staff-reach") }</th>
                <th scope="col">{ t(lang, "staff-status") }</th>
                <th scope="col">{ t(lang, "staff-created") }</th>
                <th scope="col"><span class="sr-only">{ t(lang, "staff-actions") }</span></th></>
            }}>
            { for props.rows.iter().map(|one| html! {
                <Row key={one.id.to_string()} one={one.clone()} editable={props.editable}
                    hybrid={props.hybrid} picked={props.picked.contains(&one.id)}
                    onpick={props.onpick.clone()}
                    onshow={props.onshow.clone()} onask={props.onask.clone()} />
            }) }
        </Table>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    one: StaffRegistration,
    editable: bool,
    hybrid: bool,
    picked: bool,
    onpick: Callback<RegistrationId>,
    onshow: Callback<StaffRegistration>,
    onask: Callback<(StaffRegistration, RowAct)>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let lang = use_lang();
    let row = &props.one;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let name = name_of(lang, row);
    let show = {
        let one = row.clone();
        props.onshow.reform(move |()| one.clone())
    };
    html! {
        <tr>
            if props.editable { <td>{ pick(lang, props, &name) }</td> }
            <th scope="row">{ name.clone() }
                <br /><span class="small soft">{ text(row.family_kana.as_ref().map(AsRef::as_ref)) }{ " " }
                    { text(row.given_kana.as_ref().map(AsRef::as_ref)) }</span></th>
            <td>{ text(row.organisation_name.as_ref().map(AsRef::as_ref)) }
                if let Some(sector) = row.sector {
                    <br /><span class="small soft">{ t(lang, &format!("sector-{sector}")) }</span>
                }</td>
            <td class="small">{ text(row.email.as_ref().map(AsRef::as_ref)) }
                if let Some(phone) = &row.phone { <br />{ phone.as_str().to_owned() } }
                if let Some(note) = &row.note { <p class="prewrap">{ note.as_str().to_owned() }</p> }</td>
            <td>{ standing(lang, row) }<br /><span class="small">{ row.mode.label(lang) }</span></td>
            <td class="small">{ wareki::date_time(row.created_at, lang) }</td>
            <td>
                <Button kind={ButtonKind::Text} label={format!("{}: {name}", t(lang, "staff-detail"))}
                    onclick={show}>{ t(lang, "staff-detail") }</Button>
                if props.editable { { for acts(row, props.hybrid).map(|(act, key)| {
                    let one = row.clone();
                    let onclick = props.onask.reform(move |()| (one.clone(), act));
                    html! {
                        <Button kind={ButtonKind::Text} label={format!("{}: {name}", t(lang, key))}
                            {onclick}>{ t(lang, key) }</Button>
                    }
                }) } }
            </td>
        </tr>
    }
}

/// The box that selects one who waits for approval; nobody else can be decided about.
fn pick(lang: Lang, props: &RowProps, name: &str) -> Html {
    let id = props.one.id;
    if props.one.status != RegistrationStatus::Pending {
        return Html::default();
    }
    let onchange = props.onpick.reform(move |_: Event| id);
    html! {
        <label class="choice">
            <input type="checkbox" checked={props.picked} {onchange}
                aria-label={t!(lang, "staff-pick-of", name = name.to_owned())} />
        </label>
    }
}

/// What can be done with one, as it stands.
fn acts(
    row: &StaffRegistration,
    hybrid: bool,
) -> impl Iterator<Item = (RowAct, &'static str)> + use<> {
    use RegistrationStatus::{Confirmed, Offered};
    let active = row.status.is_active();
    let moves = active && hybrid && row.status != Offered;
    let seat = active && row.status != Confirmed;
    [
        moves.then_some((RowAct::Move, "staff-move")),
        seat.then_some((RowAct::Seat, "staff-seat")),
        active.then_some((RowAct::Cancel, "ticket-cancel")),
    ]
    .into_iter()
    .flatten()
}
