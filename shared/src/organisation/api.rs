//! What the directory shows and how it is asked.

use serde::{Deserialize, Serialize};

use super::municipality::Municipality;
use super::types::{
    CorporateNumber, Industry, OrganisationDescription, OrganisationId, OrganisationKana,
    OrganisationSearch, OrganisationSize, Sector,
};
use crate::account::types::OrganisationName;
use crate::field::WebUrl;
use crate::page::{Cursor, Limit, Page};
use crate::query;
use crate::time::Day;

/// The address of the list; see [`OrganisationFilter`].
pub const LIST: &str = "/api/v1/organisations";

/// The address of one organisation.
pub fn one(id: OrganisationId) -> String {
    format!("{LIST}/{id}")
}

query! {
    /// Which organisations to list.
    pub struct OrganisationFilter {
        /// Part of the name or its reading; every word must occur.
        pub q: OrganisationSearch,
        /// Only this side of the exchange.
        pub sector: Sector,
        /// Only this division of industry.
        pub industry: Industry,
        /// Only this municipality.
        pub municipality: Municipality,
        /// How many to a page (default 20).
        pub limit: Limit,
        /// Where the page begins.
        pub cursor: Cursor,
    }
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
    /// Since when it is, or was.
    pub registered_it_since: Option<Day>,
    /// What it does, offers and looks for.
    pub description: Option<OrganisationDescription>,
    /// Its site.
    pub website: Option<WebUrl>,
    /// Its version, for changes.
    pub version: i64,
}
