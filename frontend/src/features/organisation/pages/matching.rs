//! Staff: names to match, proposals, applications, persons entered twice; `?tab=` chooses.

use shared::account::perm::Permission;
use yew::prelude::*;

use super::it::Applications;
use super::names::Names;
use super::persons::Persons;
use super::proposals::Proposals;
use crate::hooks::{use_lang, use_query_param, use_session};
use crate::i18n::t;
use crate::ui::{PageHeading, TabItem, Tabs};

/// The page.
#[component]
pub fn Matching() -> Html {
    let lang = use_lang();
    let session = use_session();
    let (tab, choose) = use_query_param("tab");
    let mut tabs = Vec::new();
    if session.state.may(Permission::OrganisationEdit) {
        tabs.push("names");
    }
    tabs.extend(["proposals", "it"]);
    if session.state.may(Permission::PersonMerge) {
        tabs.push("persons");
    }
    let asked = tabs.iter().find(|key| tab.as_deref() == Some(**key));
    let current = asked.or(tabs.first()).copied().unwrap_or("proposals");
    let items = tabs
        .iter()
        .map(|key| TabItem::new(*key, t(lang, &format!("staff-matching-tab-{key}"))))
        .collect::<Vec<_>>();
    let panel = match current {
        "names" => html! { <Names /> },
        "it" => html! { <Applications /> },
        "persons" => html! { <Persons /> },
        _ => html! { <Proposals /> },
    };
    html! {
        <>
            <PageHeading title={t(lang, "staff-matching-title")} lead={html! { t(lang, "staff-matching-lead") }} />
            <Tabs id="matching" label={t(lang, "staff-matching-title")} tabs={items} current={current} onselect={choose}>
                { panel }
            </Tabs>
        </>
    }
}
