//! What can be done with an article now. Steps can be taken back by another step, so only
//! deleting, publishing and sending back ask.

use serde_json::json;
use shared::field::Faults;
use shared::portal::form::ReturnForm;
use shared::portal::staff::StaffArticle;
use shared::portal::types::ArticleAction;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::client::{self, Step};
use crate::client::{Etag, Reply};
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::t;
use crate::ui::{
    Button, ButtonKind, ButtonLink, Dialog, ErrorBanner, FormHead, TextArea, Toast, use_toast,
};

/// Props of [`ArticleActions`].
#[derive(Properties, PartialEq, Debug)]
pub struct ArticleActionsProps {
    /// The article.
    pub article: StaffArticle,
    /// Its version: what is decided about.
    pub etag: Option<Etag>,
    /// Takes the article as it is afterwards.
    pub changed: Callback<Reply<StaffArticle>>,
    /// Reads it again: it was changed while one looked at it.
    pub refetch: Callback<()>,
}

/// Whether the step is asked about first.
const fn asks(action: ArticleAction) -> bool {
    matches!(
        action,
        ArticleAction::Delete | ArticleAction::Publish | ArticleAction::Return
    )
}

/// The buttons of an article, the main one solid.
#[component]
pub fn ArticleActions(props: &ArticleActionsProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let navigator = use_navigator();
    let asked = use_state(|| None::<ArticleAction>);
    let article = &props.article;
    let id = article.id;
    let step = use_mutation(client::step, {
        let (asked, changed) = (asked.setter(), props.changed.clone());
        Callback::from(move |reply: Reply<StaffArticle>| {
            asked.set(None);
            crate::hooks::forget_draft(&draft(reply.body.id));
            toast.emit(Toast::new(reply.body.status.label(lang)));
            changed.emit(reply);
        })
    });
    let delete = use_mutation(
        client::delete,
        Callback::from(move |_| {
            if let Some(navigator) = &navigator {
                routes::go(navigator, "/staff/articles");
            }
        }),
    );
    let main = [
        ArticleAction::Publish,
        ArticleAction::Submit,
        ArticleAction::Reopen,
    ]
    .into_iter()
    .find(|action| article.actions.contains(action));
    let run = step.run.reform({
        let etag = props.etag.clone();
        move |(action, comment): (ArticleAction, Option<ReturnForm>)| -> Step {
            (id, action, comment, etag.clone())
        }
    });
    let press = |action: ArticleAction| {
        let (asked, run, reset) = (asked.setter(), run.clone(), step.reset.clone());
        Callback::from(move |()| {
            reset.emit(());
            if asks(action) {
                asked.set(Some(action));
            } else {
                run.emit((action, None));
            }
        })
    };
    let confirm = {
        let (run, delete, etag) = (run.clone(), delete.run.clone(), props.etag.clone());
        Callback::from(move |action: ArticleAction| match (action, &etag) {
            (ArticleAction::Delete, Some(etag)) => delete.emit((id, etag.clone())),
            (ArticleAction::Delete, None) => {}
            _ => run.emit((action, None)),
        })
    };
    let close = {
        let (asked, refetch, failed) =
            (asked.setter(), props.refetch.clone(), step.error.is_some());
        Callback::from(move |()| {
            asked.set(None);
            // What could not be decided about may have changed: the newest is shown.
            if failed {
                refetch.emit(());
            }
        })
    };
    let pending = step.pending || delete.pending;
    let error = step.error.clone().or_else(|| delete.error.clone());
    let title = (*asked).map_or_else(AttrValue::default, |action| {
        t!(
            lang,
            "staff-ask-title",
            action = action.label(lang),
            title = article.form.title.as_str().to_owned()
        )
    });
    html! {
        <div class="stack">
            if asked.is_none() {
                if let Some(error) = &error { <ErrorBanner error={error.clone()} /> }
            }
            <div class="actions" role="group" aria-label={t(lang, "staff-actions")}>
                { for article.actions.iter().filter(|one| **one != ArticleAction::Edit).map(|action| {
                    let kind = if Some(*action) == main { ButtonKind::Solid } else { ButtonKind::Outline };
                    html! { <Button {kind} pending={step.pending} onclick={press(*action)}>
                        { action.label(lang) }</Button> }
                }) }
                if article.actions.contains(&ArticleAction::Edit) {
                    <ButtonLink to={Route::StaffArticleEdit { id }} kind={ButtonKind::Outline}>
                        { ArticleAction::Edit.label(lang) }</ButtonLink>
                }
            </div>
            <Dialog id="ask" open={asked.is_some()} {title} onclose={close}>
                if let Some(action) = *asked {
                    if action == ArticleAction::Return {
                        <Comment {id} {pending} error={error.clone()}
                            onsend={run.reform(|form| (ArticleAction::Return, Some(form)))} />
                    } else {
                        <p>{ t(lang, &format!("portal-ask-{action}")) }</p>
                        if let Some(error) = &error { <ErrorBanner error={error.clone()} /> }
                        <div><Button {pending} onclick={confirm.reform(move |()| action)}
                            kind={if action == ArticleAction::Delete { ButtonKind::Danger } else { ButtonKind::Solid }}>
                            { action.label(lang) }</Button></div>
                    }
                }
            </Dialog>
        </div>
    }
}

/// The name of the comment's draft.
fn draft(id: shared::portal::ArticleId) -> String {
    format!("article-return-{id}")
}

#[derive(Properties, PartialEq)]
struct CommentProps {
    id: shared::portal::ArticleId,
    pending: bool,
    error: Option<std::rc::Rc<crate::client::ClientError>>,
    onsend: Callback<ReturnForm>,
}

/// What the author reads.
#[component]
fn Comment(props: &CommentProps) -> Html {
    let lang = use_lang();
    let form = use_form(
        FormOptions::new(draft(props.id), json!({})),
        props.error.clone(),
        |_: &ReturnForm, _: &mut Faults| {},
        props.onsend.clone(),
    );
    html! {
        <form class="form" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <TextArea bind={form.bind("/comment")} label={t(lang, "portal-field-comment")} required={true} />
            <Button submit=true pending={props.pending}>{ ArticleAction::Return.label(lang) }</Button>
        </form>
    }
}
