//! What only a support measure has.

use sea_orm::entity::prelude::*;
use shared::portal::types::{AmountText, ClockTime, Eligibility, InCharge, RateText};
use shared::portal::{ArticleId, Deadline, DeadlineKind};
use shared::time::{Day, Timestamp};

/// The row.
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "measure")]
pub struct Model {
    /// The article it belongs to.
    #[sea_orm(primary_key, auto_increment = false)]
    pub article_id: ArticleId,
    /// Who is in charge.
    pub organisation: Option<InCharge>,
    /// Who can use it, in words.
    pub eligibility: Option<Eligibility>,
    /// How much it gives at most, in yen.
    pub amount_yen: Option<i64>,
    /// How much it gives, in words.
    pub amount_text: Option<AmountText>,
    /// Which part of the cost it pays, in words.
    pub rate_text: Option<RateText>,
    /// What ends the time in which one can apply.
    pub deadline_kind: DeadlineKind,
    /// The last day.
    pub deadline_on: Option<Day>,
    /// The time on that day.
    pub deadline_time: Option<ClockTime>,
    /// The last day, where it ended before its time.
    pub ended_on: Option<Day>,
    /// When one can't apply any more; the far future where no end is known.
    pub closes_at: Timestamp,
}

impl Model {
    /// Until when one can apply.
    pub fn deadline(&self) -> Deadline {
        Deadline {
            kind: self.deadline_kind,
            on: self.deadline_on,
            time: self.deadline_time.clone(),
            ended_on: self.ended_on,
        }
    }
}

/// Rows are joined by hand, where a query needs it.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
