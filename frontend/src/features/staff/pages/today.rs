//! Staff: what needs doing now.

use shared::account::perm::Permission;
use shared::collaboration::api::CollaborationFilter;
use shared::collaboration::types::Confirmation;
use shared::event::api::{EventQuery, EventSummary};
use shared::event::staff::StaffEventQuery;
use shared::event::text;
use shared::event::types::{RegistrationPhase, Status};
use shared::i18n::Lang;
use shared::organisation::ItStatus;
use shared::organisation::staff::{ItFilter, ProposalFilter};
use shared::outbox::MailStatus;
use shared::page::{Limit, Page};
use shared::portal::ArticleStatus;
use shared::portal::staff::StaffArticleQuery;
use shared::programme::Phase;
use shared::programme::api::Programmes;
use shared::time::Timestamp;
use shared::wareki;
use std::rc::Rc;
use yew::prelude::*;

use super::super::client;
use super::super::components::StatusTag;
use super::first_event::FirstEvent;
use crate::client::ClientError;
use crate::features::collaboration::client as collaborations;
use crate::features::community::client as community;
use crate::features::event::client as public;
use crate::features::organisation::calls as companies;
use crate::features::portal::staff::client as portal;
use crate::features::programme::client as programmes;
use crate::features::survey::components::OpenSurveys;
use crate::hooks::{Query, use_lang, use_now, use_query, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{AsyncFrame, AsyncView, ButtonLink, EmptyState, Go, PageHeading, Skeleton};

/// How many events are shown as the next ones.
const NEXT: usize = 5;

/// Today's event, what waits, the next deadlines, what comes next.
#[component]
pub fn Today() -> Html {
    let lang = use_lang();
    let may_edit = use_session().state.may(Permission::EventEdit);
    let now = use_now();
    let next = use_query(
        EventQuery {
            limit: Limit::new(50).ok(),
            ..EventQuery::default()
        },
        public::events,
    );
    let years = use_query((), programmes::list);
    html! {
        <div class="stack-l">
            <PageHeading title={t(lang, "ui-nav-today")} actions={html! {
                if may_edit { <ButtonLink to={Route::StaffEventNew}>{ t(lang, "ui-page-event-new") }</ButtonLink> }
            }} />
            { todays(lang, next.body(), now) }
            <Waiting />
            <section class="stack">
                <h2>{ t(lang, "staff-deadlines") }</h2>
                { both(&next, &years, |events, years| {
                    let lines = deadlines(lang, events, years, now);
                    if lines.is_empty() { html! { <p>{ t(lang, "staff-deadlines-none") }</p> } } else { drawn(lines) }
                }) }
            </section>
            <OpenSurveys />
            <section class="stack">
                <h2>{ t(lang, "staff-next-events") }</h2>
                { AsyncView::new(&next)
                    .skeleton(Skeleton::Rows(3))
                    .empty(|reply| reply.body.items.is_empty(), || html! {
                        <EmptyState title={t(lang, "staff-next-none")}><FirstEvent /></EmptyState>
                    })
                    .ready(|reply| coming(lang, &reply.body, now)) }
            </section>
        </div>
    }
}

fn is_today(event: &EventSummary, now: Timestamp) -> bool {
    event.starts_at.jst_date() == now.jst_date()
}

/// Today's events, each with the way to its 当日受付: before all else, on a day that has one.
pub fn todays(lang: Lang, events: Option<&Page<EventSummary>>, now: Timestamp) -> Html {
    let all = events.map(|page| page.items.iter()).into_iter().flatten();
    let mut today = all.filter(|event| is_today(event, now)).peekable();
    if today.peek().is_none() {
        return Html::default();
    }
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-today-event") }</h2>
            <ul class="stack-s" role="list">
                { for today.map(|event| event_card(lang, event, true)) }
            </ul>
        </section>
    }
}

/// What comes after today.
fn coming(lang: Lang, events: &Page<EventSummary>, now: Timestamp) -> Html {
    let later = events.items.iter().filter(|event| !is_today(event, now));
    let mut later = later.take(NEXT).peekable();
    if later.peek().is_none() {
        return html! { <p>{ t(lang, "staff-next-none") }</p> };
    }
    html! {
        <ul class="stack-s" role="list">
            { for later.map(|event| event_card(lang, event, false)) }
        </ul>
    }
}

