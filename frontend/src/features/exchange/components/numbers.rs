//! How many are there, and whether attendance can be taken now.

use shared::exchange::api::AttendanceSummary;
use shared::exchange::types::AttendancePhase;
use shared::i18n::Lang;
use shared::wareki;
use yew::prelude::*;

use super::kind_label;
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{Banner, Tone};

/// One box for each mode, then for each kind beside participants, then who is new.
pub fn numbers(lang: Lang, summary: &AttendanceSummary) -> Html {
    html! {
        <section class="stack-s" aria-label={t(lang, "exchange-numbers")}>
            <div class="numbers">
                { for summary.by_mode.iter().map(|count| html! {
                    <div class="number">
                        <p class="small soft">{ count.mode.label(lang) }</p>
                        <p class="strong num">{ t!(lang, "exchange-count",
                            present = number(count.participants.into()),
                            expected = number(count.expected.into())) }</p>
                    </div>
                }) }
                { for summary.by_kind.iter().filter(|one| !one.kind.counts()).map(|one| html! {
                    <div class="number">
                        <p class="small soft">{ kind_label(lang, one.kind) }</p>
                        <p class="strong num">{ people(lang, one.number) }</p>
                    </div>
                }) }
                if summary.first_timers > 0 {
                    <div class="number">
                        <p class="small soft">{ t(lang, "exchange-first-timers") }</p>
                        <p class="strong num">{ people(lang, summary.first_timers) }</p>
                    </div>
                }
            </div>
            if !summary.by_sector.is_empty() {
                <p class="small soft num">{ sectors(lang, summary) }</p>
            }
        </section>
    }
}

fn people(lang: Lang, count: u32) -> AttrValue {
    t!(lang, "exchange-people", count = number(count.into()))
}

/// Participants by sector, in one line.
fn sectors(lang: Lang, summary: &AttendanceSummary) -> String {
    let parts = summary.by_sector.iter().map(|one| {
        let name = one.sector.map_or_else(
            || t(lang, "staff-sector-unknown"),
            |sector| t(lang, &format!("sector-{sector}")),
        );
        format!("{name} {}", people(lang, one.participants))
    });
    parts.collect::<Vec<_>>().join(" / ")
}

/// Why nothing can be noted now, and when it can.
pub fn phase(lang: Lang, summary: &AttendanceSummary) -> Html {
    let (key, day) = match summary.phase {
        AttendancePhase::Open => return Html::default(),
        AttendancePhase::TooEarly => ("exchange-too-early", summary.first_day),
        AttendancePhase::Over => ("exchange-over", summary.last_day),
        AttendancePhase::NotHeld => ("exchange-not-held", summary.first_day),
    };
    html! {
        <Banner tone={Tone::Info} title={t!(lang, key, day = wareki::date(day, lang))} />
    }
}
