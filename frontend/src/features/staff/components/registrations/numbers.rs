//! How many take part, by mode and by sector.

use shared::event::types::EventId;
use shared::i18n::Lang;
use shared::registration::staff::{ModeCount, RegistrationSummary, SectorCount};
use yew::prelude::*;

use super::super::super::client::registrations as client;
use crate::hooks::{use_lang, use_query};
use crate::i18n::{number, t};
use crate::t;
use crate::ui::{AsyncView, Skeleton};

/// Props of [`DeskNumbers`].
#[derive(Properties, PartialEq, Debug)]
pub struct NumberProps {
    /// The event.
    pub id: EventId,
    /// Rises when the registrations have changed.
    pub round: u32,
}

/// The numbers, above the desk's tabs.
#[component]
pub fn DeskNumbers(props: &NumberProps) -> Html {
    let lang = use_lang();
    let summary = use_query(props.id, client::summary);
    {
        let refetch = summary.refetch.clone();
        use_effect_with(props.round, move |round| {
            if *round > 0 {
                refetch.emit(());
            }
        });
    }
    AsyncView::new(&summary)
        .skeleton(Skeleton::Lines(2))
        .ready(|reply| numbers(lang, &reply.body))
}

/// One box for each mode, then for each sector; what is none is left out.
pub fn numbers(lang: Lang, summary: &RegistrationSummary) -> Html {
    html! {
        <section class="stack-s" aria-label={t(lang, "staff-numbers")}>
            <div class="numbers">
                { for summary.by_mode.iter().map(|count| of_mode(lang, count)) }
                { for summary.by_sector.iter().map(|count| of_sector(lang, count)) }
            </div>
            if summary.asked_to_keep > 0 {
                <p class="small">{ t!(lang, "staff-number-keep", count = number(summary.asked_to_keep.into())) }</p>
            }
        </section>
    }
}

fn of_mode(lang: Lang, count: &ModeCount) -> Html {
    html! {
        <div class="number">
            <p class="small soft">{ count.mode.label(lang) }</p>
            <p class="strong num">{ t!(lang, "staff-count", confirmed = number(count.confirmed.into()),
                capacity = number(count.capacity.into()), waitlisted = number(count.waitlisted.into())) }</p>
            { more(lang, &[
                ("staff-number-pending", count.pending),
                ("staff-number-offered", count.offered),
                ("staff-over", count.overbooked),
            ]) }
        </div>
    }
}

fn of_sector(lang: Lang, count: &SectorCount) -> Html {
    let name = count.sector.map_or_else(
        || t(lang, "staff-sector-unknown"),
        |sector| t(lang, &format!("sector-{sector}")),
    );
    html! {
        <div class="number">
            <p class="small soft">{ name }</p>
            <p class="strong num">{ t!(lang, "staff-count-sector", confirmed = number(count.confirmed.into()),
                waitlisted = number(count.waitlisted.into())) }</p>
            { more(lang, &[
                ("staff-number-pending", count.pending),
                ("staff-number-kept", count.kept),
            ]) }
        </div>
    }
}

/// The numbers that are not always there.
fn more(lang: Lang, counts: &[(&'static str, u32)]) -> Html {
    let told: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| t!(lang, key, count = number((*count).into())).to_string())
        .collect();
    html! {
        if !told.is_empty() { <p class="small num">{ told.join(" / ") }</p> }
    }
}
