//! Musubi's single-page client.

pub mod app;
pub mod browser;
pub mod client;
pub mod features;
pub mod hooks;
pub mod i18n;
pub mod routes;
pub mod session;
pub mod shell;
pub mod ui;

/// Draws the SPA into `#app`.
pub fn start() {
    if let Some(root) = browser::document().and_then(|d| d.get_element_by_id("app")) {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
