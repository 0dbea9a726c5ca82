//! One event's desk, in tabs.

use std::rc::Rc;

use serde_json::Value;
use shared::account::perm::Permission;
use shared::event::EventId;
use shared::event::staff::{Seen, StaffEvent};
use shared::event::text;
use shared::event::types::Status;
use shared::i18n::Lang;
use yew::prelude::*;

use super::super::client;
use super::super::components::registrations::DeskNumbers;
use super::super::components::{ChangeList, EventActions, EventWhole, Stamps, StatusTag, stamp};
use super::desk_history::DeskHistory;
use super::desk_registrations::DeskRegistrations;
use crate::client::Reply;
use crate::features::exchange::components::DeskAttendance;
use crate::features::material::components::DeskMaterials;
use crate::features::programme::client as programmes;
use crate::features::survey::pages::DeskSurvey;
use crate::hooks::{use_lang, use_query, use_query_param, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncView, Banner, Crumb, Go, PageHeading, Skeleton, TabItem, Tabs, Tone};

/// Props of [`EventDesk`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The event.
    pub id: EventId,
}

/// The desk: numbers, then 概要, 申込, 資料, アンケート, 履歴.
#[component]
pub fn EventDesk(props: &Props) -> Html {
    let lang = use_lang();
    let id = props.id;
    let event = use_query(id, client::event);
    let (tab, select) = use_query_param("tab");
    let tab = tab.unwrap_or_else(|| AttrValue::from("overview"));
    let (put, refetch) = (event.put.clone(), event.refetch.clone());
    // Administrators keep accounts, not lists of participants.
    let session = use_session().state;
    let may_read = session.may(Permission::RegistrationRead);
    let may_attend = session.may(Permission::AttendanceRead);
    let may_survey = session.may(Permission::SurveyRead);
    let round = use_state(|| 0_u32);
    let changed = {
        let round = round.clone();
        Callback::from(move |()| round.set(round.wrapping_add(1)))
    };
    AsyncView::new(&event).whole_page().skeleton(Skeleton::Detail).ready(|reply| {
        let event = &reply.body;
        let mut tabs = vec![
            TabItem::new("overview", t(lang, "staff-tab-overview")),
            TabItem::new("history", t(lang, "staff-tab-history")),
        ];
        if may_read {
            tabs.insert(1, TabItem::new("registrations", t(lang, "staff-tab-registrations")));
        }
        // Before the history, which is the last.
        let at = tabs.len().saturating_sub(1);
        tabs.insert(at, TabItem::new("materials", t(lang, "material-yours")));
        if may_attend && event.status.is_public() {
            let at = tabs.len().saturating_sub(1);
            tabs.insert(at, TabItem::new("attendance", t(lang, "exchange-title")));
        }
        if may_survey && event.status.is_public() {
            let at = tabs.len().saturating_sub(1);
            tabs.insert(at, TabItem::new("survey", t(lang, "survey-desk-title")));
        }
        let open = !matches!(event.status, Status::Cancelled | Status::Finished);
        let panel = match tab.as_str() {
            "registrations" if may_read => html! {
                <DeskRegistrations {id} format={event.form.format} {open} onchange={changed.clone()} />
            },
            "attendance" if may_attend => html! { <DeskAttendance {id} format={event.form.format} /> },
            "survey" if may_survey => html! { <DeskSurvey {id} /> },
            "materials" => html! { <DeskMaterials {id} public={event.status.is_public()} /> },
            "history" => html! { <DeskHistory {id} /> },
            _ => html! { <Overview event={event.clone()} etag={reply.etag.clone()}
                put={put.clone()} refetch={refetch.clone()} /> },
        };
        let returned = event.status == Status::Draft && event.returned_comment.is_some();
        html! {
            <>
                <PageHeading title={event.form.title.to_string()}
                    above={html! { <StatusTag status={event.status} {returned} /> }}
                    crumbs={vec![Crumb::new(Route::StaffEvents, t(lang, "ui-nav-staff-events"))]} />
                if may_read { <DeskNumbers {id} round={*round} /> }
                <Tabs id="desk" label={t(lang, "ui-page-event")} {tabs} current={tab.clone()}
                    onselect={select.clone()}>{ panel }</Tabs>
            </>
        }
    })
}

/// Props of [`Overview`].
#[derive(Properties, PartialEq, Debug)]
pub struct OverviewProps {
    /// The event.
    pub event: StaffEvent,
    /// Its version.
    pub etag: Option<crate::client::Etag>,
    /// Takes the event as it is after a step.
    pub put: Callback<Reply<StaffEvent>>,
    /// Reads it again: it was changed while one looked at it.
    pub refetch: Callback<()>,
}

/// What waits and what one can do; then what changed, who did what, and the whole event as
/// everybody will see it.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let lang = use_lang();
    let event = &props.event;
    let known = use_query((), programmes::list);
    let programme = known.body().and_then(|known| {
        let mut all = known.items.iter();
        all.find(|one| one.id == event.programme_id).cloned()
    });
    // "No changes" is news to whoever decides, not to a desk where nothing waits.
    let waits = event.status == Status::Submitted;
    let values = Rc::new(serde_json::to_value(&event.form).unwrap_or(Value::Null));
    html! {
        <div class="stack-l">
            <div class="stack">
                { notices(lang, event) }
                <EventActions event={event.clone()} etag={props.etag.clone()} changed={props.put.clone()}
                    refetch={props.refetch.clone()} />
                if event.status.is_public() {
                    <p><Go to={Route::Event { id: event.id }}>{ t(lang, "staff-public-page") }</Go></p>
                }
            </div>
            if let Some(seen) = event.seen.as_ref().filter(|seen| waits || !seen.changes.is_empty()) {
                { changes(lang, seen) }
            }
            <section class="stack">
                <h2>{ t(lang, "staff-whole") }</h2>
                <EventWhole values={(*values).clone()} html={event.description_html.clone()} {programme} />
            </section>
            <section class="stack">
                <h2>{ t(lang, "staff-who") }</h2>
                <Stamps event={event.clone()} />
            </section>
        </div>
    }
}

/// What the event's people should know first.
fn notices(lang: Lang, event: &StaffEvent) -> Html {
    let returned = match event.status {
        Status::Draft => Some((Tone::Warning, "staff-returned-because")),
        // It came back mended: the comment is what to check it by, not where it stands.
        Status::Submitted => Some((Tone::Info, "staff-last-comment")),
        _ => None,
    };
    html! {
        <>
            if let Some(((tone, title), comment)) = returned.zip(event.returned_comment.as_ref()) {
                <Banner {tone} title={t(lang, title)}>
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
        </>
    }
}

/// What changed since the prefecture decided last, and when that was.
fn changes(lang: Lang, seen: &Seen) -> Html {
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-changes-since") }</h2>
            <p class="small soft">{ t!(lang, "staff-compared-with", kind = seen.kind.label(lang),
                stamp = stamp(lang, &seen.done).to_string()) }</p>
            <ChangeList id="changes" changes={seen.changes.clone()} />
        </section>
    }
}
