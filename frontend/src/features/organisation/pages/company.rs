//! A company's page.

use shared::i18n::Lang;
use shared::organisation::OrganisationId;
use shared::organisation::api::OrganisationDetail;
use shared::wareki;
use yew::prelude::*;
use yew_router::prelude::use_navigator;

use super::super::client;
use crate::hooks::{use_lang, use_query};
use crate::i18n::t;
use crate::routes::{self, Route};
use crate::t;
use crate::ui::{AsyncView, ButtonKind, ButtonLink, Crumb, PageHeading, Skeleton, Tag, TagTone};

/// Props of [`Company`].
#[derive(Properties, PartialEq, Debug)]
pub struct CompanyProps {
    /// The company.
    pub id: OrganisationId,
}

/// What a company offers, needs, and is.
#[component]
pub fn Company(props: &CompanyProps) -> Html {
    let lang = use_lang();
    let navigator = use_navigator();
    let company = use_query(props.id, client::one);
    // Merged since: its address is the other's now.
    let now = company
        .body()
        .map(|one| one.id)
        .filter(|id| *id != props.id);
    use_effect_with(now, move |now| {
        if let (Some(id), Some(navigator)) = (*now, navigator) {
            routes::replace(&navigator, &routes::href(&Route::Company { id }, ""), "");
        }
    });
    AsyncView::new(&company)
        .whole_page()
        .skeleton(Skeleton::Detail)
        .ready(|reply| show(lang, &reply.body))
}

/// The page's content.
pub fn show(lang: Lang, one: &OrganisationDetail) -> Html {
    html! {
        <>
            <PageHeading title={one.name.as_str().to_owned()}
                crumbs={vec![Crumb::new(Route::Companies, t(lang, "ui-nav-companies"))]}
                above={html! {
                    <p class="tags">
                        <Tag>{ t(lang, &one.sector.label()) }</Tag>
                        if one.registered_it { <Tag tone={TagTone::Key}>{ registered(lang, one) }</Tag> }
                    </p>
                }}
                lead={one.kana.as_ref().map(|kana| html! { kana.as_str() })} />
            <div class="split">
                <aside class="aside stack" aria-label={t(lang, "company-facts")}>
                    { facts(lang, one) }
                    <div class="stack-s no-print">
                        <h2>{ t(lang, "company-edit-own") }</h2>
                        <p class="small">{ t(lang, "company-edit-own-lead") }</p>
                        <ButtonLink to={Route::OwnCompany} kind={ButtonKind::Outline}>
                            { t(lang, "company-edit-own-go") }</ButtonLink>
                    </div>
                </aside>
                <div class="stack-l">
                    { part(lang, "company-offers", one.offers.as_ref().map(AsRef::as_ref)) }
                    { part(lang, "company-needs", one.needs.as_ref().map(AsRef::as_ref)) }
                    if let Some(about) = &one.description {
                        { part(lang, "company-about", Some(about.as_str())) }
                    }
                </div>
            </div>
        </>
    }
}

fn registered(lang: Lang, one: &OrganisationDetail) -> AttrValue {
    match one.registered_it_since {
        Some(since) => t!(
            lang,
            "company-registered-since",
            day = wareki::date(since, lang)
        ),
        None => t(lang, "company-registered"),
    }
}

fn part(lang: Lang, title: &str, text: Option<&str>) -> Html {
    html! {
        <section class="stack-s">
            <h2>{ t(lang, title) }</h2>
            <p class="prewrap">{ text.map_or_else(|| t(lang, "company-nothing-said"), |text| AttrValue::from(text.to_owned())) }</p>
        </section>
    }
}

fn facts(lang: Lang, one: &OrganisationDetail) -> Html {
    let named = |key: &str, value: Option<AttrValue>| {
        value.map(|value| html! { <div><dt>{ t(lang, key) }</dt><dd>{ value }</dd></div> })
    };
    html! {
        <dl class="facts">
            { for named("company-field-industry", one.industry.map(|one| t(lang, &one.label()))) }
            { for named("company-field-municipality", one.municipality.map(|one| t(lang, &one.label()))) }
            { for named("company-field-size", one.size.map(|one| t(lang, &one.label()))) }
            { for named("company-field-corporate-number",
                one.corporate_number.as_ref().map(|number| AttrValue::from(number.as_str().to_owned()))) }
            if let Some(site) = &one.website {
                <div><dt>{ t(lang, "company-site") }</dt><dd>
                    <a class="touch" href={site.as_str().to_owned()} target="_blank" rel="noopener noreferrer">
                        { site.as_str().to_owned() }</a></dd></div>
            }
        </dl>
    }
}
