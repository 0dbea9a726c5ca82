//! What the SPA asks of the browser outside of Yew. Natively (component tests) there is no
//! browser: everything here then answers "nothing" instead of failing.

use shared::i18n::Lang;
use shared::time::Timestamp;
use wasm_bindgen::JsCast;

mod store;

pub use store::{Store, forget, forget_all, load, save};

/// Whether a browser is there: false in native tests, where DOM calls would fail.
pub const PRESENT: bool = cfg!(target_arch = "wasm32");

fn window() -> Option<web_sys::Window> {
    if PRESENT { web_sys::window() } else { None }
}

/// The page's document.
pub fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The language to begin with: chosen before, else the browser's, else Japanese.
pub fn preferred_lang() -> Lang {
    if let Some(lang) = load(Store::Local, "musubi.lang").and_then(|text| text.parse().ok()) {
        return lang;
    }
    let told = window().and_then(|w| w.navigator().language());
    told.map_or(Lang::Ja, |tag| Lang::negotiate(&tag))
}

/// Remembers the chosen language: here for the client, and as a cookie for the pages that the API
/// writes before the client runs.
pub fn keep_lang(lang: Lang) {
    save(Store::Local, "musubi.lang", lang.as_str());
    if let Some(document) = document() {
        // By its name: the typed way costs a feature of web-sys and brings nothing.
        let cookie = format!("musubi_lang={lang}; Path=/; Max-Age=31536000; SameSite=Lax");
        drop(js_sys::Reflect::set(
            &document,
            &"cookie".into(),
            &cookie.into(),
        ));
    }
}

/// Marks the document's language, for screen readers and hyphenation.
pub fn set_document_lang(lang: Lang) {
    if let Some(root) = document().and_then(|d| d.document_element()) {
        drop(root.set_attribute("lang", lang.as_str()));
    }
}

/// Names the document (the tab, the history entry).
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The browser's clock. Decisions are the server's; this is for "in 3 days" and ages.
pub fn now() -> Timestamp {
    let millis = if PRESENT { js_sys::Date::now() } else { 0.0 };
    // Milliseconds since 1970 fit an i64 for the next 292 million years.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a date in milliseconds fits"
    )]
    let micros = (millis as i64).saturating_mul(1000);
    Timestamp::from_micros(micros).unwrap_or(Timestamp::EPOCH)
}

/// 128 random bits in hexadecimal; empty where the browser has no source of randomness.
pub fn random_hex() -> String {
    let mut bytes = [0_u8; 16];
    let filled = window()
        .and_then(|w| w.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    if !filled {
        return String::new();
    }
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// Moves the keyboard's focus to the element with this id; whether it was found.
pub fn focus(id: &str) -> bool {
    use wasm_bindgen::JsCast;
    let element = document().and_then(|d| d.get_element_by_id(id));
    element
        .and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())
        .is_some_and(|e| e.focus().is_ok())
}

/// Back to the top, as a new page begins.
pub fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// How far down the page is, in whole pixels: reading fractions back would bring the standard
/// library's decimal tables, 10 KB, into every page.
pub fn scroll_y() -> i32 {
    let y = window().and_then(|w| w.scroll_y().ok()).unwrap_or(0.0);
    #[expect(
        clippy::cast_possible_truncation,
        reason = "no page is two thousand million pixels long"
    )]
    let whole = y as i32;
    whole
}

/// Down to where the page was left.
pub fn scroll_to(y: i32) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, f64::from(y));
    }
}

