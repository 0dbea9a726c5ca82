//! An event's registrations in a table.

use std::rc::Rc;

use shared::registration::staff::StaffRegistration;
use shared::registration::types::RegistrationStatus;
use shared::wareki;
use yew::prelude::*;

use super::{name_of, standing};
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, Table};

/// Props of [`RegistrationTable`].
#[derive(Properties, PartialEq, Debug)]
pub struct TableProps {
    /// The registrations.
    pub rows: Rc<Vec<StaffRegistration>>,
    /// Whether they may be changed.
    pub editable: bool,
    /// Shows one in full.
    pub onshow: Callback<StaffRegistration>,
    /// Asks to cancel one.
    pub oncancel: Callback<StaffRegistration>,
}

/// Who, from where and how to reach them, where they stand, what they wrote.
#[component]
pub fn RegistrationTable(props: &TableProps) -> Html {
    let lang = use_lang();
    html! {
        <Table id="registrations" caption={t(lang, "staff-tab-registrations")} caption_hidden={true} condensed={true}
            head={html! {
                <><th scope="col">{ t(lang, "ticket-name") }</th>
                <th scope="col">{ t(lang, "account-organisation") }</th>
                <th scope="col">{ t(lang, "staff-reach") }</th>
                <th scope="col">{ t(lang, "staff-status") }</th>
                <th scope="col">{ t(lang, "staff-created") }</th>
                <th scope="col"><span class="sr-only">{ t(lang, "staff-actions") }</span></th></>
            }}>
            { for props.rows.iter().map(|one| html! {
                <Row key={one.id.to_string()} one={one.clone()} editable={props.editable}
                    onshow={props.onshow.clone()} oncancel={props.oncancel.clone()} />
            }) }
        </Table>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    one: StaffRegistration,
    editable: bool,
    onshow: Callback<StaffRegistration>,
    oncancel: Callback<StaffRegistration>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let lang = use_lang();
    let row = &props.one;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let name = name_of(lang, row);
    let with = |call: &Callback<StaffRegistration>| {
        let one = row.clone();
        call.reform(move |()| one.clone())
    };
    let alive = row.status != RegistrationStatus::Cancelled;
    html! {
        <tr>
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
                    onclick={with(&props.onshow)}>{ t(lang, "staff-detail") }</Button>
                if alive && props.editable {
                    <Button kind={ButtonKind::Text} label={format!("{}: {name}", t(lang, "ticket-cancel"))}
                        onclick={with(&props.oncancel)}>{ t(lang, "ticket-cancel") }</Button>
                }
            </td>
        </tr>
    }
}
