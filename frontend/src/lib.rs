//! Musubi's single-page client.
//!
//! # How a page is written
//!
//! A page asks a hook, a hook calls the client, the client speaks to the API in the types of
//! `shared`; [`ui::AsyncView`] draws pending, error, empty and ready once for everybody.
//!
//! `features/event/client.rs`, typed calls (paths come from `shared::event::api::path`):
//!
//! ```ignore
//! pub async fn event(client: Client, id: EventId) -> Result<Reply<EventDetail>, ClientError> {
//!     Call::get(path::event(id)).send(&client).await
//! }
//! pub async fn register(
//!     client: Client, (id, body): (EventId, NewRegistration), key: IdempotencyKey,
//! ) -> Result<Reply<Registered>, ClientError> {
//!     Call::post(path::registrations(id)).json(&body).key(&key).send(&client).await
//! }
//! ```
//!
//! `features/event/pages/detail.rs`, a page that reads:
//!
//! ```ignore
//! #[component]
//! pub fn EventDetail(props: &Props) -> Html {
//!     let lang = use_lang();
//!     let event = use_query(props.id, client::event);
//!     AsyncView::new(&event).skeleton(Skeleton::Detail).ready(|reply| {
//!         let event = &reply.body;
//!         html! {
//!             <>
//!                 <PageHeading title={event.title.to_string()}
//!                     crumbs={vec![Crumb::new(Route::Events, t(lang, "ui-nav-events"))]} />
//!                 <KnotArt seed={event.id.uuid().as_u128()} shape={Shape::Cover} />
//!                 <p>{ wareki::span(event.start, event.end, lang) }</p>
//!                 <ButtonLink to={Route::Register { id: event.id }} size={ButtonSize::Large}>
//!                     { t(lang, "event-register") }
//!                 </ButtonLink>
//!             </>
//!         }
//!     })
//! }
//! ```
//!
//! A page that changes something. The form checks by the same `body!` type the API parses and
//! the same `rules`; the mutation keeps its idempotency key while the outcome is unknown:
//!
//! ```ignore
//! #[component]
//! pub fn Register(props: &Props) -> Html {
//!     let lang = use_lang();
//!     let done = use_state(|| None);
//!     let send = use_mutation(client::register, {
//!         let done = done.clone();
//!         Callback::from(move |reply| done.set(Some(reply)))
//!     });
//!     let id = props.id;
//!     let form = use_form(
//!         FormOptions::new(format!("register-{id}"), json!({ "mode": "in_person" })),
//!         send.error.clone(),
//!         |_: &NewRegistration, _: &mut Faults| {},
//!         send.run.reform(move |body| (id, body)),
//!     );
//!     html! {
//!         <form class="form" novalidate=true onsubmit={form.onsubmit.clone()}>
//!             <FormHead form={form.core()} />
//!             <TextField bind={form.bind("/email")} label={t(lang, "registration-email")}
//!                 required={true} kind="email" autocomplete="email" width={Width::TwentyFour} />
//!             <Button submit=true pending={send.pending} size={ButtonSize::Large}>
//!                 { t(lang, "registration-submit") }
//!             </Button>
//!             <UnsavedGuard dirty={form.dirty} />
//!         </form>
//!     }
//! }
//! ```
//!
//! After success `use_saved(&form, done)` forgets the draft (`form.clear()` begins anew); never
//! call either while drawing. Give a form that holds a password `FormOptions::…without_draft()`.
//! A draft belongs to the signed-in account. A form that changes a thing tells its version
//! (`FormOptions::new("event-<id>", …).version(v)`) and gives `FormHead` the query's `refetch`:
//! it then asks about what somebody else changed meanwhile.
//!
//! A page whose heading comes from what it reads draws `AsyncView::new(&query).whole_page()`.
//!
//! Rules that hold for every page:
//! - exactly one [`ui::PageHeading`] (it names the document and takes the focus), one solid
//!   [`ui::Button`], no card inside a card, headings h2 below it without gaps;
//! - every word is a Fluent message: `t(lang, "key")`, or `t!(lang, "key", count = 3)`;
//! - numbers by [`i18n::number`], dates by `shared::wareki`;
//! - a page without a [`ui::AsyncView`] is wrapped by `still` in app.rs, so that the text the
//!   API wrote for it goes away;
//! - in forms, what is left empty is absent; an object of which nothing is left is absent too,
//!   unless the form's initial values have an object there (`"capacities": {}`);
//! - a name with its reading is [`ui::NameFields`]; the API's rendered Markdown is [`ui::Prose`];
//! - pages of those who take part are named in `member_app.rs`, staff pages in `staff_app.rs`
//!   (builds of their own, ADR 20), behind `shell::Gate`; single buttons ask
//!   `use_session().state.may(Permission::…)`;
//! - inputs of lists (agenda) are bound by pointers such as `/sessions/0/title`, added and
//!   removed by [`hooks::Form::edit_items`];
//! - what cannot be undone asks by a [`ui::Dialog`] that names the thing and the number of
//!   people touched; all else is done at once and offers undo by [`ui::use_toast`];
//! - no `style` attribute: the Content-Security-Policy forbids it. Layout is by the classes of
//!   `styles/`: `stack`, `stack-s`, `stack-l`, `cluster`, `cluster between`, `grid`, `grid-2`,
//!   `split` with `aside`, `measure`, `narrow`, `section-head`, `card` (`tint`, `cover` with a
//!   [`ui::KnotArt`], `card-link` on the heading's link), `hero`, `facts` (`<dl>` of
//!   `<div><dt><dd></div>`), `numbers` of `number`, `tags`, `filters`, `field-row`, `actions`,
//!   `prose` (the API's sanitised HTML), `prewrap`, `small`, `soft`, `strong`, `num`, `nowrap`,
//!   `sr-only`, `no-print`.

pub mod address;
pub mod app;
pub mod browser;
pub mod client;
pub mod features;
pub mod hooks;
pub mod i18n;
pub mod member_app;
pub mod routes;
pub mod session;
pub mod shell;
pub mod staff_app;
pub mod ui;

/// Draws the SPA into `#app`. There are three builds of it (ADR 20), each with the pages of those
/// before it: `musubi-spa` for everybody, `musubi-member` for those who take part, `musubi-staff`.
/// The boot script chooses by `frontend/builds.txt`, so that nobody pays for pages they never open.
pub fn start(build: routes::Build, more: Option<app::MorePages>) {
    #[cfg(target_arch = "wasm32")]
    shared::unicode::provide(browser::normalise);
    yew::set_custom_panic_hook(Box::new(browser::show_crash));
    routes::tell_build(build);
    if let Some(root) = browser::document().and_then(|d| d.get_element_by_id("app")) {
        yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { more }).render();
    }
}

#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
