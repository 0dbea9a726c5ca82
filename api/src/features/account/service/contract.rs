//! A contractor's roles end with the contract (DESIGN §9.6).

use chrono::NaiveTime;
use sea_orm::DbErr;
use serde_json::json;
use shared::time::{Day, FiscalYear, Timestamp};
use uuid::Uuid;

use super::note;
use crate::features::account::store::grant;
use crate::platform::db::Tx;
use crate::platform::log::Actor;

/// The contract of one fiscal year's programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contract {
    /// The programme.
    pub programme: Uuid,
    /// Its fiscal year.
    pub year: FiscalYear,
    /// The last day of the contract.
    pub until: Day,
}

impl Contract {
    /// The first instant at which it is over: midnight in Japan after its last day.
    pub fn ends(&self) -> Timestamp {
        midnight(self.until.plus_days(1))
    }
}

fn midnight(day: Day) -> Timestamp {
    Timestamp::from_jst(day.date(), NaiveTime::MIN)
}

/// Ends the contractor's roles that begin in the contract's fiscal year with the contract;
/// `before` is what the contract was until now. A role with an earlier end of its own keeps it.
///
/// # Errors
/// When the database fails.
pub async fn end_with_contract(
    tx: &Tx,
    contract: Contract,
    before: Option<Contract>,
    actor: Actor,
    now: Timestamp,
) -> Result<(), DbErr> {
    let ends = contract.ends();
    let bounds = grant::Contract {
        programme: contract.programme,
        from: midnight(Day::new(contract.year.first_day())),
        before: midnight(Day::new(contract.year.last_day()).plus_days(1)),
        ended: before.map(|old| old.ends()),
        ends,
    };
    for account in grant::end_with(tx, bounds).await? {
        let data = json!({ "valid_until": ends });
        note(tx, "grant.bounded", account, actor, now, data).await?;
    }
    Ok(())
}
