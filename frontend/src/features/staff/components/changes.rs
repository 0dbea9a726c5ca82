//! What changed, field by field, as people read it.

use shared::account::types::AccountId;
use shared::event::diff::FieldChange;
use shared::event::text::{field_label, field_value};
use shared::i18n::Lang;
use yew::prelude::*;

use super::moderators::ModeratorName;
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::Table;

/// Props of [`ChangeList`].
#[derive(Properties, PartialEq, Debug)]
pub struct ChangeProps {
    /// The table's id on this page.
    pub id: AttrValue,
    /// The changes.
    pub changes: Vec<FieldChange>,
}

/// Before and after of each changed field.
#[component]
pub fn ChangeList(props: &ChangeProps) -> Html {
    let lang = use_lang();
    if props.changes.is_empty() {
        return html! { <p class="small soft">{ t(lang, "staff-no-changes") }</p> };
    }
    html! {
        <Table id={props.id.clone()} caption={t(lang, "staff-changes")} condensed={true} head={html! {
            <><th scope="col">{ t(lang, "staff-field") }</th>
            <th scope="col">{ t(lang, "staff-before") }</th>
            <th scope="col">{ t(lang, "staff-after") }</th></>
        }}>
            { for props.changes.iter().map(|change| html! {
                <tr>
                    <th scope="row">{ field_label(&change.pointer, lang) }</th>
                    <td class="prewrap">{ value(lang, change, change.before.as_ref()) }</td>
                    <td class="prewrap">{ value(lang, change, change.after.as_ref()) }</td>
                </tr>
            }) }
        </Table>
    }
}

fn value(lang: Lang, change: &FieldChange, text: Option<&String>) -> Html {
    let at = change.pointer.as_str();
    let Some(text) = text else {
        // An item that is not there is none; a field that is empty is empty.
        let item = at.matches('/').count() == 2
            && (at.starts_with("/agenda/") || at.starts_with("/moderators/"));
        let key = if item {
            "staff-no-item"
        } else {
            "staff-empty-value"
        };
        return html! { <span class="soft">{ t(lang, key) }</span> };
    };
    if at.starts_with("/moderators") {
        return html! { <>{ for text.lines().map(|line| match line.parse::<AccountId>() {
            Ok(id) => html! { <p><ModeratorName {id} /></p> },
            Err(_) => html! { <p>{ line.to_owned() }</p> },
        }) }</> };
    }
    html! { { field_value(&change.pointer, text, lang) } }
}
