//! Persons who were entered twice, for staff.

use serde::{Deserialize, Serialize};

use super::types::{OrganisationName, PersonId};
use crate::field::{Email, Kana};
use crate::time::Timestamp;

/// Where the operations are.
pub mod path {
    use super::PersonId;

    /// Those who may have been entered twice.
    pub const DUPLICATES: &str = "/api/v1/staff/person-duplicates";

    /// Merges a person into another.
    pub fn merge(id: PersonId) -> String {
        format!("/api/v1/staff/persons/{id}/merge")
    }
}

/// A person as staff tell one from another.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonItem {
    /// The person.
    pub id: PersonId,
    /// 姓 名, or the address where no name is known.
    #[cfg_attr(feature = "openapi", schema(max_length = 320))]
    pub display_name: String,
    /// 姓の読み
    pub family_kana: Option<Kana>,
    /// 名の読み
    pub given_kana: Option<Kana>,
    /// The address.
    pub email: Option<Email>,
    /// 会社・団体名
    pub organisation_name: Option<OrganisationName>,
    /// Whether the person has an account.
    pub has_account: bool,
    /// When the person was first seen.
    pub created_at: Timestamp,
}

/// Persons of one name and organisation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Alike {
    /// Two or more, the first seen first.
    #[cfg_attr(feature = "openapi", schema(min_items = 2, max_items = 20))]
    pub persons: Vec<PersonItem>,
}

/// Persons who may have been entered twice; at most 100 groups.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Duplicates {
    /// The groups.
    #[cfg_attr(feature = "openapi", schema(max_items = 100))]
    pub groups: Vec<Alike>,
}

body! {
    /// Who a person is in truth.
    pub struct MergePerson {
        /// The person who stays.
        pub into: PersonId,
    }
}
