//! One event's desk, in tabs.

use shared::event::EventId;
use shared::event::staff::StaffEvent;
use shared::event::text;
use shared::i18n::Lang;
use shared::wareki;
use std::rc::Rc;
use yew::prelude::*;

use super::super::client;
use super::super::components::{EventActions, StatusTag};
use super::desk_history::DeskHistory;
use super::desk_registrations::DeskRegistrations;
use crate::client::Reply;
use crate::features::event::components::SeatList;
use crate::hooks::{use_lang, use_query, use_query_param};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AsyncView, Banner, Crumb, Go, PageHeading, Prose, Skeleton, TabItem, Tabs, Tone};

/// Props of [`EventDesk`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The desk: 概要, 申込, 履歴.
#[component]
pub fn EventDesk(props: &Props) -> Html {
    let lang = use_lang();
    let id = props.id;
    let event = use_query(id, client::event);
    let (tab, select) = use_query_param("tab");
    let tab = tab.unwrap_or_else(|| AttrValue::from("overview"));
    let put = event.put.clone();
    AsyncView::new(&event).skeleton(Skeleton::Detail).ready(|reply| {
        let tabs = vec![
            TabItem::new("overview", t(lang, "staff-tab-overview")),
            TabItem::new("registrations", t(lang, "staff-tab-registrations")),
            TabItem::new("history", t(lang, "staff-tab-history")),
        ];
        let panel = match tab.as_str() {
            "registrations" => html! { <DeskRegistrations {id} /> },
            "history" => html! { <DeskHistory {id} /> },
            _ => overview(lang, reply, &put),
        };
        html! {
            <>
                <PageHeading title={reply.body.form.title.to_string()}
                    above={html! { <StatusTag status={reply.body.status} returned={reply.body.returned_comment.is_some()} /> }}
                    crumbs={vec![Crumb::new(Route::StaffEvents, t(lang, "ui-nav-staff-events"))]} />
                <Tabs id="desk" label={t(lang, "ui-page-event")} {tabs} current={tab.clone()}
                    onselect={select.clone()}>{ panel }</Tabs>
            </>
        }
    })
}

fn overview(lang: Lang, reply: &Rc<Reply<StaffEvent>>, put: &Callback<Reply<StaffEvent>>) -> Html {
    let event = &reply.body;
    let form = &event.form;
    html! {
        <div class="stack">
            if let Some(comment) = &event.returned_comment {
                <Banner tone={Tone::Warning} title={t(lang, "staff-returned-because")}>
                    <p class="prewrap">{ comment.as_str().to_owned() }</p>
                </Banner>
            }
            if let Some(notice) = &event.notice {
                <Banner tone={Tone::Info} title={event.status.label(lang)}>
                    <p class="prewrap">{ notice.as_str().to_owned() }</p>
                </Banner>
            }
            if !event.missing.is_empty() {
                <Banner tone={Tone::Info} title={t(lang, "staff-missing")}>
                    <ul>{ for event.missing.iter().map(|fault| html! {
                        <li>{ text::field_label(&fault.pointer, lang) }{ ": " }{ fault.detail.clone() }</li>
                    }) }</ul>
                </Banner>
            }
            <EventActions event={event.clone()} etag={reply.etag.clone()} changed={put.clone()} />
            <dl class="facts">
                <div><dt>{ t(lang, "page-when") }</dt><dd>{ wareki::span(form.starts_at, form.ends_at, lang) }</dd></div>
                <div><dt>{ t(lang, "event-field-format") }</dt><dd>{ form.format.label(lang) }</dd></div>
                if let Some(venue) = &form.venue {
                    <div><dt>{ t(lang, "page-where") }</dt><dd>{ venue.name.as_str().to_owned() }</dd></div>
                }
                <div><dt>{ t(lang, "page-seats") }</dt><dd><SeatList seats={event.seats.clone()} /></dd></div>
                <div><dt>{ t(lang, "page-deadline") }</dt><dd>{ text::deadline(event.registration.closes_at, lang) }
                    { " / " }{ event.registration.phase.label(lang) }</dd></div>
            </dl>
            if event.status.is_public() {
                <p><Go to={Route::Event { id: event.id }}>{ t(lang, "staff-public-page") }</Go></p>
            }
            <Prose html={event.description_html.clone()} />
        </div>
    }
}
