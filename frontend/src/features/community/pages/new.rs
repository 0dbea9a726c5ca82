//! Beginning a thread.

use serde_json::json;
use shared::community::api::{NewThread, ThreadView};
use shared::field::Faults;
use yew::prelude::*;
use yew_router::prelude::{Routable, use_navigator};

use super::super::client;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_query_param};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{
    Button, Crumb, FormHead, PageHeading, Settled, TextArea, TextField, Toast, UnsavedGuard,
    use_toast,
};

/// The draft's name.
const DRAFT: &str = "thread-new";

/// The form of a new thread; `?title=question` takes the welcome's question as its title.
#[component]
pub fn NewThreadPage() -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let navigator = use_navigator();
    let (asked, _) = use_query_param("title");
    let begin = use_mutation(
        client::begin,
        Callback::from(move |reply: Reply<ThreadView>| {
            crate::hooks::forget_draft(DRAFT);
            toast.emit(Toast::new(t(lang, "community-begun")));
            if let Some(navigator) = &navigator {
                let to = Route::CommunityThread { id: reply.body.id };
                routes::replace(navigator, &to.to_path(), "");
            }
        }),
    );
    let initial = match asked.as_deref() {
        Some("question") => json!({ "title": t(lang, "community-question").as_str() }),
        _ => json!({}),
    };
    let form = use_form(
        FormOptions::new(DRAFT, initial),
        begin.error.clone(),
        |_: &NewThread, _: &mut Faults| {},
        begin.run.clone(),
    );
    html! {
        <Settled>
            <div class="narrow stack">
                <PageHeading title={t(lang, "community-new")} crumbs={vec![
                    Crumb::new(Route::Community, t(lang, "community-title")),
                ]} lead={html! { t(lang, "community-new-lead") }} />
                <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
                    <FormHead form={form.core()} />
                    <TextField bind={form.bind("/title")} label={t(lang, "community-thread-title")}
                        required={true} />
                    <TextArea bind={form.bind("/body")} label={t(lang, "community-body")} rows={8}
                        required={true} hint={t(lang, "community-markdown")} max={10_000} />
                    <Button submit=true pending={begin.pending}>{ t(lang, "community-post") }</Button>
                    <UnsavedGuard dirty={form.dirty && !begin.pending} />
                </form>
            </div>
        </Settled>
    }
}
