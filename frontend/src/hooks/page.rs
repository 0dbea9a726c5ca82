//! The small hooks: language, session, client, title, address.

use shared::i18n::Lang;
use shared::time::Timestamp;
use yew::prelude::*;
use yew_router::prelude::{use_location, use_navigator};

use crate::browser;
use crate::client::Client;
use crate::i18n::{Language, t};
use crate::routes;
use crate::session::SessionContext;

/// The language in use (Japanese outside of the app, as in tests).
#[hook]
pub fn use_lang() -> Lang {
    use_context::<Language>().map_or(Lang::Ja, |language| language.lang)
}

/// The language and the way to change it.
#[hook]
pub fn use_language() -> Language {
    use_context::<Language>().unwrap_or_else(|| Language {
        lang: Lang::Ja,
        choose: Callback::noop(),
    })
}

/// The way to the API.
#[hook]
pub fn use_client() -> Client {
    let own = use_memo((), |()| Client::new(Lang::Ja));
    use_context::<Client>().unwrap_or_else(|| (*own).clone())
}

/// Who is signed in, and the ways to change that.
#[hook]
pub fn use_session() -> SessionContext {
    use_context::<SessionContext>().unwrap_or_default()
}

/// Names the document while the page is shown: `title | Musubi(結び)`.
#[hook]
pub fn use_title(title: &str) {
    let lang = use_lang();
    let app = t(lang, "app-name");
    let full = if title.is_empty() {
        app.to_string()
    } else {
        format!("{title} | {app}")
    };
    use_effect_with(full, |full| browser::set_title(full));
}

/// The browser's time when the page was first drawn, for ages and "in 3 days".
#[hook]
pub fn use_now() -> Timestamp {
    *use_memo((), |()| browser::now())
}

/// One parameter of the address's query, such as `?tab=`, and the way to change it without a
/// new history entry; the empty text removes it.
#[hook]
pub fn use_query_param(name: &'static str) -> (Option<AttrValue>, Callback<AttrValue>) {
    let location = use_location();
    let navigator = use_navigator();
    let query = location
        .as_ref()
        .map(|l| l.query_str().to_owned())
        .unwrap_or_default();
    let value = routes::query_value(&query, name).map(AttrValue::from);
    let path = location.map(|l| l.path().to_owned()).unwrap_or_default();
    let set = Callback::from(move |value: AttrValue| {
        if let Some(navigator) = &navigator {
            let query = routes::with_query_value(&query, name, &value);
            routes::replace(navigator, &path, &query);
        }
    });
    (value, set)
}

/// Keeps where a list was left: who comes back to it by the browser's button goes on there,
/// once the list is `ready`.
#[hook]
pub fn use_scroll_memory(ready: bool) {
    let location = use_location();
    let key = location.map_or_else(String::new, |l| {
        format!("musubi.scroll.{}{}", l.path(), l.query_str())
    });
    {
        // The page is gone when it says good-bye: what counts is where it last stood.
        let key = key.clone();
        use_effect_with((key, ready), move |(key, ready)| {
            let key = key.clone();
            let listener = ready.then(|| {
                browser::Listener::window("scroll", false, move |_| {
                    let place = browser::scroll_y().to_string();
                    browser::save(browser::Store::Session, &key, &place);
                })
            });
            move || drop(listener)
        });
    }
    use_effect_with((key, ready), move |(key, ready)| {
        let place = browser::load(browser::Store::Session, key).and_then(|y| y.parse::<i32>().ok());
        if let Some(y) = place.filter(|_| *ready && browser::came_back()) {
            browser::scroll_to(y);
        }
    });
}
