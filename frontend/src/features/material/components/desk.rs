//! An event's files: what is there, and one more.

use shared::account::perm::Permission;
use shared::event::EventId;
use shared::material::api::MaterialItem;
use shared::material::types::MOST_FILES;
use yew::prelude::*;

use super::super::client;
use super::{AddMaterial, MaterialRow};
use crate::client::Reply;
use crate::features::staff::client::Done;
use crate::hooks::{use_lang, use_mutation, use_query, use_session};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Banner, Button, ButtonKind, Dialog, EmptyState, ErrorBanner, Toast, Tone, use_toast,
};

/// Props of [`DeskMaterials`].
#[derive(Properties, PartialEq, Debug)]
pub struct DeskProps {
    /// The event.
    pub id: EventId,
    /// Whether everybody may see it.
    pub public: bool,
}

/// The tab.
#[component]
pub fn DeskMaterials(props: &DeskProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.id;
    let files = use_query(id, client::list);
    let may_edit = use_session().state.may(Permission::EventEdit);
    let asked = use_state(|| None::<MaterialItem>);
    let changed = files.refetch.clone();
    let delete = {
        let (asked, changed, toast) = (asked.clone(), changed.clone(), toast.clone());
        use_mutation(
            client::delete,
            Callback::from(move |_: Reply<Done>| {
                if let Some(item) = &*asked {
                    let title = item.title.as_str();
                    toast.emit(Toast::new(t!(lang, "material-deleted", title = title)));
                }
                asked.set(None);
                changed.emit(());
            }),
        )
    };
    let ask = {
        let (asked, reset) = (asked.clone(), delete.reset.clone());
        Callback::from(move |item: MaterialItem| {
            reset.emit(());
            asked.set(Some(item));
        })
    };
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let really = {
        let (asked, run) = (asked.clone(), delete.run.clone());
        Callback::from(move |()| {
            if let Some(item) = &*asked {
                run.emit(item.clone());
            }
        })
    };
    let full = files
        .body()
        .is_some_and(|all| all.items.len() >= MOST_FILES);
    html! {
        <div class="stack-l">
            <p>{ t(lang, "material-lead") }</p>
            if !props.public { <Banner tone={Tone::Info} title={t(lang, "material-hidden")} /> }
            { AsyncView::new(&files)
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "material-none")}>
                        if may_edit { <p>{ t(lang, "material-none-advice") }</p> }
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <ul class="plain stack">
                        { for reply.body.items.iter().map(|item| html! {
                            <MaterialRow key={format!("{}-{}", item.id, item.version)}
                                item={item.clone()} editable={may_edit}
                                onchange={changed.clone()} ondelete={ask.clone()} />
                        }) }
                    </ul>
                }) }
            if may_edit && full { <Banner tone={Tone::Info} title={t(lang, "material-full")} /> }
            if may_edit && !full { <AddMaterial {id} onadded={changed.clone()} /> }
            <Dialog id="delete-material" open={asked.is_some()} title={t(lang, "material-delete-ask")}
                onclose={close} actions={html! {
                    <Button kind={ButtonKind::Danger} pending={delete.pending} onclick={really}>
                        { t(lang, "ui-delete") }
                    </Button>
                }}>
                if let Some(item) = &*asked {
                    <p>{ t!(lang, "material-delete-what", title = item.title.as_str()) }</p>
                }
                if let Some(error) = &delete.error { <ErrorBanner error={error.clone()} /> }
            </Dialog>
        </div>
    }
}
