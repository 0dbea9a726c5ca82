//! What one may do with a post: change and delete one's own, report another's; hide and show again as a
//! moderator.

use shared::community::api::PostView;
use yew::prelude::*;

use super::super::client;
use super::hide::HideDialog;
use super::report::ReportDialog;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, ButtonSize, Dialog, ErrorBanner, Toast, use_toast};

/// Props of [`PostActions`].
#[derive(Properties, PartialEq, Debug)]
pub struct ActionsProps {
    /// The post.
    pub post: PostView,
    /// Opens the form to change it.
    pub onedit: Callback<()>,
    /// Takes it as it is afterwards.
    pub changed: Callback<PostView>,
    /// It is deleted.
    pub deleted: Callback<PostView>,
}

/// Which question is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    Nothing,
    Delete,
    Hide,
    Report,
}

/// The buttons of a post.
#[component]
pub fn PostActions(props: &ActionsProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let asked = use_state(|| Asked::Nothing);
    let ask = |what: Asked| {
        let asked = asked.setter();
        Callback::from(move |()| asked.set(what))
    };
    let post = &props.post;
    let id = post.id;
    let delete = use_mutation(client::delete, {
        let (close, deleted, post) = (ask(Asked::Nothing), props.deleted.clone(), post.clone());
        let toast = toast.clone();
        Callback::from(move |_: Reply<()>| {
            close.emit(());
            toast.emit(Toast::new(t(lang, "community-deleted-news")));
            deleted.emit(post.clone());
        })
    });
    let restore = use_mutation(client::restore, {
        let changed = props.changed.clone();
        Callback::from(move |reply: Reply<PostView>| {
            toast.emit(Toast::new(t(lang, "community-restored-news")));
            changed.emit(reply.body);
        })
    });
    // Whoever may hide it needs no report.
    let may_report = post.may_report && !post.may_hide;
    let own = post.may_edit || post.may_delete;
    if !(own || post.may_hide || post.may_restore || may_report || post.reported) {
        return Html::default();
    }
    let text = |key: &str, onclick: Callback<()>, pending: bool| {
        html! {
            <Button kind={ButtonKind::Text} size={ButtonSize::Small} {onclick} {pending}>
                { t(lang, key) }
            </Button>
        }
    };
    html! {
        <>
            if let Some(error) = &restore.error { <ErrorBanner error={error.clone()} /> }
            <div class="cluster">
                if post.may_edit { { text("ui-edit", props.onedit.clone(), false) } }
                if post.may_delete { { text("ui-delete", ask(Asked::Delete), false) } }
                if post.may_hide { { text("community-hide", ask(Asked::Hide), false) } }
                if post.may_restore {
                    { text("community-restore", restore.run.reform(move |()| id), restore.pending) }
                }
                if may_report { { text("community-report", ask(Asked::Report), false) } }
                if post.reported { <span class="small soft">{ t(lang, "community-reported") }</span> }
            </div>
            if post.may_delete {
                <Dialog id={format!("delete-{}", post.seq)} open={*asked == Asked::Delete}
                    title={t(lang, "community-delete-title")} onclose={ask(Asked::Nothing)}
                    actions={html! {
                        <Button kind={ButtonKind::Danger} pending={delete.pending}
                            onclick={delete.run.reform(move |()| id)}>
                            { t(lang, "community-delete-do") }
                        </Button>
                    }}>
                    <p>{ t(lang, if post.seq == 1 { "community-delete-first" } else { "community-delete-body" }) }</p>
                    if let Some(error) = &delete.error { <ErrorBanner error={error.clone()} /> }
                </Dialog>
            }
            if post.may_hide {
                <HideDialog post={post.clone()} open={*asked == Asked::Hide}
                    changed={props.changed.clone()} undo={restore.run.reform(move |()| id)}
                    onclose={ask(Asked::Nothing)} />
            }
            if may_report {
                <ReportDialog post={post.clone()} open={*asked == Asked::Report}
                    changed={props.changed.clone()} onclose={ask(Asked::Nothing)} />
            }
        </>
    }
}
