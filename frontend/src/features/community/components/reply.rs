//! Answering in a thread; what is typed is kept on the device until it is sent.

use serde_json::json;
use shared::community::ThreadId;
use shared::community::api::{NewPost, PostView};
use shared::field::Faults;
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, FormHead, TextArea, Toast, use_toast};

/// Props of [`ReplyForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct ReplyProps {
    /// The thread.
    pub thread: ThreadId,
    /// Takes the new post.
    pub onposted: Callback<PostView>,
}

/// The form below a thread.
#[component]
pub fn ReplyForm(props: &ReplyProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let thread = props.thread;
    // A new form for the next reply: what was sent is not a draft any more.
    let sent = use_state(|| 0_u32);
    let reply = use_mutation(client::reply, {
        let (posted, sent) = (props.onposted.clone(), sent.clone());
        Callback::from(move |reply: Reply<PostView>| {
            crate::hooks::forget_draft(&format!("reply-{thread}"));
            sent.set(sent.wrapping_add(1));
            toast.emit(Toast::new(t(lang, "community-posted")));
            posted.emit(reply.body);
        })
    });
    html! {
        <section class="stack" aria-labelledby="community-reply">
            <h2 id="community-reply">{ t(lang, "community-reply") }</h2>
            <Fields key={sent.to_string()} {thread} pending={reply.pending} error={reply.error.clone()}
                onsend={reply.run.reform(move |body| (thread, body))} />
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    thread: ThreadId,
    pending: bool,
    error: Option<std::rc::Rc<crate::client::ClientError>>,
    onsend: Callback<NewPost>,
}

#[component]
fn Fields(props: &FieldsProps) -> Html {
    let lang = use_lang();
    let form = use_form(
        FormOptions::new(format!("reply-{}", props.thread), json!({})),
        props.error.clone(),
        |_: &NewPost, _: &mut Faults| {},
        props.onsend.clone(),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <TextArea bind={form.bind("/body")} label={t(lang, "community-body")} required={true}
                hint={t(lang, "community-markdown")} max={10_000} />
            <Button submit=true pending={props.pending}>{ t(lang, "community-post") }</Button>
        </form>
    }
}
