//! What companies ask of staff: a change to a page, an application that waits.

use serde_json::json;
use shared::field;
use shared::organisation::own::{ApplyIt, ProposeChange};
use shared::organisation::staff::EndIt;
use shared::time::Day;

use super::load::DemoError;
use super::people::{Person, Staff};
use crate::app::Context;
use crate::features::organisation::service::{edit, it, own, proposals};

/// The demo's member proposes a change to the company's page; the company of the next member was
/// registered until the end of last month and applies again.
pub(super) async fn load(ctx: &Context, people: &[Person], staff: &Staff) -> Result<(), DemoError> {
    let mut members = people.iter().filter_map(|person| person.account.as_ref());
    let missing = DemoError::Data("a member");
    let (Some(first), Some(second)) = (members.next(), members.next()) else {
        return Err(missing);
    };
    let page = own::show(ctx, first).await?.form.ok_or(missing)?;
    let mut wish = serde_json::to_value(&page).unwrap_or_default();
    if let Some(fields) = wish.as_object_mut() {
        let offers = "水産加工の現場で使う、在庫とロットの記録のしくみ";
        fields.insert("offers".to_owned(), json!(offers));
        fields.insert(
            "needs".to_owned(),
            json!("現場を見せてくださる水産加工の会社"),
        );
    }
    let wish = json!({ "form": wish, "message": "提供できることを書き足しました。" });
    let wish: ProposeChange = field::parse(&wish).map_err(DemoError::Faults)?;
    proposals::propose(ctx, first, wish).await?;

    let company = own::show(ctx, second).await?;
    let id = company
        .organisation_id
        .ok_or(DemoError::Data("a company"))?;
    let known = edit::show(ctx, id).await?;
    let running = known.it_registrations.first();
    let running = running.ok_or(DemoError::Data("a registered company"))?;
    let today = Day::new(ctx.clock.now().jst_date());
    let end = json!({
        "until": today.plus_days(-30), "reason": "事業の見直しのため、いったん登録を終えます。"
    });
    let end: EndIt = field::parse(&end).map_err(DemoError::Faults)?;
    it::end(ctx, &staff.prefecture, running.id, end).await?;
    let apply = json!({
        "statement": "地域の事業者向けに、予約と在庫のしくみを作っています。体制を整え直しました。",
        "contact": "見本 営業部 022-000-0000"
    });
    let apply: ApplyIt = field::parse(&apply).map_err(DemoError::Faults)?;
    it::apply(ctx, second, apply).await?;
    Ok(())
}
