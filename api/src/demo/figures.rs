//! Targets of both years, and what the prefecture counted itself.

use serde_json::json;
use shared::event::month::Month;
use shared::field;
use shared::time::{FiscalYear, Timestamp};

use super::load::DemoError;
use super::people::Staff;
use crate::app::Context;
use crate::features::kpi::service::{outside, targets};
use crate::features::programme::service as programmes;

/// Enters them, as staff would in these days.
pub(super) async fn load(ctx: &Context, staff: &Staff, now: Timestamp) -> Result<(), DemoError> {
    for programme in programmes::list(ctx).await?.items {
        let form = json!({
            "satisfaction_rate": 80, "event_participants": 150, "community_members": 40,
            "new_businesses": 2, "events_held": 9, "portal_accesses": 20_000,
            "registered_it_companies": 20,
        });
        let form = field::parse(&form).map_err(DemoError::Faults)?;
        targets::replace(ctx, &staff.prefecture, programme.id, 0, form).await?;
        prefecture_portal(ctx, staff, programme.fiscal_year, now).await?;
    }
    Ok(())
}

/// The accesses of the prefecture's own portal, about 2,200 a month, until the month that is over.
async fn prefecture_portal(
    ctx: &Context,
    staff: &Staff,
    year: FiscalYear,
    now: Timestamp,
) -> Result<(), DemoError> {
    let over = now
        .jst_date()
        .min(year.last_day().succ_opt().unwrap_or_default());
    let last = Month::of(over).first_day().pred_opt().map(Month::of);
    let (first, Some(last)) = (Month::of(year.first_day()), last) else {
        return Ok(());
    };
    if last < first {
        return Ok(());
    }
    let form = json!({
        "label": "県ポータルサイトのアクセス数（見本）", "metric": "portal_accesses",
        "source": "県のアクセス解析による月平均（見本）", "period_from": first, "period_to": last,
        "basis": "per_month", "value": 2200,
        "note": "県が運営する別のサイトの数値です。このサイトのアクセス数とは合計しません。",
    });
    let form = field::parse(&form).map_err(DemoError::Faults)?;
    outside::create(ctx, &staff.contractor, form).await?;
    Ok(())
}
