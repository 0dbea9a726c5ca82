//! Header, navigation and footer.

use shared::account::api::{Legal, path};
use shared::account::perm::Permission;
use shared::i18n::Lang;
use yew::prelude::*;
use yew_router::prelude::use_location;

use crate::browser::{self, Listener};
use crate::client::Call;
use crate::hooks::{use_lang, use_language, use_query, use_session};
use crate::i18n::t;
use crate::routes::{self, Area, Route};
use crate::session::Session;
use crate::t;
use crate::ui::{
    AsyncFrame, Banner, Button, ButtonKind, ButtonLink, EmptyState, Go, Icon, IconKind, KnotArt,
    PageHeading, Settled, Shape, Skeleton, Tone,
};

/// The seed of the installation's own mark: 梅結び.
pub const MARK_SEED: u128 = 2;

/// The first stop of the Tab key.
#[component]
pub fn SkipLink() -> Html {
    let lang = use_lang();
    let onclick = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        browser::focus("main");
    });
    html! { <a class="skip-link" href="#main" {onclick}>{ t(lang, "ui-skip") }</a> }
}

/// Props of [`Header`].
#[derive(Properties, PartialEq, Debug)]
pub struct HeaderProps {
    /// Where one is.
    pub area: Area,
}

/// The header: mark, navigation by permission, language, who is signed in.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let lang = use_lang();
    let session = use_session();
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |()| open.set(!*open))
    };
    let close = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    let item = |to: Route, key: &str| {
        let current = to.area() == props.area;
        html! {
            <li>
                <Go {to} class="nav-link" {current} onfollow={close.clone()}>{ t(lang, key) }</Go>
            </li>
        }
    };
    html! {
        <header class="header">
            <span class="cords" aria-hidden="true" />
            <div class="wrap header-bar">
                <Go to={Route::Home} class="brand" onfollow={close.clone()}>
                    <KnotArt seed={MARK_SEED} shape={Shape::Mark} />
                    <span>
                        <span class="brand-name">{ t(lang, "app-name") }</span>
                        <span class="brand-sub">{ t(lang, "ui-brand-sub") }</span>
                    </span>
                </Go>
                <Button class="nav-toggle" kind={ButtonKind::Outline} onclick={toggle}
                    expanded={Some(*open)}>
                    <Icon kind={if *open { IconKind::Close } else { IconKind::Menu }} />
                    { t(lang, "ui-menu") }
                </Button>
                <nav class={classes!("nav", open.then_some("open"))} aria-label={t(lang, "ui-nav")}>
                    <ul role="list">
                        { item(Route::Home, "ui-nav-home") }
                        { item(Route::Events, "ui-nav-events") }
                        { item(Route::Companies, "ui-nav-companies") }
                        { item(Route::Articles, "portal-nav-articles") }
                        { item(Route::Measures, "portal-nav-measures") }
                        if session.state.may(Permission::CommunityTake) {
                            { item(Route::Community, "ui-nav-community") }
                        }
                        // Staff find it at each event's desk.
                        if session.state.may(Permission::AttendanceRead) && !session.state.may(Permission::StaffRead) {
                            { item(Route::StaffAttendances, "ui-nav-attendance") }
                        }
                        <Who area={props.area} onfollow={close.clone()} />
                    </ul>
                    <LangSwitch />
                </nav>
            </div>
            if session.state.may(Permission::StaffRead) {
                <div class="nav-staff">
                    <nav class={classes!("wrap", "nav", open.then_some("open"))}
                        aria-label={t(lang, "ui-nav-staff")}>
                        <ul role="list">
                            { item(Route::Staff, "ui-nav-today") }
                            { item(Route::StaffEvents, "ui-nav-staff-events") }
                            { item(Route::StaffArticles, "portal-nav-staff") }
                            if session.state.may(Permission::EventEdit) {
                                { item(Route::StaffConfirmations, "ui-nav-confirmations") }
                            }
                            { item(Route::StaffMatching, "ui-nav-matching") }
                            { item(Route::StaffOrganisations, "ui-nav-staff-organisations") }
                            if session.state.may(Permission::MailRead) {
                                { item(Route::StaffMail, "ui-nav-mail") }
                            }
                            if session.state.may(Permission::KpiRead) {
                                { item(Route::StaffKpi, "ui-nav-kpi") }
                            }
                            { item(Route::StaffVisits, "ui-nav-visits") }
                            if session.state.may(Permission::CollaborationRead) {
                                { item(Route::StaffCollaborations, "ui-nav-collaborations") }
                            }
                            { item(Route::StaffProgrammes, "ui-nav-programmes") }
                            if session.state.may(Permission::AccountManage) {
                                { item(Route::StaffAccounts, "ui-nav-accounts") }
                            }
                            if session.state.may(Permission::ApiKeyManage) {
                                { item(Route::StaffApiKeys, "ui-nav-api-keys") }
                            }
                        </ul>
                    </nav>
                </div>
            }
            <span class="cords" aria-hidden="true" />
        </header>
    }
}

#[derive(Properties, PartialEq)]
struct WhoProps {
    area: Area,
    onfollow: Callback<()>,
}

