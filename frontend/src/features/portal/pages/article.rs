//! One article.

use shared::i18n::Lang;
use shared::portal::ArticleId;
use shared::portal::api::ArticleDetail;
use shared::portal::types::{ArticleContact, ArticleStatus};
use yew::prelude::*;

use super::super::client;
use super::super::components::published;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{AsyncView, Banner, Crumb, PageHeading, Prose, Skeleton, Tag, Tone};

/// Props of [`ArticlePage`].
#[derive(Properties, PartialEq, Debug)]
pub struct ArticlePageProps {
    /// The article.
    pub id: ArticleId,
}

/// The page of one article.
#[component]
pub fn ArticlePage(props: &ArticlePageProps) -> Html {
    let lang = use_lang();
    let article = use_query(props.id, client::article);
    AsyncView::new(&article)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| article_page(lang, &reply.body))
}

/// Says that what is shown is not public.
pub fn not_public(lang: Lang, status: ArticleStatus) -> Html {
    html! {
        if status != ArticleStatus::Published {
            <Banner tone={Tone::Info} title={status.label(lang)}>
                <p>{ t(lang, "portal-not-public") }</p>
            </Banner>
        }
    }
}

/// Whom to ask.
pub fn contact(lang: Lang, contact: Option<&ArticleContact>) -> Html {
    html! {
        if let Some(contact) = contact {
            <section class="stack-s">
                <h2>{ t(lang, "portal-contact") }</h2>
                <p class="prewrap">{ contact.as_str() }</p>
            </section>
        }
    }
}

/// The article itself.
pub fn article_page(lang: Lang, detail: &ArticleDetail) -> Html {
    let article = &detail.article;
    html! {
        <>
            <PageHeading title={article.title.to_string()}
                crumbs={vec![Crumb::new(Route::Articles, t(lang, "portal-nav-articles"))]}
                above={html! { <div class="tags"><Tag>{ article.kind.label(lang) }</Tag></div> }}
                lead={article.summary.as_ref().map(|summary| html! { summary.as_str() })} />
            <div class="stack-l measure">
                { not_public(lang, detail.status) }
                <Prose html={detail.body_html.clone()} />
                if let Some(link) = &detail.link {
                    <p><a class="touch" href={link.as_str().to_owned()} target="_blank"
                        rel="noopener noreferrer">{ t(lang, "portal-official") }</a></p>
                }
                { contact(lang, detail.contact.as_ref()) }
                if let Some(at) = article.published_at {
                    <p class="small soft">{ published(lang, at) }</p>
                }
            </div>
        </>
    }
}
