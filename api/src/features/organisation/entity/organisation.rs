//! The organisation's row.

use sea_orm::entity::prelude::*;
use shared::account::types::OrganisationName;
use shared::field::WebUrl;
use shared::organisation::types::{
    OrganisationDescription, OrganisationKana, OrganisationNeeds, OrganisationOffers,
};
use shared::organisation::{
    CorporateNumber, Industry, Municipality, OrganisationId, OrganisationSize, OrganisationStatus,
    Sector,
};
use shared::time::Timestamp;

/// A company or other organisation.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OrganisationId,
    /// Its name.
    pub name: OrganisationName,
    /// The reading of its name.
    pub kana: Option<OrganisationKana>,
    /// See [`shared::organisation::rules::name_key`].
    pub name_key: String,
    /// See [`shared::organisation::rules::search_key`].
    pub search_key: String,
    /// The list's order.
    pub sort_key: String,
    /// Its 法人番号.
    pub corporate_number: Option<CorporateNumber>,
    /// Its side of the exchange.
    pub sector: Sector,
    /// Its division of industry.
    pub industry: Option<Industry>,
    /// Where it sits.
    pub municipality: Option<Municipality>,
    /// How many people work there.
    pub size: Option<OrganisationSize>,
    /// What it does.
    pub description: Option<OrganisationDescription>,
    /// What it offers.
    pub offers: Option<OrganisationOffers>,
    /// What it needs.
    pub needs: Option<OrganisationNeeds>,
    /// Everything the directory's text search looks at, folded.
    pub text_key: Option<String>,
    /// Its site.
    pub website: Option<WebUrl>,
    /// Whether it stands in the directory.
    pub status: OrganisationStatus,
    /// What it turned out to be: this row is a tombstone that leads there.
    pub merged_into: Option<OrganisationId>,
    /// When staff found that the name is no company's.
    pub set_aside_at: Option<Timestamp>,
    /// Its version.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was changed.
    pub updated_at: Timestamp,
}

/// Later features point here; it points nowhere.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