/// Draws two answers once both are there; why not, where one failed.
fn both<A, B>(a: &Query<A>, b: &Query<B>, draw: impl FnOnce(&A, &B) -> Html) -> Html {
    let there = a.body().zip(b.body());
    let retry = {
        let (a, b) = (a.refetch.clone(), b.refetch.clone());
        Callback::from(move |()| {
            a.emit(());
            b.emit(());
        })
    };
    html! {
        <AsyncFrame ready={there.is_some()} pending={a.pending || b.pending} {retry}
            error={a.error.clone().or_else(|| b.error.clone())} skeleton={Skeleton::Lines(2)}>
            { there.map(|(a, b)| draw(a, b)).unwrap_or_default() }
        </AsyncFrame>
    }
}

/// One deadline: when, and what ends then.
#[derive(Clone, PartialEq, Debug)]
pub struct Deadline {
    /// When, for the order.
    pub at: Timestamp,
    /// What is to be read.
    pub words: AttrValue,
    /// Where it is about.
    pub to: Route,
}

/// The registrations that close next and the end of the contract that runs, in order of time.
pub fn deadlines(
    lang: Lang,
    events: &Page<EventSummary>,
    years: &Programmes,
    now: Timestamp,
) -> Vec<Deadline> {
    let open = events.items.iter().filter(|event| {
        event.registration.phase != RegistrationPhase::Closed && event.registration.closes_at > now
    });
    let closing = open.map(|event| Deadline {
        at: event.registration.closes_at,
        words: t!(
            lang,
            "staff-deadline-registration",
            time = text::deadline(event.registration.closes_at, lang),
            title = event.title.as_str().to_owned()
        ),
        to: Route::StaffEvent { id: event.id },
    });
    let running = years.items.iter().filter(|one| one.phase == Phase::Running);
    let ending = running.filter_map(|one| {
        let last = format!("{}T23:59:59+09:00", one.contract_until);
        Some(Deadline {
            at: last.parse().ok()?,
            words: t!(
                lang,
                "staff-deadline-contract",
                day = wareki::date(one.contract_until, lang),
                name = one.name.as_str().to_owned()
            ),
            to: Route::StaffProgrammes,
        })
    });
    let mut lines: Vec<Deadline> = closing.chain(ending).collect();
    lines.sort_by_key(|line| line.at);
    lines.truncate(NEXT);
    lines
}

fn drawn(lines: Vec<Deadline>) -> Html {
    html! {
        <ul class="stack-s" role="list">
            { for lines.into_iter().map(|line| html! { <li><Go to={line.to}>{ line.words }</Go></li> }) }
        </ul>
    }
}

fn event_card(lang: Lang, event: &EventSummary, today: bool) -> Html {
    let left: i32 = event.seats.iter().map(|seats| seats.left).sum();
    let capacity: i32 = event.seats.iter().map(|seats| seats.capacity).sum();
    html! {
        <li class={classes!("card", today.then_some("tint"))} key={event.id.to_string()}>
            <StatusTag status={event.status} />
            <h3><Go to={Route::StaffEvent { id: event.id }} class="card-link">{ event.title.as_str().to_owned() }</Go></h3>
            if event.status == Status::Postponed {
                <p>{ t(lang, "staff-date-open") }</p>
            } else {
                <p>{ wareki::span(event.starts_at, event.ends_at, lang) }</p>
            }
            <p class="num">{ t!(lang, "page-seats-left", left = left, capacity = capacity) }</p>
            if today && event.status == Status::Published {
                <p class="above"><Go to={Route::StaffAttendance { id: event.id }} class="strong">{ t(lang, "exchange-open") }</Go></p>
            }
        </li>
    }
}

/// One kind of thing that may wait.
#[derive(Clone, PartialEq, Debug)]
pub struct WaitingLine {
    /// Where it is done.
    pub to: Route,
    /// The query there.
    pub query: &'static str,
    /// The words, which take `count`.
    pub key: &'static str,
    /// How many, and whether there are more; none while that is not known.
    pub found: Option<(usize, bool)>,
    /// Why it is not known.
    pub error: Option<Rc<ClientError>>,
    /// Asks again.
    pub retry: Callback<()>,
}

impl WaitingLine {
    fn new<T>(to: Route, query: &'static str, key: &'static str, asked: &Query<Page<T>>) -> Self {
        Self {
            to,
            query,
            key,
            found: asked
                .body()
                .map(|page| (page.items.len(), page.next_cursor.is_some())),
            error: asked.error.clone(),
            retry: asked.refetch.clone(),
        }
    }
}

/// Links to what waits: confirmations, companies, new businesses, drafts, failed mails.
#[component]
fn Waiting() -> Html {
    let mut lines = use_contents_waiting();
    lines.extend(use_companies_waiting());
    lines.push(use_reports_waiting());
    html! { <WaitingView {lines} /> }
}

