//! An article or support measure in a list.

use shared::i18n::Lang;
use shared::portal::api::{ArticleItem, MeasureItem};
use shared::portal::text;
use shared::portal::types::Availability;
use shared::time::{Day, Timestamp};
use shared::wareki;
use yew::prelude::*;

use crate::hooks::{use_lang, use_now};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{Go, Tag, TagTone};

/// Props of [`ArticleCard`].
#[derive(Properties, PartialEq, Debug)]
pub struct ArticleCardProps {
    /// The article.
    pub article: ArticleItem,
}

/// `令和8年(2026年)11月24日(火) 公開`.
pub fn published(lang: Lang, at: Timestamp) -> AttrValue {
    t!(
        lang,
        "portal-published",
        day = wareki::date(Day::new(at.jst_date()), lang)
    )
}

/// An article: kind, title, when, what about.
#[component]
pub fn ArticleCard(props: &ArticleCardProps) -> Html {
    let lang = use_lang();
    let article = &props.article;
    html! {
        <article class="card">
            <div class="tags"><Tag>{ article.kind.label(lang) }</Tag></div>
            <h3><Go to={Route::Article { id: article.id }} class="card-link">
                { article.title.as_str() }</Go></h3>
            if let Some(summary) = &article.summary { <p class="small">{ summary.as_str() }</p> }
            if let Some(at) = article.published_at { <p class="small soft">{ published(lang, at) }</p> }
        </article>
    }
}

/// Props of [`MeasureCard`] and [`MeasureTags`].
#[derive(Properties, PartialEq, Debug)]
pub struct MeasureCardProps {
    /// The support measure.
    pub measure: MeasureItem,
}

/// Whether one can apply, and how many days are left when they are few.
#[component]
pub fn MeasureTags(props: &MeasureCardProps) -> Html {
    /// From here on the days are counted.
    const SOON: i64 = 30;
    let lang = use_lang();
    let now = use_now();
    let measure = &props.measure;
    let left = measure.deadline.days_left(now).filter(|days| *days <= SOON);
    let (tone, state) = if measure.open {
        (TagTone::Good, Availability::Open)
    } else {
        (TagTone::Plain, Availability::Closed)
    };
    html! {
        <div class="tags">
            <Tag {tone} state={true}>{ state.label(lang) }</Tag>
            if let Some(days) = left.filter(|_| measure.open) {
                <Tag tone={TagTone::Wait}>{ match days {
                    0 => t(lang, "portal-last-day"),
                    days => t!(lang, "portal-days-left", days = days),
                } }</Tag>
            }
        </div>
    }
}

/// A support measure: deadline first, then how much and from whom.
#[component]
pub fn MeasureCard(props: &MeasureCardProps) -> Html {
    let lang = use_lang();
    let measure = &props.measure;
    let amount = measure.amount_text.as_ref().map(ToString::to_string);
    let amount = amount.or_else(|| measure.amount_yen.map(|yen| text::yen(yen, lang)));
    let rate = measure.rate_text.as_ref().map(ToString::to_string);
    let money: Vec<String> = amount.into_iter().chain(rate).collect();
    html! {
        <article class="card">
            <MeasureTags measure={measure.clone()} />
            <h3><Go to={Route::Measure { id: measure.id }} class="card-link">
                { measure.title.as_str() }</Go></h3>
            <p class="date-block">{ measure.deadline.words(lang) }</p>
            if !money.is_empty() { <p class="strong">{ money.join(" / ") }</p> }
            if let Some(organisation) = &measure.organisation { <p>{ organisation.as_str() }</p> }
            if let Some(summary) = &measure.summary { <p class="small soft">{ summary.as_str() }</p> }
        </article>
    }
}
