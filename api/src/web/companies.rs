//! The directory and a company's page without WASM.

use minijinja::{Value, context};
use shared::i18n;
use shared::organisation::OrganisationId;
use shared::organisation::api::{
    DIRECTORY_PAGE, OrganisationDetail, OrganisationFilter, OrganisationItem, page as address,
};
use shared::problem::Code;
use shared::query::{self, FromQuery};

use super::linked_data;
use super::render::{Facts, Page, Site, render};
use crate::app::Context;
use crate::features::organisation::service as organisations;
use crate::platform::http_error::ApiError;

/// The directory as the address asks for it. What can't be read in it counts as not asked, as in the
/// SPA.
pub async fn list(context: &Context, site: &Site<'_>, raw: &str) -> Result<Page, ApiError> {
    let mut asked: OrganisationFilter = query::read(raw);
    let found = match organisations::list(context, &asked).await {
        // A cursor of another list, or made up: the list from its beginning.
        Err(error) if asked.cursor.is_some() && error.code() == Code::Invalid => {
            asked.cursor = None;
            organisations::list(context, &asked).await?
        }
        other => other?,
    };
    let first = OrganisationFilter {
        cursor: None,
        limit: None,
        ..asked.clone()
    };
    let path = format!("{DIRECTORY_PAGE}{}", first.to_query());
    // What was searched for and the pages after the first are for people.
    let kept = asked.q.is_none() && asked.text.is_none() && asked.cursor.is_none();
    let (title, description) = (site.text("company-title"), site.text("company-lead"));
    let facts = Facts::new(&title, &description, kept.then_some(path.as_str()));
    let next = found.next_cursor.map(|cursor| {
        let query = OrganisationFilter {
            cursor: Some(cursor),
            ..asked
        };
        format!("{DIRECTORY_PAGE}{}", query.to_query())
    });
    let companies: Vec<Value> = found.items.iter().map(|one| item(site, one)).collect();
    render(
        site,
        "companies.html",
        &facts,
        &context! { companies, next },
    )
}

fn item(site: &Site<'_>, one: &OrganisationItem) -> Value {
    let label = |key: String| i18n::text(site.lang, &key);
    context! {
        href => address(one.id),
        name => one.name.as_str(),
        sector => label(one.sector.label()),
        registered => one.registered_it,
        place => one.municipality.map(|place| label(place.label())),
        offers => one.offers.as_ref().map(AsRef::<str>::as_ref),
        needs => one.needs.as_ref().map(AsRef::<str>::as_ref),
    }
}

/// A company's page; none where nobody may know of it. One that was merged shows where it is now.
pub async fn one(context: &Context, site: &Site<'_>, id: &str) -> Result<Option<Page>, ApiError> {
    let Ok(id) = id.parse::<OrganisationId>() else {
        return Ok(None);
    };
    match organisations::get(context, id).await {
        Ok(detail) => company(site, &detail).map(Some),
        Err(error) if error.code() == Code::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn company(site: &Site<'_>, detail: &OrganisationDetail) -> Result<Page, ApiError> {
    let label = |key: String| i18n::text(site.lang, &key);
    let said = [
        detail.offers.as_ref().map(AsRef::<str>::as_ref),
        detail.needs.as_ref().map(AsRef::as_ref),
        detail.description.as_ref().map(AsRef::as_ref),
    ];
    let said = said
        .into_iter()
        .flatten()
        .next()
        .and_then(|text| text.lines().next());
    let lead = site.text("company-lead");
    let description = said.unwrap_or(&lead);
    let path = address(detail.id);
    let mut facts = Facts::new(detail.name.as_str(), description, Some(&path));
    facts.data = Some(linked_data::organisation(&site.options.public_url, detail));
    let named = [
        (
            "company-field-industry",
            detail.industry.map(|one| label(one.label())),
        ),
        (
            "company-field-municipality",
            detail.municipality.map(|one| label(one.label())),
        ),
        (
            "company-field-size",
            detail.size.map(|one| label(one.label())),
        ),
        (
            "company-field-corporate-number",
            detail.corporate_number.as_ref().map(ToString::to_string),
        ),
    ];
    let named: Vec<Value> = named
        .into_iter()
        .filter_map(|(key, value)| Some(context! { label => site.text(key), value => value? }))
        .collect();
    let one = context! {
        kana => detail.kana.as_ref().map(AsRef::<str>::as_ref),
        sector => label(detail.sector.label()),
        registered => detail.registered_it,
        offers => detail.offers.as_ref().map(AsRef::<str>::as_ref),
        needs => detail.needs.as_ref().map(AsRef::<str>::as_ref),
        about => detail.description.as_ref().map(AsRef::<str>::as_ref),
        site => detail.website.as_ref().map(shared::field::WebUrl::as_str),
        facts => named,
    };
    render(site, "company.html", &facts, &context! { one })
}
