//! One collaboration: what is known, what happened, and what can be done with it.

use shared::account::perm::Permission;
use shared::collaboration::CollaborationId;
use shared::collaboration::api::CollaborationDetail;
use shared::collaboration::rules::Standing;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::client;
use super::super::components::{CollaborationFormView, draft, facts, history};
use crate::client::{Etag, Reply};
use crate::features::staff::client::Done;
use crate::hooks::{forget_draft, use_lang, use_mutation, use_query, use_query_param, use_session};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{
    AsyncView, Button, ButtonKind, Crumb, Dialog, ErrorBanner, PageHeading, Skeleton, Toast,
    use_toast,
};

/// Props of [`CollaborationPage`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The collaboration.
    pub id: CollaborationId,
}

/// The page, or the form (`?edit=1`).
#[component]
pub fn CollaborationPage(props: &Props) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let id = props.id;
    let (edit, choose) = use_query_param("edit");
    let may_edit = use_session().state.may(Permission::CollaborationEdit);
    let one = use_query(id, client::one);
    let back = choose.reform(|()| AttrValue::default());
    let save = {
        let (back, put) = (back.clone(), one.put.clone());
        use_mutation(
            client::save,
            Callback::from(move |reply: Reply<CollaborationDetail>| {
                forget_draft(&draft(Some(id)));
                toast.emit(Toast::new(t(lang, "ui-saved")));
                put.emit(reply);
                back.emit(());
            }),
        )
    };
    let (put, refetch) = (one.put.clone(), one.refetch.clone());
    let editing = edit.is_some() && may_edit;
    AsyncView::new(&one)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| {
            // Of the newest reading: after a conflict the next save is about the version that is there.
            let (etag, run) = (reply.etag.clone(), save.run.clone());
            let onsave = Callback::from(move |body| {
                if let Some(etag) = &etag {
                    run.emit((id, etag.clone(), body));
                }
            });
            let crumbs = vec![Crumb::new(Route::StaffCollaborations, t(lang, "collaboration-title"))];
            html! {
                <>
                    <PageHeading title={reply.body.title.to_string()} {crumbs} />
                    if editing {
                        <CollaborationFormView one={reply.body.clone()} pending={save.pending} error={save.error.clone()}
                            refetch={refetch.clone()} {onsave} onback={back.clone()} />
                    } else {
                        <Shown one={reply.body.clone()} etag={reply.etag.clone()} put={put.clone()}
                            onedit={choose.reform(|()| AttrValue::from("1"))} />
                    }
                </>
            }
        })
}

/// Props of [`Shown`].
#[derive(Properties, PartialEq, Debug)]
pub struct ShownProps {
    /// The collaboration.
    pub one: CollaborationDetail,
    /// Its version.
    pub etag: Option<Etag>,
    /// Takes it as it is after a step.
    pub put: Callback<Reply<CollaborationDetail>>,
    /// Begins to change it.
    pub onedit: Callback<()>,
}

/// What is known, and the steps: the prefecture's first where it is asked.
#[component]
pub fn Shown(props: &ShownProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let session = use_session();
    let one = &props.one;
    let standing = Standing {
        stage: one.stage,
        launched_on: one.launched_on,
        confirmed: one.confirmed_at.is_some(),
    };
    let may_edit = session.state.may(Permission::CollaborationEdit);
    let may_confirm = session.state.may(Permission::CollaborationConfirm);
    let decide = {
        let put = props.put.clone();
        use_mutation(
            client::confirm,
            Callback::from(move |reply: Reply<CollaborationDetail>| {
                let key = match reply.body.confirmed_at {
                    Some(_) => "collaboration-confirm-done",
                    None => "collaboration-unconfirm-done",
                };
                toast.emit(Toast::new(t(lang, key)));
                put.emit(reply);
            }),
        )
    };
    let step = |yes: bool| {
        let (run, id, etag) = (decide.run.clone(), one.id, props.etag.clone());
        Callback::from(move |()| {
            if let Some(etag) = &etag {
                run.emit((id, etag.clone(), yes));
            }
        })
    };
    let edit = if may_confirm && standing.waits() {
        ButtonKind::Outline
    } else {
        ButtonKind::Solid
    };
    html! {
        <div class="stack-l">
            <div class="stack">
                <div class="cluster">
                    if may_confirm && standing.waits() {
                        <Button pending={decide.pending} onclick={step(true)}>{ t(lang, "collaboration-confirm") }</Button>
                    }
                    if may_edit {
                        <Button kind={edit} onclick={props.onedit.clone()}>{ t(lang, "ui-edit") }</Button>
                    }
                    if may_confirm && standing.confirmed {
                        <Button kind={ButtonKind::Outline} pending={decide.pending} onclick={step(false)}>
                            { t(lang, "collaboration-unconfirm") }</Button>
                    }
                    if may_edit && standing.may_delete().is_ok() {
                        <Delete one={one.clone()} etag={props.etag.clone()} />
                    }
                </div>
                if let Some(error) = &decide.error { <ErrorBanner error={error.clone()} /> }
            </div>
            { facts(lang, one) }
            <section class="stack">
                <h2>{ t(lang, "collaboration-history") }</h2>
                { history(lang, one) }
            </section>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct DeleteProps {
    one: CollaborationDetail,
    etag: Option<Etag>,
}

/// Removes it, after asking: that can't be undone.
#[component]
fn Delete(props: &DeleteProps) -> Html {
    let lang = use_lang();
    let (toast, navigator) = (use_toast(), use_navigator());
    let asking = use_state(|| false);
    let remove = use_mutation(
        client::remove,
        Callback::from(move |_: Reply<Done>| {
            toast.emit(Toast::new(t(lang, "collaboration-deleted")));
            if let Some(navigator) = &navigator {
                routes::go(navigator, "/staff/collaborations");
            }
        }),
    );
    let (open, close) = (asking.setter(), asking.setter());
    let go = {
        let (run, id, etag) = (remove.run.clone(), props.one.id, props.etag.clone());
        Callback::from(move |()| {
            if let Some(etag) = &etag {
                run.emit((id, etag.clone()));
            }
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Text} onclick={Callback::from(move |()| open.set(true))}>
                { t(lang, "collaboration-delete") }</Button>
            <Dialog id="delete-collaboration" open={*asking} title={t(lang, "collaboration-delete-title")}
                onclose={Callback::from(move |()| close.set(false))}
                actions={html! { <Button kind={ButtonKind::Danger} pending={remove.pending} onclick={go}>
                    { t(lang, "collaboration-delete") }</Button> }}>
                <p class="strong">{ props.one.title.to_string() }</p>
                <p>{ t(lang, "collaboration-delete-lead") }</p>
                if let Some(error) = &remove.error { <ErrorBanner error={error.clone()} /> }
            </Dialog>
        </>
    }
}
