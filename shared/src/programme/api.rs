//! What travels about programmes.

use serde::{Deserialize, Serialize};

use super::rules::contract_dates;
use super::types::{
    ContractorName, DeadlineRule, OfficeAddress, Phase, PrefectureName, ProgrammeId, ProgrammeName,
};
use crate::field::{Email, Phone};
use crate::time::{Day, FiscalYear, Timestamp};

body! {
    /// A programme to make or to replace.
    pub struct ProgrammeForm {
        /// The fiscal year; each has one programme at most.
        pub fiscal_year: FiscalYear,
        /// What it is called.
        pub name: ProgrammeName,
        /// The prefecture that organises it (主催).
        pub prefecture: PrefectureName,
        /// The contractor that runs it (受託者).
        pub contractor: ContractorName,
        /// The office's telephone, in every mail.
        pub office_phone: Phone,
        /// The office's e-mail address, where answers go.
        pub office_email: Email,
        /// The office's postal address; without it no PR mail can be sent.
        pub office_address: Option<OfficeAddress>,
        /// The contract's first day, within the fiscal year.
        pub contract_from: Day,
        /// The contract's last day, within the fiscal year.
        pub contract_until: Day,
        /// Whether the prefecture confirms each event before it is published.
        pub confirm_required: bool,
        /// When registration closes, unless an event says otherwise.
        pub deadline_rule: DeadlineRule,
    }
    whole ProgrammeParts by contract_dates
}

/// One fiscal year's programme.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// Counts its changes; `If-Match` names it.
    pub version: i64,
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// What it is called.
    pub name: ProgrammeName,
    /// The prefecture that organises it (主催).
    pub prefecture: PrefectureName,
    /// The contractor that runs it (受託者).
    pub contractor: ContractorName,
    /// The office's telephone.
    pub office_phone: Phone,
    /// The office's e-mail address.
    pub office_email: Email,
    /// The office's postal address; PR mail names it.
    pub office_address: Option<OfficeAddress>,
    /// The contract's first day.
    pub contract_from: Day,
    /// The contract's last day.
    pub contract_until: Day,
    /// Whether the prefecture confirms each event before it is published.
    pub confirm_required: bool,
    /// When registration closes, unless an event says otherwise.
    pub deadline_rule: DeadlineRule,
    /// Where it stands today.
    pub phase: Phase,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// The list of programmes, newest year first; one installation has few (DESIGN §9.7).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Programmes {
    /// The programmes.
    #[cfg_attr(feature = "openapi", schema(max_items = 101))]
    pub items: Vec<Programme>,
}

/// The paths of programmes.
pub mod path {
    use super::ProgrammeId;

    /// All programmes.
    pub const PROGRAMMES: &str = "/api/v1/programmes";

    /// One programme.
    pub fn programme(id: ProgrammeId) -> String {
        format!("{PROGRAMMES}/{id}")
    }
}