/// Signing in and out.
#[component]
fn Who(props: &WhoProps) -> Html {
    let lang = use_lang();
    let session = use_session();
    let here =
        use_location().map_or_else(|| "/".to_owned(), |l| l.path().to_owned() + l.query_str());
    match &session.state {
        Session::Unknown => Html::default(),
        Session::SignedOut | Session::Ended(_) => {
            let query = match props.area {
                Area::SignIn => String::new(),
                _ => routes::sign_in_query(&here),
            };
            html! {
                <li>
                    <Go to={Route::SignIn} {query} class="nav-link"
                        current={props.area == Area::SignIn} onfollow={props.onfollow.clone()}>
                        { t(lang, "ui-sign-in") }
                    </Go>
                </li>
            }
        }
        Session::SignedIn(_) => {
            let sign_out = session.sign_out.clone();
            html! {
                <>
                    <li>
                        <Go to={Route::Me} class="nav-link" current={props.area == Area::Me}
                            onfollow={props.onfollow.clone()}>
                            { t(lang, "ui-nav-me") }
                        </Go>
                    </li>
                    <li>
                        <button type="button" class="nav-link"
                            onclick={Callback::from(move |_: MouseEvent| sign_out.emit(()))}>
                            { t(lang, "ui-sign-out") }
                        </button>
                    </li>
                </>
            }
        }
    }
}

/// The other language, in its own words.
#[component]
fn LangSwitch() -> Html {
    let language = use_language();
    let (other, key) = match language.lang {
        Lang::Ja => (Lang::En, "lang-en"),
        Lang::En => (Lang::Ja, "lang-ja"),
    };
    let choose = language.choose.clone();
    html! {
        <button type="button" class="nav-link" lang={other.as_str()}
            onclick={Callback::from(move |_: MouseEvent| choose.emit(other))}>
            { t(other, key) }
        </button>
    }
}

/// Props of [`Gate`].
#[derive(Properties, PartialEq, Debug)]
pub struct GateProps {
    /// What one must be allowed to do to see the page.
    pub needs: Permission,
    /// The page.
    pub children: Html,
}

/// Shows a page to those who may see it, and the way to sign in to others. The API decides
/// again at every call.
#[component]
pub fn Gate(props: &GateProps) -> Html {
    let lang = use_lang();
    let session = use_session();
    match &session.state {
        Session::Unknown => html! {
            <AsyncFrame ready=false pending=true skeleton={Skeleton::Detail} />
        },
        state if state.may(props.needs) => props.children.clone(),
        Session::SignedOut | Session::Ended(_) => html! {
            <Settled>
                <PageHeading title={t(lang, "problem-unauthenticated")} />
                <EmptyState title={t(lang, match session.state {
                    Session::Ended(_) => "ui-ended",
                    _ => "ui-gate-sign-in",
                })}>
                    if matches!(session.state, Session::Ended(_)) {
                        <p>{ t(lang, "ui-ended-advice") }</p>
                    }
                    <p>
                        <ButtonLink to={Route::SignIn}
                            query={routes::sign_in_query(&browser::here())}>
                            { t(lang, "ui-sign-in") }
                        </ButtonLink>
                    </p>
                </EmptyState>
            </Settled>
        },
        Session::SignedIn(me) => html! {
            <Settled>
                <PageHeading title={t(lang, "problem-forbidden")} />
                <EmptyState title={t(lang, if me.totp_setup_required {
                    "problem-totp-setup-required"
                } else {
                    "ui-gate-forbidden"
                })}>
                    <p>
                        <ButtonLink to={Route::Me} kind={ButtonKind::Outline}>
                            { t(lang, "ui-nav-me") }
                        </ButtonLink>
                    </p>
                </EmptyState>
            </Settled>
        },
    }
}

/// Says when the network is gone, and takes it back when it returns.
#[component]
pub fn OfflineNotice() -> Html {
    let lang = use_lang();
    let offline = use_state(|| false);
    {
        let offline = offline.setter();
        use_effect_with((), move |()| {
            let listen = |name, value| {
                let offline = offline.clone();
                Listener::window(name, false, move |_| offline.set(value))
            };
            let both = (listen("offline", true), listen("online", false));
            move || drop(both)
        });
    }
    html! {
        <div class="wrap" role="status">
            if *offline {
                <Banner tone={Tone::Warning} title={t(lang, "ui-offline")}>
                    <p>{ t(lang, "ui-offline-advice") }</p>
                </Banner>
            }
        </div>
    }
}

/// The footer: who holds the programme, the legal texts, the API.
#[component]
pub fn Footer() -> Html {
    let lang = use_lang();
    let legal = use_query((), |client, ()| async move {
        Call::get(path::LEGAL).send::<Legal>(&client).await
    });
    let line = |key: &str, name: Option<&String>| {
        name.map_or_else(Html::default, |name| {
            html! { <p>{ t!(lang, key, name = name.as_str()) }</p> }
        })
    };
    let known = legal.body();
    html! {
        <footer class="footer">
            <div class="wrap footer-grid">
                <div class="stack-s">
                    <p class="strong">{ t(lang, "app-name") }</p>
                    { line("ui-footer-organiser", known.and_then(|l| l.organiser.as_ref())) }
                    { line("ui-footer-contractor", known.and_then(|l| l.contractor.as_ref())) }
                </div>
                <nav aria-label={t(lang, "ui-nav-footer")}>
                    <ul role="list">
                        <li><Go to={Route::Terms}>{ t(lang, "ui-terms") }</Go></li>
                        <li><Go to={Route::Privacy}>{ t(lang, "ui-privacy") }</Go></li>
                        <li><a href="/api/docs">{ t(lang, "ui-api") }</a></li>
                    </ul>
                </nav>
            </div>
        </footer>
    }
}
