//! A new event.

use shared::event::staff::StaffEvent;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::client;
use super::super::components::{EventFormView, values};
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{Crumb, PageHeading, Settled};

/// The page: the form, empty.
#[component]
pub fn EventNew() -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let create = use_mutation(
        client::create,
        Callback::from(move |reply: Reply<StaffEvent>| {
            crate::hooks::forget_draft("event-new");
            if let Some(navigator) = &navigator {
                routes::go(navigator, &format!("/staff/events/{}", reply.body.id));
            }
        }),
    );
    html! {
        <Settled>
            <PageHeading title={t(lang, "ui-page-event-new")}
                crumbs={vec![Crumb::new(Route::StaffEvents, t(lang, "ui-nav-staff-events"))]} />
            <EventFormView name="event-new" initial={values(None)} pending={create.pending}
                error={create.error.clone()} onsave={create.run.clone()} />
        </Settled>
    }
}
