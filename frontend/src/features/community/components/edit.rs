//! Changing the words of one's own post.

use serde_json::json;
use shared::community::PostId;
use shared::community::api::{ChangedPost, PostView};
use shared::field::Faults;
use yew::prelude::*;

use super::super::client;
use crate::client::{Etag, Reply};
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::ui::{AsyncView, Button, ButtonKind, FormHead, Skeleton, TextArea, Toast, use_toast};

/// Props of [`EditForm`].
#[derive(Properties, PartialEq, Debug)]
pub struct EditProps {
    /// The post.
    pub id: PostId,
    /// Takes the changed post.
    pub onsaved: Callback<PostView>,
    /// Closes the form.
    pub onclose: Callback<()>,
}

/// The form, with the post as it is now and the version to change it by.
#[component]
pub fn EditForm(props: &EditProps) -> Html {
    let post = use_query(props.id, client::post);
    AsyncView::new(&post)
        .skeleton(Skeleton::Lines(3))
        .ready(|reply| {
            html! {
                <Fields reply={(**reply).clone()} onsaved={props.onsaved.clone()}
                    onclose={props.onclose.clone()} refetch={post.refetch.clone()} />
            }
        })
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    reply: Reply<PostView>,
    onsaved: Callback<PostView>,
    onclose: Callback<()>,
    refetch: Callback<()>,
}

#[component]
fn Fields(props: &FieldsProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let post = &props.reply.body;
    let id = post.id;
    let etag = props.reply.etag.clone();
    let etag = etag.unwrap_or_else(|| Etag::from(String::new()));
    let save = use_mutation(client::change, {
        let saved = props.onsaved.clone();
        Callback::from(move |reply: Reply<PostView>| {
            toast.emit(Toast::new(t(lang, "ui-saved")));
            saved.emit(reply.body);
        })
    });
    let form = use_form(
        FormOptions::new(format!("post-{id}"), json!({ "body": post.source }))
            .version(post.version),
        save.error.clone(),
        |_: &ChangedPost, _: &mut Faults| {},
        save.run.reform(move |body| (id, etag.clone(), body)),
    );
    let label = Callback::from(move |_: AttrValue| t(lang, "community-body"));
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} refetch={props.refetch.clone()} {label} />
            <TextArea bind={form.bind("/body")} label={t(lang, "community-body")} required={true}
                hint={t(lang, "community-markdown")} max={10_000} />
            <div class="actions">
                <Button submit=true pending={save.pending}>{ t(lang, "ui-save") }</Button>
                <Button kind={ButtonKind::Outline} onclick={props.onclose.clone()}>
                    { t(lang, "ui-never-mind") }
                </Button>
            </div>
        </form>
    }
}
