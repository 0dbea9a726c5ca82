//! One post: who, when, what, and what one may do with it.

use shared::community::PostState;
use shared::community::api::PostView;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::actions::PostActions;
use super::byline;
use super::edit::EditForm;
use super::reactions::Reactions;
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::ui::{Banner, Prose, Tone};

/// Props of [`PostCard`].
#[derive(Properties, PartialEq, Debug)]
pub struct PostProps {
    /// The post.
    pub post: PostView,
    /// Takes it as it is after a change.
    pub changed: Callback<PostView>,
    /// It is deleted.
    pub deleted: Callback<PostView>,
}

/// A post of a thread.
#[component]
pub fn PostCard(props: &PostProps) -> Html {
    let lang = use_lang();
    let editing = use_state(|| false);
    let post = &props.post;
    let edit = {
        let editing = editing.setter();
        Callback::from(move |on: bool| editing.set(on))
    };
    let saved = {
        let (edit, changed) = (edit.clone(), props.changed.clone());
        Callback::from(move |post: PostView| {
            edit.emit(false);
            changed.emit(post);
        })
    };
    let Some(html) = post.html.clone() else {
        return out_of_sight(lang, post);
    };
    html! {
        <article class="card" id={format!("post-{}", post.seq)} tabindex="-1">
            { head(lang, post) }
            if post.state == PostState::Hidden {
                <Banner tone={Tone::Warning} title={t(lang, "community-hidden-note")}>
                    if let Some(reason) = &post.hidden_reason {
                        <p class="prewrap">{ reason.as_str().to_owned() }</p>
                    }
                </Banner>
            }
            if *editing && post.may_edit {
                <EditForm id={post.id} onsaved={saved} onclose={edit.reform(|()| false)} />
            } else {
                <Prose {html} />
            }
            if post.state == PostState::Shown {
                <Reactions post={post.clone()} changed={props.changed.clone()} />
            }
            if !*editing {
                <PostActions post={post.clone()} onedit={edit.reform(|()| true)}
                    changed={props.changed.clone()} deleted={props.deleted.clone()} />
            }
        </article>
    }
}

fn head(lang: Lang, post: &PostView) -> Html {
    html! {
        <p class="cluster">
            if let Some(author) = &post.author { { byline(lang, author) } }
            <span class="small soft">{ wareki::date_time(post.created_at, lang) }</span>
            if post.edited_at.is_some() {
                <span class="small soft">{ t(lang, "community-edited") }</span>
            }
        </p>
    }
}

/// What keeps its place without its words.
fn out_of_sight(lang: Lang, post: &PostView) -> Html {
    let key = match post.state {
        PostState::Deleted => "community-deleted",
        PostState::Hidden | PostState::Shown => "community-hidden-line",
    };
    html! {
        <article class="card" id={format!("post-{}", post.seq)} tabindex="-1">
            <p class="soft">{ t(lang, key) }</p>
            <p class="small soft">{ wareki::date_time(post.created_at, lang) }</p>
        </article>
    }
}
