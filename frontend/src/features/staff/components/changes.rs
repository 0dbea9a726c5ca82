//! What changed, field by field.

use shared::event::diff::FieldChange;
use shared::event::text::field_label;
use yew::prelude::*;

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
    let text = |value: &Option<String>| {
        value
            .clone()
            .map_or_else(|| t(lang, "staff-empty-value"), AttrValue::from)
    };
    html! {
        <Table id={props.id.clone()} caption={t(lang, "staff-changes")} condensed={true} head={html! {
            <><th scope="col">{ t(lang, "staff-field") }</th>
            <th scope="col">{ t(lang, "staff-before") }</th>
            <th scope="col">{ t(lang, "staff-after") }</th></>
        }}>
            { for props.changes.iter().map(|change| html! {
                <tr>
                    <th scope="row">{ field_label(&change.pointer, lang) }</th>
                    <td class="prewrap">{ text(&change.before) }</td>
                    <td class="prewrap">{ text(&change.after) }</td>
                </tr>
            }) }
        </Table>
    }
}
