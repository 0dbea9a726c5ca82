//! Writing an article or support measure: a new one, and a change.

use shared::portal::ArticleId;
use shared::portal::staff::StaffArticle;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::client;
use super::form::{ArticleFormView, values};
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::ui::{AsyncView, Crumb, PageHeading, Settled, Skeleton};

/// The page: the form, empty.
#[component]
pub fn ArticleNew() -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let create = use_mutation(
        client::create,
        Callback::from(move |reply: Reply<StaffArticle>| {
            crate::hooks::forget_draft("article-new");
            if let Some(navigator) = &navigator {
                routes::go(navigator, &format!("/staff/articles/{}", reply.body.id));
            }
        }),
    );
    html! {
        <Settled>
            <PageHeading title={t(lang, "portal-new")}
                crumbs={vec![Crumb::new(Route::StaffArticles, t(lang, "portal-staff-title"))]} />
            <ArticleFormView name="article-new" initial={values(None)} pending={create.pending}
                error={create.error.clone()} onsave={create.run.clone()} />
        </Settled>
    }
}

/// Props of [`ArticleEdit`].
#[derive(Properties, PartialEq, Debug)]
pub struct Props {
    /// The article.
    pub id: ArticleId,
}

/// The page: the form with the article's values.
#[component]
pub fn ArticleEdit(props: &Props) -> Html {
    let lang = use_lang();
    let id = props.id;
    let navigator = use_navigator();
    let article = use_query(id, client::article);
    let save = use_mutation(
        client::save,
        Callback::from(move |_: Reply<StaffArticle>| {
            crate::hooks::forget_draft(&name(id));
            if let Some(navigator) = &navigator {
                routes::go(navigator, &format!("/staff/articles/{id}"));
            }
        }),
    );
    AsyncView::new(&article)
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
            html! {
                <>
                    <PageHeading title={t(lang, "portal-edit")} crumbs={vec![
                        Crumb::new(Route::StaffArticles, t(lang, "portal-staff-title")),
                        Crumb::new(Route::StaffArticle { id }, reply.body.form.title.to_string()),
                    ]} />
                    <ArticleFormView name={name(id)} initial={values(Some(&reply.body.form))}
                        version={reply.body.version} refetch={article.refetch.clone()}
                        pending={save.pending} error={save.error.clone()} {onsave} />
                </>
            }
        })
}

/// The draft's name.
fn name(id: ArticleId) -> String {
    format!("article-{id}")
}
