//! What came of the events: collaborations at every stage.

use chrono::Duration;
use serde_json::json;
use shared::collaboration::Stage;
use shared::collaboration::api::CollaborationForm;
use shared::event::EventId;
use shared::field;
use shared::organisation::api::OrganisationFilter;
use shared::organisation::{OrganisationId, Sector};
use shared::page::Limit;
use shared::time::{Day, Timestamp};

use super::load::DemoError;
use super::people::Staff;
use super::plan::{Fate, Slot};
use crate::app::Context;
use crate::features::collaboration::service as collaborations;
use crate::features::organisation::service as organisations;
use crate::platform::clock::TestClock;

/// One collaboration: which of the past events it came out of, counted from the first (the last ones
/// are recent), how far it came, and whether the prefecture has confirmed it.
struct Plan {
    title: &'static str,
    summary: &'static str,
    event: usize,
    stage: Stage,
    confirmed: bool,
}

const PLANS: [Plan; 7] = [
    Plan {
        title: "水揚げの記録をその場で共有する仕組み",
        summary: "市場の手書きの記録を、タブレットで入力できるようにしました。今は3社が使っています。",
        event: 1,
        stage: Stage::Launched,
        confirmed: true,
    },
    Plan {
        title: "旅館の予約と送迎をまとめる案内サービス",
        summary: "宿と交通の予約を一つの画面で見られるようにしました。契約の終わりにあわせて終了しました。",
        event: 2,
        stage: Stage::Ended,
        confirmed: true,
    },
    Plan {
        title: "ハウスの温度を知らせる見守りサービス",
        summary: "農家2軒での試行をへて、月額のサービスとして始めました。",
        event: 10,
        stage: Stage::Launched,
        confirmed: true,
    },
    Plan {
        title: "工芸品の写真撮影と通販の共同運営",
        summary: "撮影と通販の運営を3社で分担しています。",
        event: 11,
        stage: Stage::Launched,
        confirmed: false,
    },
    Plan {
        title: "加工場の検品に画像認識を使う試み",
        summary: "1か月の試行で、見落としの数を比べています。",
        event: 13,
        stage: Stage::Trial,
        confirmed: false,
    },
    Plan {
        title: "商店街の空き時間を埋める仕事の紹介",
        summary: "月に1回、商店街の方々と話し合っています。",
        event: 14,
        stage: Stage::Talking,
        confirmed: false,
    },
    Plan {
        title: "規格外の野菜を給食で使う連絡網",
        summary: "イベントの話し合いで出た案です。",
        event: 15,
        stage: Stage::Idea,
        confirmed: false,
    },
];

/// Writes them down: an idea after the event, the stage of today later on, then the confirmation.
pub(super) async fn load(
    (ctx, clock): (&Context, &TestClock),
    staff: &Staff,
    (slots, made): (&[Slot], &[Option<EventId>]),
    now: Timestamp,
) -> Result<(), DemoError> {
    let (it, local) = (
        companies(ctx, Sector::It).await?,
        companies(ctx, Sector::Local).await?,
    );
    let past: Vec<(&Slot, EventId)> = slots
        .iter()
        .zip(made)
        .filter(|(slot, _)| slot.fate == Fate::Finished)
        .filter_map(|(slot, event)| Some((slot, (*event)?)))
        .collect();
    for (n, plan) in PLANS.iter().enumerate() {
        let (Some((slot, event)), Some(it), Some(local)) =
            (past.get(plan.event), it.get(n * 5), local.get(n * 3))
        else {
            return Err(DemoError::Data("a collaboration"));
        };
        let form = |stage: Stage, launched_on: Option<Day>| {
            field::parse::<CollaborationForm>(&json!({
                "title": plan.title, "summary": plan.summary, "stage": stage,
                "organisation_ids": [it, local], "origin_event_id": event,
                "launched_on": launched_on,
            }))
            .map_err(DemoError::Faults)
        };
        // What follows an event takes its time, and has happened by now.
        let step = |part: i32| {
            let whole = now.since(slot.starts()).min(Duration::days(120));
            slot.starts().plus(whole * part / 5)
        };
        clock.set(step(1));
        let new = collaborations::create(ctx, &staff.contractor, form(Stage::Idea, None)?).await?;
        if plan.stage == Stage::Idea {
            continue;
        }
        clock.set(step(3));
        let day = Day::new(step(2).jst_date());
        let launched = plan.stage.may_have_launch().then_some(day);
        let next = form(plan.stage, launched)?;
        collaborations::replace(ctx, &staff.contractor, new.id, 1, next).await?;
        if plan.confirmed {
            clock.set(step(4));
            collaborations::confirm(ctx, &staff.prefecture, new.id, None).await?;
        }
    }
    Ok(())
}

/// Companies of one side, in the directory's order.
async fn companies(ctx: &Context, sector: Sector) -> Result<Vec<OrganisationId>, DemoError> {
    let filter = OrganisationFilter {
        sector: Some(sector),
        limit: Limit::new(100).ok(),
        ..OrganisationFilter::default()
    };
    let page = organisations::list(ctx, &filter).await?;
    Ok(page.items.into_iter().map(|one| one.id).collect())
}
