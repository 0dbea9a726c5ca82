//! The shell around every page: contexts, header, main, footer, and which page is shown.

use shared::i18n::Lang;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::browser::{self, Store};
use crate::client::Client;
use crate::features::{account, event, home, me, programme, registration, staff};
use crate::i18n::Language;
use crate::routes::Route;
use crate::session::{SessionContext, use_session_state};
use crate::shell::{Footer, Gate, Header, OfflineNotice, SkipLink};
use crate::ui::{Landing, Settled, ToastProvider};
use shared::account::perm::Permission;

/// The SPA.
#[component]
pub fn App() -> Html {
    html! {
        <BrowserRouter>
            <Contexts />
        </BrowserRouter>
    }
}

/// What every page can ask for: language, client, session, landing, news.
#[component]
fn Contexts() -> Html {
    let lang = use_state(browser::preferred_lang);
    let client = use_memo((), |()| Client::new(*lang));
    client.set_lang(*lang);
    use_effect_with(*lang, |lang| browser::set_document_lang(*lang));
    let choose = use_memo((), |()| {
        let lang = lang.setter();
        Callback::from(move |chosen: Lang| {
            browser::save(Store::Local, "musubi.lang", chosen.as_str());
            lang.set(chosen);
        })
    });
    let session = use_session_state(&client);
    let landing = use_memo((), |()| Landing::default());
    html! {
        <ContextProvider<Language> context={Language { lang: *lang, choose: (*choose).clone() }}>
        <ContextProvider<Client> context={(*client).clone()}>
        <ContextProvider<SessionContext> context={session}>
        <ContextProvider<Landing> context={(*landing).clone()}>
            <ToastProvider>
                <Shell />
            </ToastProvider>
        </ContextProvider<Landing>>
        </ContextProvider<SessionContext>>
        </ContextProvider<Client>>
        </ContextProvider<Language>>
    }
}

/// The landmarks of every page.
#[component]
fn Shell() -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    html! {
        <div class="shell">
            <SkipLink />
            <Header area={route.area()} />
            <OfflineNotice />
            <main id="main" class="main wrap" tabindex="-1">
                { page(route) }
            </main>
            <Footer />
        </div>
    }
}

/// Which page an address shows. Pages that ask the API for nothing hide the prerendered text
/// themselves; the others do it when their answer is there.
fn page(route: Route) -> Html {
    match route {
        Route::Home => html! { <home::pages::Home /> },
        Route::Events => html! { <event::pages::EventList /> },
        Route::Event { id } => html! { <event::pages::EventDetail key={id.to_string()} {id} /> },
        Route::Register { id } => {
            html! { <registration::pages::Register key={id.to_string()} {id} /> }
        }
        Route::Registration { token } => html! { <registration::pages::Manage {token} /> },
        Route::Me => html! {
            <Gate needs={Permission::OwnAccount}><me::MyPage /></Gate>
        },
        Route::SignIn => still(html! { <account::pages::SignIn /> }),
        Route::SignUp => still(html! { <account::pages::SignUp /> }),
        Route::Verify => still(html! { <account::pages::Verify /> }),
        Route::Reset => still(html! { <account::pages::Reset /> }),
        Route::Terms => still(html! { <account::pages::Terms /> }),
        Route::Privacy => still(html! { <account::pages::Privacy /> }),
        Route::NotFound => still(html! { <home::pages::NotFound /> }),
        other => staff_page(&other),
    }
}

/// The pages behind the gate.
fn staff_page(route: &Route) -> Html {
    let (needs, page) = match *route {
        Route::StaffEvents => (
            Permission::StaffRead,
            html! { <staff::pages::StaffEvents /> },
        ),
        Route::StaffEventNew => (Permission::EventEdit, html! { <staff::pages::EventNew /> }),
        Route::StaffEvent { id } => (
            Permission::StaffRead,
            html! { <staff::pages::EventDesk key={id.to_string()} {id} /> },
        ),
        Route::StaffEventEdit { id } => (
            Permission::EventEdit,
            html! { <staff::pages::EventEdit key={id.to_string()} {id} /> },
        ),
        Route::StaffConfirmations => (
            Permission::StaffRead,
            html! { <staff::pages::Confirmations /> },
        ),
        Route::StaffMail => (Permission::MailRead, html! { <staff::pages::MailLog /> }),
        Route::StaffProgrammes => (
            Permission::StaffRead,
            html! { <programme::pages::Programmes /> },
        ),
        Route::StaffAccounts => (
            Permission::AccountManage,
            html! { <account::pages::Accounts /> },
        ),
        _ => (Permission::StaffRead, html! { <staff::pages::Today /> }),
    };
    html! { <Gate {needs}>{ page }</Gate> }
}

/// A page that is whole at once.
fn still(page: Html) -> Html {
    html! { <Settled>{ page }</Settled> }
}
