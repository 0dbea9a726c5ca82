//! Attendance by itself: what a moderator at the event has in hand.

use shared::event::EventId;
use yew::prelude::*;

use super::super::client;
use super::super::components::DeskAttendance;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, Crumb, PageHeading, Skeleton};

/// Props of [`AttendancePage`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The page.
#[component]
pub fn AttendancePage(props: &Props) -> Html {
    let lang = use_lang();
    let id = props.id;
    let summary = use_query(id, client::summary);
    AsyncView::new(&summary)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| {
            let event = &reply.body;
            let title = event.title.to_string();
            html! {
                <>
                    <PageHeading title={t!(lang, "exchange-heading", title = title.clone())}
                        crumbs={vec![Crumb::new(Route::StaffAttendances, t(lang, "exchange-events")),
                            Crumb::new(Route::Event { id }, title)]} />
                    <DeskAttendance {id} format={event.format} />
                </>
            }
        })
}
