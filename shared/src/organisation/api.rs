//! What the directory shows and how it is asked.

use serde::{Deserialize, Serialize};

use super::municipality::Municipality;
use super::types::{
    CorporateNumber, Industry, OrganisationDescription, OrganisationId, OrganisationKana,
    OrganisationNeeds, OrganisationOffers, OrganisationSearch, OrganisationSize, RegisteredIt,
    Sector,
};
use crate::account::types::OrganisationName;
use crate::field::WebUrl;
use crate::page::{Cursor, Limit, Page};
use crate::query;
use crate::time::Day;

/// The address of the list; see [`OrganisationFilter`].
pub const LIST: &str = "/api/v1/organisations";

/// The address of the numbers beside the list; see [`FacetFilter`].
pub const FACETS: &str = "/api/v1/organisations/facets";

/// The page of the directory.
pub const DIRECTORY_PAGE: &str = "/companies";

/// The page of one organisation.
pub fn page(id: OrganisationId) -> String {
    format!("{DIRECTORY_PAGE}/{id}")
}

/// The address of one organisation.
pub fn one(id: OrganisationId) -> String {
    format!("{LIST}/{id}")
}

query! {
    /// Which organisations to list.
    pub struct OrganisationFilter {
        /// Part of the name or its reading; every word must occur.
        pub q: OrganisationSearch,
        /// Words that occur anywhere: in the name, its reading, or in what the organisation says of
        /// itself, offers and needs.
        pub text: OrganisationSearch,
        /// Only this side of the exchange.
        pub sector: Sector,
        /// Only this division of industry.
        pub industry: Industry,
        /// Only this municipality.
        pub municipality: Municipality,
        /// Only registered IT companies, or only others.
        pub registered_it: RegisteredIt,
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
}

query! {
    /// What the numbers count; the same filters as the list has.
    pub struct FacetFilter {
        /// Part of the name or its reading; every word must occur.
        pub q: OrganisationSearch,
        /// Words that occur anywhere.
        pub text: OrganisationSearch,
        /// Only this side of the exchange.
        pub sector: Sector,
        /// Only this division of industry.
        pub industry: Industry,
        /// Only this municipality.
        pub municipality: Municipality,
        /// Only registered IT companies, or only others.
        pub registered_it: RegisteredIt,
    }
}

impl From<&OrganisationFilter> for FacetFilter {
    fn from(filter: &OrganisationFilter) -> Self {
        Self {
            q: filter.q.clone(),
            text: filter.text.clone(),
            sector: filter.sector,
            industry: filter.industry,
            municipality: filter.municipality,
            registered_it: filter.registered_it,
        }
    }
}

macro_rules! facets {
    ($($(#[$doc:meta])* $name:ident of $value:ty;)+) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        pub struct $name {
            /// The value.
            pub value: $value,
            /// How many organisations have it and pass the other filters.
            #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000_000))]
            pub count: u32,
        }
    )+ };
}
facets! {
    /// One side of the exchange, with its number.
    SectorFacet of Sector;
    /// One division of industry, with its number.
    IndustryFacet of Industry;
    /// One municipality, with its number.
    MunicipalityFacet of Municipality;
    /// Registered or not, with its number.
    RegisteredFacet of RegisteredIt;
}

/// How many organisations each value of each filter would leave, given the other filters.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationFacets {
    /// How many pass all filters.
    #[cfg_attr(feature = "openapi", schema(minimum = 0, maximum = 1_000_000_000))]
    pub total: u32,
    /// By side of the exchange.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub sector: Vec<SectorFacet>,
    /// By division of industry.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub industry: Vec<IndustryFacet>,
    /// By municipality.
    #[cfg_attr(feature = "openapi", schema(max_items = 36))]
    pub municipality: Vec<MunicipalityFacet>,
    /// By registration as an IT company.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub registered_it: Vec<RegisteredFacet>,
}

/// One organisation in the list, in the order of readings.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationItem {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// The reading of its name.
    pub kana: Option<OrganisationKana>,
    /// Its side of the exchange.
    pub sector: Sector,
    /// Its division of industry.
    pub industry: Option<Industry>,
    /// Where it sits.
    pub municipality: Option<Municipality>,
    /// Whether it is a registered IT company (登録IT企業) today.
    pub registered_it: bool,
    /// What it offers.
    pub offers: Option<OrganisationOffers>,
    /// What it needs.
    pub needs: Option<OrganisationNeeds>,
}

/// A page of organisations.
pub type OrganisationPage = Page<OrganisationItem>;

/// One organisation as its page shows it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OrganisationDetail {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// The reading of its name.
    pub kana: Option<OrganisationKana>,
    /// Its 法人番号, where it has one.
    pub corporate_number: Option<CorporateNumber>,
    /// Its side of the exchange.
    pub sector: Sector,
    /// Its division of industry.
    pub industry: Option<Industry>,
    /// Where it sits.
    pub municipality: Option<Municipality>,
    /// How many people work there.
    pub size: Option<OrganisationSize>,
    /// Whether it is a registered IT company (登録IT企業) today.
    pub registered_it: bool,
    /// Since when it is, or last was.
    pub registered_it_since: Option<Day>,
    /// What it does.
    pub description: Option<OrganisationDescription>,
    /// What it offers.
    pub offers: Option<OrganisationOffers>,
    /// What it needs.
    pub needs: Option<OrganisationNeeds>,
    /// Its site.
    pub website: Option<WebUrl>,
    /// Its version, for changes.
    pub version: i64,
}
