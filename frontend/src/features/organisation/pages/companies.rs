//! The public directory.

use std::str::FromStr;

use serde_json::Value;
use shared::i18n::Lang;
use shared::organisation::api::{
    FacetFilter, OrganisationFacets, OrganisationFilter, OrganisationItem,
};
use shared::organisation::types::RegisteredIt;
use shared::problem::Code;
use yew::prelude::*;

use super::super::client;
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param, use_scroll_memory};
use crate::i18n::t;
use crate::routes::Route;
use crate::t;
use crate::ui::{
    AsyncView, ButtonKind, ButtonLink, Choice, EmptyState, Go, PageHeading, Pager, Select,
    Skeleton, Tag, TagTone, TextField, Width,
};

type Param = (Option<AttrValue>, Callback<AttrValue>);

fn bind(id: &'static str, (value, set): &Param) -> Bind {
    let set =
        set.reform(|value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned()));
    Bind::free(id, value.clone().unwrap_or_default(), set)
}

/// What the address asks for; what it can't read counts as not asked.
fn read<T: FromStr<Err = Code>>((value, _): &Param) -> Option<T> {
    value.as_ref().and_then(|value| value.parse().ok())
}

/// The directory: what companies offer and need, by words and by kind.
#[component]
pub fn Companies() -> Html {
    let lang = use_lang();
    let words = use_query_param("text");
    let sector = use_query_param("sector");
    let industry = use_query_param("industry");
    let place = use_query_param("municipality");
    let registered = use_query_param("registered_it");
    let query = OrganisationFilter {
        text: read(&words),
        sector: read(&sector),
        industry: read(&industry),
        municipality: read(&place),
        registered_it: read(&registered),
        ..OrganisationFilter::default()
    };
    let facets = use_query(FacetFilter::from(&query), client::facets);
    let companies = use_query(query.clone(), client::list);
    let more = use_more(&companies, move |client, cursor| {
        let next = OrganisationFilter {
            cursor: Some(cursor),
            ..query.clone()
        };
        client::list(client, next)
    });
    use_scroll_memory(companies.data.is_some());
    let known = facets.body();
    let total = known.filter(|_| !facets.pending).map(|one| one.total);
    let blank = t(lang, "page-filter-any");
    html! {
        <>
            <PageHeading title={t(lang, "company-title")} lead={html! { t(lang, "company-lead") }} />
            <search class="filters" aria-label={t(lang, "company-filters")}>
                <TextField bind={bind("text", &words)} label={t(lang, "company-words")} kind="search"
                    hint={t(lang, "company-words-hint")} width={Width::TwentyFour} />
                <Select bind={bind("sector", &sector)} label={t(lang, "company-field-sector")}
                    choices={known.map(|one| sectors(lang, one)).unwrap_or_default()} blank={blank.clone()} />
                <Select bind={bind("industry", &industry)} label={t(lang, "company-field-industry")}
                    choices={known.map(|one| industries(lang, one)).unwrap_or_default()} blank={blank.clone()} />
                <Select bind={bind("municipality", &place)} label={t(lang, "company-field-municipality")}
                    choices={known.map(|one| places(lang, one)).unwrap_or_default()} blank={blank.clone()} />
                <Select bind={bind("registered_it", &registered)} label={t(lang, "company-registered")}
                    choices={known.map(|one| registrations(lang, one)).unwrap_or_default()} {blank} />
            </search>
            <p class="small soft result-count" role="status">
                { total.map(|count| t!(lang, "company-count", count = count)).unwrap_or_default() }
            </p>
            { AsyncView::new(&companies)
                .skeleton(Skeleton::Cards(3))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "company-none")}>
                        <p>{ t(lang, "company-none-advice") }</p>
                        <p><ButtonLink to={Route::Companies} kind={ButtonKind::Outline}>
                            { t(lang, "page-filter-clear") }</ButtonLink></p>
                    </EmptyState>
                })
                .ready(|reply| html! {
                    <section class="stack" aria-label={t(lang, "company-title")}>
                        <h2 class="sr-only">{ t(lang, "company-title") }</h2>
                        <div class="grid">
                            { for reply.body.items.iter().chain(more.items.iter()).map(|one| card(lang, one)) }
                        </div>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </section>
                }) }
        </>
    }
}

fn choice(lang: Lang, value: &str, label: &str, count: u32) -> Choice {
    let label = t(lang, label).to_string();
    Choice::new(
        value.to_owned(),
        t!(lang, "company-facet", label = label, count = count),
    )
}

fn sectors(lang: Lang, facets: &OrganisationFacets) -> Vec<Choice> {
    let all = facets.sector.iter();
    all.map(|one| choice(lang, one.value.as_str(), &one.value.label(), one.count))
        .collect()
}

fn industries(lang: Lang, facets: &OrganisationFacets) -> Vec<Choice> {
    let all = facets.industry.iter();
    all.map(|one| choice(lang, one.value.as_str(), &one.value.label(), one.count))
        .collect()
}

fn places(lang: Lang, facets: &OrganisationFacets) -> Vec<Choice> {
    let all = facets.municipality.iter();
    all.map(|one| choice(lang, one.value.as_str(), &one.value.label(), one.count))
        .collect()
}

fn registrations(lang: Lang, facets: &OrganisationFacets) -> Vec<Choice> {
    let key = |value| match value {
        RegisteredIt::Yes => "company-registered",
        RegisteredIt::No => "company-registered-no",
    };
    let all = facets.registered_it.iter();
    all.map(|one| choice(lang, one.value.as_str(), key(one.value), one.count))
        .collect()
}

/// One company in the list: its name, and what it offers and needs.
pub fn card(lang: Lang, one: &OrganisationItem) -> Html {
    let place = one.municipality.map(|place| t(lang, &place.label()));
    html! {
        <article class="card" key={one.id.to_string()}>
            <div class="card-body stack-s">
                <p class="tags">
                    <Tag>{ t(lang, &one.sector.label()) }</Tag>
                    if one.registered_it { <Tag tone={TagTone::Key}>{ t(lang, "company-registered") }</Tag> }
                </p>
                <h3><Go to={Route::Company { id: one.id }} class="card-link">{ one.name.as_str().to_owned() }</Go></h3>
                if let Some(place) = place { <p class="small soft">{ place }</p> }
                if let Some(offers) = &one.offers {
                    <p><strong>{ t(lang, "company-offers") }</strong>{ ": " }{ first_line(offers.as_str()) }</p>
                }
                if let Some(needs) = &one.needs {
                    <p><strong>{ t(lang, "company-needs") }</strong>{ ": " }{ first_line(needs.as_str()) }</p>
                }
            </div>
        </article>
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
