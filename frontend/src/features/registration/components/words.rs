//! How one gets into an event, said before one registers.

use shared::event::api::EventDetail;
use shared::event::types::{Promotion, Selection};
use shared::wareki;
use yew::prelude::*;

use crate::hooks::use_lang;
use crate::i18n::t;
use crate::t;

/// Props of [`EntryWords`].
#[derive(Properties, PartialEq, Debug)]
pub struct EntryProps {
    /// The event.
    pub event: EventDetail,
}

/// Who decides, how many of a company, what the waitlist does, until when one can change one's mind.
#[component]
pub fn EntryWords(props: &EntryProps) -> Html {
    let lang = use_lang();
    let entry = &props.event.entry;
    let approval = entry.selection == Selection::Approval;
    let waitlist = match entry.promotion {
        Promotion::Direct => "register-waitlist-direct",
        Promotion::Offer => "register-waitlist-offer",
    };
    html! {
        <section class="stack-s" aria-labelledby="register-before">
            <h2 id="register-before">{ t(lang, "register-before") }</h2>
            <ul class="stack-s">
                if approval { <li>{ t(lang, "register-approval") }</li> }
                if let Some(limit) = entry.company_limit {
                    <li>{ t!(lang, "register-company-limit", count = limit) }</li>
                }
                <li>{ t(lang, waitlist) }</li>
                if let Some(until) = entry.change_until {
                    <li>{ t!(lang, "register-change-until", time = wareki::date_time(until, lang)) }</li>
                }
            </ul>
        </section>
    }
}
