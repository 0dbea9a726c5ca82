//! The programme of one fiscal year.

use sea_orm::entity::prelude::*;
use shared::field::{Email, Phone};
use shared::programme::{
    ContractorName, DeadlineRule, OfficeAddress, PrefectureName, ProgrammeId, ProgrammeName,
};
use shared::time::{Day, FiscalYear, Timestamp};

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "programme")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProgrammeId,
    /// The fiscal year, one programme each.
    pub fiscal_year: FiscalYear,
    /// What it is called.
    pub name: ProgrammeName,
    /// The prefecture (主催).
    pub prefecture: PrefectureName,
    /// The contractor (受託者).
    pub contractor: ContractorName,
    /// The office's telephone.
    pub office_phone: Phone,
    /// The office's e-mail address.
    pub office_email: Email,
    /// The office's postal address, which PR mail names.
    pub office_address: Option<OfficeAddress>,
    /// The contract's first day.
    pub contract_from: Day,
    /// The contract's last day.
    pub contract_until: Day,
    /// Whether the prefecture confirms each event.
    pub confirm_required: bool,
    /// When registration closes, unless an event says otherwise.
    pub deadline_rule: DeadlineRule,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
