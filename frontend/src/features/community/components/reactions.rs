//! Reactions: one button for each kind with its word, its count and whether it is one's own. Words, not
//! emoji: they say the same to everybody, also where no font has the signs.

use shared::community::ReactionKind;
use shared::community::api::{PostView, React};
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::ErrorBanner;

/// Props of [`Reactions`].
#[derive(Properties, PartialEq, Debug)]
pub struct ReactionsProps {
    /// The post.
    pub post: PostView,
    /// Takes it as it is afterwards.
    pub changed: Callback<PostView>,
}

/// The reactions to a post.
#[component]
pub fn Reactions(props: &ReactionsProps) -> Html {
    let lang = use_lang();
    let post = &props.post;
    let react = use_mutation(
        client::react,
        props.changed.reform(|reply: Reply<PostView>| reply.body),
    );
    let button = |kind: ReactionKind| {
        let given = post.reactions.iter().find(|one| one.kind == kind);
        let (count, mine) = given.map_or((0, false), |one| (one.count, one.mine));
        let (id, run) = (post.id, react.run.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            run.emit((id, React { kind, on: !mine }));
        });
        html! {
            <li key={kind.as_str()}>
                <button type="button" class={classes!("btn", "btn-s", "reaction", mine.then_some("mine"))}
                    {onclick} aria-pressed={if mine { "true" } else { "false" }}
                    aria-busy={react.pending.then_some("true")}>
                    <span>{ kind.label(lang) }</span>
                    if count > 0 { <span>{ count.to_string() }</span> }
                </button>
            </li>
        }
    };
    html! {
        <>
            if let Some(error) = &react.error { <ErrorBanner error={error.clone()} /> }
            <ul class="cluster reactions" role="list" aria-label={t(lang, "community-reactions")}>
                { for ReactionKind::ALL.iter().map(|kind| button(*kind)) }
            </ul>
        </>
    }
}
