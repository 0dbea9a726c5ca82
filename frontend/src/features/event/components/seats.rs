//! Seats by mode, in words.

use shared::event::api::Seats;
use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::{number, t};
use crate::t;

/// Props of [`SeatList`].
#[derive(Properties, PartialEq, Debug)]
pub struct SeatListProps {
    /// The seats of each mode.
    pub seats: Vec<Seats>,
}

/// How many seats are left in each mode; at none, that one can wait.
#[component]
pub fn SeatList(props: &SeatListProps) -> Html {
    let lang = use_lang();
    html! {
        <div class="seats">
            { for props.seats.iter().map(|seats| html! {
                <div>
                    <span>{ seats.mode.label(lang) }</span>
                    <span class="num strong">
                        if seats.left > 0 {
                            { t!(lang, "page-seats-left", left = number(seats.left.into()),
                                capacity = number(seats.capacity.into())) }
                        } else {
                            { t(lang, "page-seats-full") }
                        }
                    </span>
                </div>
            }) }
        </div>
    }
}
