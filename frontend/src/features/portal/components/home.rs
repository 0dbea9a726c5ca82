//! What home shows of the portal.

use shared::page::Limit;
use shared::portal::api::{ArticleQuery, MeasureQuery};
use yew::prelude::*;

use super::super::client;
use super::card::published;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::Go;

/// How many of each.
const FEW: i64 = 3;

/// The nearest deadlines of support measures, and the newest articles. Home is whole without them:
/// while they are awaited, or can't be read, nothing stands here.
#[component]
pub fn HomeSections() -> Html {
    let lang = use_lang();
    let limit = Limit::new(FEW).ok();
    let measures = use_query(
        MeasureQuery {
            limit,
            ..MeasureQuery::default()
        },
        client::measures,
    );
    let articles = use_query(
        ArticleQuery {
            limit,
            ..ArticleQuery::default()
        },
        client::articles,
    );
    let section = |name: &str, to: Route, items: Vec<Html>| {
        if items.is_empty() {
            return Html::default();
        }
        html! {
            <section class="stack">
                <div class="section-head">
                    <h2>{ t(lang, &format!("portal-home-{name}")) }</h2>
                    <Go {to}>{ t(lang, &format!("portal-home-all-{name}")) }</Go>
                </div>
                <ul class="stack-s" role="list">{ for items }</ul>
            </section>
        }
    };
    let item = |to: Route, title: &str, line: AttrValue| {
        html! {
            <li>
                <Go {to} class="touch">{ title.to_owned() }</Go>
                <p class="small soft">{ line }</p>
            </li>
        }
    };
    let near = measures.body().map_or_else(Vec::new, |page| {
        let all = page.items.iter().map(|one| {
            let to = Route::Measure { id: one.id };
            item(to, one.title.as_str(), one.deadline.words(lang).into())
        });
        all.collect()
    });
    let new = articles.body().map_or_else(Vec::new, |page| {
        let all = page.items.iter().map(|one| {
            let to = Route::Article { id: one.id };
            let when = one.published_at.map(|at| published(lang, at));
            item(to, one.title.as_str(), when.unwrap_or_default())
        });
        all.collect()
    });
    html! {
        <>
            { section("measures", Route::Measures, near) }
            { section("articles", Route::Articles, new) }
        </>
    }
}
