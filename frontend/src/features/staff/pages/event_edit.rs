//! Changing an event.

use shared::event::EventId;
use shared::event::staff::StaffEvent;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::client;
use super::super::components::{EventFormView, values};
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{AsyncView, Crumb, PageHeading, Skeleton};

/// Props of [`EventEdit`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The page: the form with the event's values.
#[component]
pub fn EventEdit(props: &Props) -> Html {
    let lang = use_lang();
    let id = props.id;
    let navigator = use_navigator();
    let event = use_query(id, client::event);
    let save = use_mutation(
        client::save,
        Callback::from(move |_: Reply<StaffEvent>| {
            crate::hooks::forget_draft(&name(id));
            if let Some(navigator) = &navigator {
                routes::go(navigator, &format!("/staff/events/{id}"));
            }
        }),
    );
    AsyncView::new(&event)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| {
            // Of the newest reading: after a conflict the next save is about the version that is there.
            let (etag, run) = (reply.etag.clone(), save.run.clone());
            let onsave = Callback::from(move |body| {
                if let Some(etag) = &etag {
                    run.emit((id, etag.clone(), body));
                }
            });
            html! {
                <>
                    <PageHeading title={t(lang, "ui-page-event-edit")} crumbs={vec![
                        Crumb::new(Route::StaffEvents, t(lang, "ui-nav-staff-events")),
                        Crumb::new(Route::StaffEvent { id }, reply.body.form.title.to_string()),
                    ]} />
                    <EventFormView name={name(id)} initial={values(Some(&reply.body.form))}
                        version={reply.body.version} refetch={event.refetch.clone()}
                        pending={save.pending} error={save.error.clone()} {onsave} />
                </>
            }
        })
}

/// The draft's name.
fn name(id: EventId) -> String {
    format!("event-{id}")
}
