//! The shell around every page: contexts, header, main, footer, and which page is shown.

use shared::i18n::Lang;
use yew::prelude::*;
use yew_router::prelude::*;

use crate::browser::{self, Listener};
use crate::client::Client;
use crate::features::{account, event, home, organisation, portal, visit};
use crate::i18n::Language;
use crate::routes::Route;
use crate::session::{SessionContext, use_session_state};
use crate::shell::{Footer, Header, OfflineNotice, SkipLink};
use crate::ui::{Landing, Settled, ToastProvider};

/// The pages that a build has beyond the public ones; none for an address of another build.
#[derive(Clone, Copy, Debug)]
pub struct MorePages(pub fn(&Route) -> Option<Html>);

impl PartialEq for MorePages {
    /// There is only one such function.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Props of [`App`].
#[derive(Properties, PartialEq, Debug)]
pub struct AppProps {
    /// What this build has beyond the public pages.
    #[prop_or_default]
    pub more: Option<MorePages>,
}

/// The SPA.
#[component]
pub fn App(props: &AppProps) -> Html {
    html! {
        <BrowserRouter>
            <Contexts more={props.more} />
        </BrowserRouter>
    }
}

/// What every page can ask for: language, client, session, landing, news.
#[component]
fn Contexts(props: &AppProps) -> Html {
    let lang = use_state(browser::preferred_lang);
    let client = use_memo((), |()| Client::new(*lang));
    client.set_lang(*lang);
    use_effect_with(*lang, |lang| browser::set_document_lang(*lang));
    let choose = use_memo((), |()| {
        let lang = lang.setter();
        Callback::from(move |chosen: Lang| {
            browser::keep_lang(chosen);
            lang.set(chosen);
        })
    });
    use_effect_with((), |()| {
        let back = Listener::window("popstate", true, |_| browser::set_came_back(true));
        move || drop(back)
    });
    let session = use_session_state(&client);
    let landing = use_memo((), |()| Landing::default());
    html! {
        <ContextProvider<Language> context={Language { lang: *lang, choose: (*choose).clone() }}>
        <ContextProvider<Client> context={(*client).clone()}>
        <ContextProvider<SessionContext> context={session}>
        <ContextProvider<Landing> context={(*landing).clone()}>
            <ToastProvider>
                <Shell more={props.more} />
            </ToastProvider>
        </ContextProvider<Landing>>
        </ContextProvider<SessionContext>>
        </ContextProvider<Client>>
        </ContextProvider<Language>>
    }
}

/// The landmarks of every page.
#[component]
fn Shell(props: &AppProps) -> Html {
    let route = use_route::<Route>().unwrap_or(Route::NotFound);
    visit::use_visit(&route);
    html! {
        <div class="shell">
            <SkipLink />
            <Header area={route.area()} />
            <OfflineNotice />
            <main id="main" class="main wrap" tabindex="-1">
                { page(route, props.more) }
            </main>
            <Footer />
        </div>
    }
}

/// Which page an address shows. Pages that ask the API for nothing hide the prerendered text
/// themselves; the others do it when their answer is there.
fn page(route: Route, more: Option<MorePages>) -> Html {
    match route {
        Route::Home => html! { <home::pages::Home /> },
        Route::Events => html! { <event::pages::EventList /> },
        Route::Event { id } => html! { <event::pages::EventDetail key={id.to_string()} {id} /> },
        Route::Companies => html! { <organisation::pages::Companies /> },
        Route::Company { id } => {
            html! { <organisation::pages::Company key={id.to_string()} {id} /> }
        }
        Route::Articles => html! { <portal::pages::ArticleList /> },
        Route::Article { id } => {
            html! { <portal::pages::ArticlePage key={id.to_string()} {id} /> }
        }
        Route::Measures => html! { <portal::pages::MeasureList /> },
        Route::Measure { id } => {
            html! { <portal::pages::MeasurePage key={id.to_string()} {id} /> }
        }
        Route::SignIn => still(html! { <account::pages::SignIn /> }),
        Route::SignUp => still(html! { <account::pages::SignUp /> }),
        Route::Verify => still(html! { <account::pages::Verify /> }),
        Route::Reset => still(html! { <account::pages::Reset /> }),
        Route::Terms => still(html! { <account::pages::Terms /> }),
        Route::Privacy => still(html! { <account::pages::Privacy /> }),
        Route::NotFound => still(html! { <home::pages::NotFound /> }),
        other => more
            .and_then(|MorePages(page)| page(&other))
            .unwrap_or_else(|| html! { <Elsewhere /> }),
    }
}

/// A page that is whole at once.
fn still(page: Html) -> Html {
    html! { <Settled>{ page }</Settled> }
}

/// A page of another build: loaded anew, the boot script takes that build.
#[component]
fn Elsewhere() -> Html {
    use_effect_with((), |()| browser::leave_for(&browser::here()));
    Html::default()
}
