//! Attendance at the desk: the numbers, the search, the list to tap on, and who is not on it.

use gloo_timers::callback::Timeout;
use serde_json::Value;
use shared::account::perm::Permission;
use shared::event::types::{EventId, Format};
use shared::exchange::api::{AttendanceFilter, Attendee};
use shared::exchange::types::AttendancePhase;
use shared::page::Limit;
use yew::prelude::*;

use super::super::client;
use super::{AttendByHand, AttendanceFiles, AttendeeRow, name_of, numbers, phase};
use crate::hooks::{
    Bind, use_lang, use_more, use_mutation, use_query, use_query_param, use_session,
};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    AsyncView, Button, ButtonKind, EmptyState, Pager, Skeleton, TextField, Toast, Width, use_toast,
};

/// How long the typing must rest before the list is asked, in milliseconds.
const REST_MS: u32 = 250;

/// Props of [`DeskAttendance`].
#[derive(Properties, PartialEq, Debug)]
pub struct AttendanceProps {
    /// The event.
    pub id: EventId,
    /// How it is held.
    pub format: Format,
}

/// The tab, or the form for who is not on the list.
#[component]
pub fn DeskAttendance(props: &AttendanceProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.id;
    let (add, set_add) = use_query_param("add");
    let may_edit = use_session().state.may(Permission::AttendanceEdit);
    let summary = use_query(id, client::summary);
    let round = use_state(|| 0_u32);
    let changed = {
        let (round, refetch) = (round.clone(), summary.refetch.clone());
        Callback::from(move |()| {
            refetch.emit(());
            round.set(round.wrapping_add(1));
        })
    };
    let open = summary
        .body()
        .is_some_and(|known| known.phase == AttendancePhase::Open);
    let begin = set_add.reform(|()| AttrValue::from("1"));
    let back = set_add.reform(|()| AttrValue::default());
    let undo = use_mutation(client::untick, changed.reform(|_| ()));
    let added = {
        let (back, changed, undo) = (back.clone(), changed.clone(), undo.run);
        Callback::from(move |one: Attendee| {
            let text = t!(lang, "exchange-ticked", name = name_of(lang, &one));
            let person = one.person_id;
            toast.emit(Toast::new(text).undo(undo.reform(move |()| (id, person))));
            back.emit(());
            changed.emit(());
        })
    };
    html! {
        <div class="stack">
            <div class="desk-numbers">
                { AsyncView::new(&summary).skeleton(Skeleton::Lines(2)).ready(|reply| html! {
                    <>{ numbers(lang, &reply.body) }{ phase(lang, &reply.body) }</>
                }) }
            </div>
            if add.is_some() && may_edit && open {
                <AttendByHand {id} format={props.format} ondone={added} onback={back} />
            } else {
                <AttendanceList {id} format={props.format} editable={may_edit && open} round={*round}
                    onchange={changed} />
                if may_edit && open {
                    <div><Button kind={ButtonKind::Outline} onclick={begin}>{ t(lang, "exchange-add") }</Button></div>
                }
                <AttendanceFiles {id} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ListProps {
    id: EventId,
    format: Format,
    editable: bool,
    /// Rises when attendance has changed.
    round: u32,
    onchange: Callback<()>,
}

/// The search, and whom it finds.
#[component]
fn AttendanceList(props: &ListProps) -> Html {
    let lang = use_lang();
    let id = props.id;
    let typed = use_state(AttrValue::default);
    let asked = use_state(AttrValue::default);
    {
        let asked = asked.setter();
        use_effect_with((*typed).clone(), move |typed| {
            let typed = typed.clone();
            let timer = Timeout::new(REST_MS, move || asked.set(typed));
            move || drop(timer)
        });
    }
    let filter = AttendanceFilter {
        q: asked.trim().parse().ok(),
        limit: Limit::new(100).ok(),
        cursor: None,
    };
    let searched = filter.q.is_some();
    let list = use_query((id, filter.clone()), client::list);
    {
        let refetch = list.refetch.clone();
        use_effect_with(props.round, move |round| {
            if *round > 0 {
                refetch.emit(());
            }
        });
    }
    let more = use_more(&list, move |client, cursor| {
        let cursor = Some(cursor);
        let next = AttendanceFilter {
            cursor,
            ..filter.clone()
        };
        client::list(client, (id, next))
    });
    let words = {
        let put = typed.setter();
        let set = Callback::from(move |value: Value| {
            put.set(AttrValue::from(
                value.as_str().unwrap_or_default().to_owned(),
            ));
        });
        Bind::free("attendance-q", (*typed).clone(), set)
    };
    html! {
        <div class="stack">
            <search aria-label={t(lang, "exchange-search")}>
                <TextField bind={words} label={t(lang, "exchange-search")} hint={t(lang, "exchange-search-hint")}
                    kind="search" width={Width::TwentyFour} />
            </search>
            { AsyncView::new(&list)
                .skeleton(Skeleton::Rows(6))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, if searched { "exchange-none-found" } else { "exchange-none" })} />
                })
                .ready(|reply| html! {
                    <>
                        <ul class="ticks" role="list">
                            { for reply.body.items.iter().chain(more.items.iter()).map(|one| html! {
                                <AttendeeRow key={one.person_id.to_string()} event={id} format={props.format}
                                    one={one.clone()} editable={props.editable} onchange={props.onchange.clone()} />
                            }) }
                        </ul>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </>
                }) }
        </div>
    }
}