/// Events, articles and mails.
#[hook]
fn use_contents_waiting() -> Vec<WaitingLine> {
    let of = |status| StaffEventQuery {
        status: Some(status),
        ..StaffEventQuery::default()
    };
    let articles = StaffArticleQuery {
        status: Some(ArticleStatus::Submitted),
        ..StaffArticleQuery::default()
    };
    let submitted = use_query(of(Status::Submitted), client::events);
    let articles = use_query(articles, portal::articles);
    let drafts = use_query(of(Status::Draft), client::events);
    let failed = use_query((Some(MailStatus::Failed), None), client::mails);
    vec![
        WaitingLine::new(
            Route::StaffConfirmations,
            "",
            "staff-waiting-confirmations",
            &submitted,
        ),
        WaitingLine::new(
            Route::StaffArticles,
            "status=submitted",
            "staff-waiting-articles",
            &articles,
        ),
        WaitingLine::new(
            Route::StaffEvents,
            "status=draft",
            "staff-waiting-drafts",
            &drafts,
        ),
        WaitingLine::new(
            Route::StaffMail,
            "status=failed",
            "staff-waiting-mails",
            &failed,
        ),
    ]
}

/// Reports of posts, for who may settle them.
#[hook]
fn use_reports_waiting() -> WaitingLine {
    let may = use_session().state.may(Permission::CommunityModerate);
    let reports = use_query(may, community::reports_if);
    WaitingLine::new(Route::StaffReports, "", "staff-waiting-reports", &reports)
}

/// What companies and their projects wait for.
#[hook]
fn use_companies_waiting() -> Vec<WaitingLine> {
    let may_match = use_session().state.may(Permission::OrganisationEdit);
    let of = |status| ItFilter {
        status: Some(status),
        ..ItFilter::default()
    };
    let launched = CollaborationFilter {
        confirmation: Some(Confirmation::Waiting),
        ..CollaborationFilter::default()
    };
    let names = use_query(may_match, companies::names_if);
    let proposals = use_query(ProposalFilter::default(), companies::proposals);
    let applied = use_query(of(ItStatus::Applied), companies::registrations);
    let checked = use_query(of(ItStatus::Checked), companies::registrations);
    let launched = use_query(launched, collaborations::list);
    let to = || Route::StaffMatching;
    vec![
        WaitingLine::new(to(), "tab=names", "staff-waiting-names", &names),
        WaitingLine::new(to(), "tab=proposals", "staff-waiting-proposals", &proposals),
        WaitingLine::new(to(), "tab=it", "staff-waiting-it-applied", &applied),
        WaitingLine::new(to(), "tab=it", "staff-waiting-it-checked", &checked),
        WaitingLine::new(
            Route::StaffCollaborations,
            "confirmation=waiting",
            "staff-waiting-businesses",
            &launched,
        ),
    ]
}

/// Props of [`WaitingView`].
#[derive(Properties, PartialEq, Debug)]
pub struct WaitingProps {
    /// What may wait.
    pub lines: Vec<WaitingLine>,
}

/// What waits, as far as it is known. "Nothing" is only said when all of it is known.
#[component]
pub fn WaitingView(props: &WaitingProps) -> Html {
    let lang = use_lang();
    let lines = &props.lines;
    let error = lines.iter().find_map(|line| line.error.clone());
    let known = lines.iter().all(|line| line.found.is_some());
    let some = lines
        .iter()
        .filter(|line| line.found.is_some_and(|(count, _)| count > 0));
    let some: Vec<&WaitingLine> = some.collect();
    let retry = {
        let failed: Vec<Callback<()>> = lines
            .iter()
            .filter(|line| line.error.is_some())
            .map(|line| line.retry.clone())
            .collect();
        Callback::from(move |()| failed.iter().for_each(|retry| retry.emit(())))
    };
    html! {
        <section class="stack">
            <h2>{ t(lang, "staff-waiting") }</h2>
            <AsyncFrame ready={known || !some.is_empty()} pending={!known && error.is_none()} {error} {retry}
                skeleton={Skeleton::Lines(3)}>
                if some.is_empty() {
                    <p>{ t(lang, "staff-waiting-none") }</p>
                } else {
                    <ul class="stack-s" role="list">
                        { for some.into_iter().filter_map(|line| line.found.map(|(count, more)| {
                            let count = if more { format!("{count}+") } else { count.to_string() };
                            html! { <li><Go to={line.to.clone()} query={line.query}>
                                { t!(lang, line.key, count = count) }</Go></li> }
                        })) }
                    </ul>
                }
            </AsyncFrame>
        </section>
    }
}