thread_local! {
    /// Whether the page shown was reached by the browser's back or forward.
    static CAME_BACK: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Notes whether the reader goes on by a link (`false`) or by back and forward (`true`).
pub fn set_came_back(back: bool) {
    CAME_BACK.set(back);
}

/// Whether the page shown was reached by the browser's back or forward.
pub fn came_back() -> bool {
    CAME_BACK.get()
}

/// Takes away what the API wrote into the page, once the client shows the same (DESIGN §9.12).
pub fn hide_prerender() {
    if let Some(element) = document().and_then(|d| d.get_element_by_id("prerender")) {
        element.remove();
    }
}

/// The place in the site: path and query, such as `/events?format=online`.
pub fn here() -> String {
    let location = window().map(|w| w.location());
    location.map_or_else(
        || "/".to_owned(),
        |l| l.pathname().unwrap_or_default() + &l.search().unwrap_or_default(),
    )
}

/// Leaves the SPA for an address of this site (downloads, the API's own pages).
pub fn leave_for(path: &str) {
    if let Some(window) = window() {
        drop(window.location().set_href(path));
    }
}

/// Copies a text; quietly nothing where the browser forbids it.
pub fn copy(text: &str) {
    if let Some(window) = window() {
        drop(window.navigator().clipboard().write_text(text));
    }
}

/// A listener on the window or document that ends when it is dropped.
#[derive(Debug)]
pub struct Listener {
    target: web_sys::EventTarget,
    name: &'static str,
    capture: bool,
    closure: wasm_bindgen::closure::Closure<dyn FnMut(web_sys::Event)>,
}

impl Listener {
    /// Listens on the window; `capture` is before every element of the page.
    pub fn window(
        name: &'static str,
        capture: bool,
        call: impl FnMut(web_sys::Event) + 'static,
    ) -> Option<Self> {
        use wasm_bindgen::JsCast;
        let target: web_sys::EventTarget = window()?.into();
        let closure = wasm_bindgen::closure::Closure::new(call);
        target
            .add_event_listener_with_callback_and_bool(
                name,
                closure.as_ref().unchecked_ref(),
                capture,
            )
            .ok()?;
        Some(Self {
            target,
            name,
            capture,
            closure,
        })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        use wasm_bindgen::JsCast;
        drop(self.target.remove_event_listener_with_callback_and_bool(
            self.name,
            self.closure.as_ref().unchecked_ref(),
            self.capture,
        ));
    }
}

/// The text of the element with this id.
pub fn text_of(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.text_content()
}

/// Offers a text as a file to keep. The text's own byte order mark is kept.
pub fn save_file(name: &str, media_type: &str, text: &str) {
    let parts = js_sys::Array::of1(&wasm_bindgen::JsValue::from_str(text));
    let made = web_sys::Blob::new_with_str_sequence_and_options(&parts, &of_type(media_type));
    if let Ok(blob) = made {
        offer(name, &blob);
    }
}

/// Offers bytes as a file to keep.
pub fn save_bytes(name: &str, media_type: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let made = web_sys::Blob::new_with_u8_array_sequence_and_options(&parts, &of_type(media_type));
    if let Ok(blob) = made {
        offer(name, &blob);
    }
}

fn of_type(media_type: &str) -> web_sys::BlobPropertyBag {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(media_type);
    options
}

fn offer(name: &str, blob: &web_sys::Blob) {
    let Ok(url) = web_sys::Url::create_object_url_with_blob(blob) else {
        return;
    };
    let link = document().and_then(|d| d.create_element("a").ok());
    if let Some(link) = link.and_then(|l| l.dyn_into::<web_sys::HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    drop(web_sys::Url::revoke_object_url(&url));
}

/// The client has stopped: the page says so (index.html holds the words). Where it happened is
/// for the browser's console; readers can do nothing with it.
pub fn show_crash(panic: &std::panic::PanicHookInfo<'_>) {
    let Some(document) = document() else { return };
    if let Some(root) = document.document_element() {
        drop(root.set_attribute("data-boot", "crashed"));
    }
    report(&panic.to_string());
}

/// Writes to the browser's console.
fn report(text: &str) {
    let console = js_sys::Reflect::get(&js_sys::global(), &"console".into());
    let Ok(console) = console else { return };
    let error = js_sys::Reflect::get(&console, &"error".into());
    if let Some(error) = error
        .ok()
        .and_then(|e| e.dyn_into::<js_sys::Function>().ok())
    {
        drop(error.call1(&console, &text.into()));
    }
}

/// Unicode normalisation by the browser; `form` is `NFC` or `NFKC`.
pub fn normalise(text: &str, form: &str) -> String {
    js_sys::JsString::from(text).normalize(form).into()
}
