//! Who came: most of those with a seat, and a speaker who was not registered.

use serde_json::json;
use shared::event::EventId;
use shared::exchange::api::{AttendanceByHand, AttendanceFilter, Tick};
use shared::field;
use shared::i18n::Lang;
use shared::page::Limit;
use shared::registration::types::RegistrationStatus;

use super::load::DemoError;
use super::names::GIVEN;
use super::people::Staff;
use crate::app::Context;
use crate::features::exchange::ExchangeError;
use crate::features::exchange::service::{by_hand, list, take};

/// One in so many does not come.
const ABSENT: u64 = 9;

impl From<ExchangeError> for DemoError {
    fn from(error: ExchangeError) -> Self {
        Self::Refused(error.into())
    }
}

/// The moderator ticks who comes to the event number `slot`, shortly before it begins.
pub(super) async fn take_attendance(
    ctx: &Context,
    staff: &Staff,
    event: EventId,
    slot: usize,
) -> Result<(), DemoError> {
    let filter = AttendanceFilter {
        limit: Limit::new(100).ok(),
        ..AttendanceFilter::default()
    };
    let expected = list::page(ctx, &staff.moderator, event, &filter).await?;
    let mut mode = None;
    for one in expected.items {
        mode = mode.or(one.registered_mode);
        let seated = one.status == Some(RegistrationStatus::Confirmed);
        if !seated || ctx.random.below(ABSENT) == 0 {
            continue;
        }
        let tick = Tick {
            person_id: one.person_id,
            kind: None,
            mode: None,
        };
        take::tick(ctx, &staff.moderator, event, tick).await?;
    }
    let (Some((given, kana)), Some(mode)) = (GIVEN.get((slot * 5 + 3) % GIVEN.len()), mode) else {
        return Ok(());
    };
    let speaker = json!({
        "family_name": "見本", "given_name": given, "family_kana": "ミホン", "given_kana": kana,
        "organisation_name": "見本大学", "kind": "speaker", "mode": mode,
    });
    let speaker: AttendanceByHand = field::parse(&speaker).map_err(DemoError::Faults)?;
    by_hand(ctx, &staff.moderator, event, speaker, Lang::Ja).await?;
    Ok(())
}
