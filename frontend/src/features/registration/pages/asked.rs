//! What an event asks, within the two forms of registration.

use serde_json::{Value, json};
use shared::event::types::Mode;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::Code;
use shared::registration::question::{Extras, Questions};
use yew::prelude::*;

use super::super::components::extras::{self, use_moved};
use crate::hooks::FormCore;

/// Where the extras stand.
const AT: &str = "/extras";

/// What a form begins with.
pub fn begin(lang: Lang, mode: Option<Mode>, questions: Option<&Questions>) -> Value {
    let mut values = json!({
        "mode": mode, "locale": lang, "group": { "people": [], "policy": "whole" },
    });
    let asked = questions.filter(|questions| questions.version > 0);
    if let (Some(questions), Some(values)) = (asked, values.as_object_mut()) {
        values.insert("extras".to_owned(), extras::initial(questions, None));
    }
    values
}

/// How the one who fills the form in takes part, as far as they have said.
pub fn mode(form: &FormCore, first: Option<Mode>) -> Mode {
    let said = form.text("/mode").parse().ok();
    said.or(first).unwrap_or(Mode::InPerson)
}

/// Adds what the API would say about the answers.
pub fn check(
    questions: Option<&Questions>,
    mode: Mode,
    extras: Option<&Extras>,
    faults: &mut Faults,
) {
    if let Some(questions) = questions {
        extras::check(questions, mode, extras, AT, faults);
    }
}

/// What is sent.
pub fn trim(questions: Option<&Questions>, mode: Mode, extras: Option<Extras>) -> Option<Extras> {
    Some(extras::trimmed(questions?, mode, extras?))
}

/// Follows the questions: they are read again when the API says that they have changed or that the
/// party is full, and what was typed stays.
#[hook]
pub fn use_asked(form: &FormCore, questions: Option<&Questions>, refetch: &Callback<()>) {
    use_moved(form, questions, AT);
    let code = form.error.as_ref().and_then(|error| error.code());
    let due = code.filter(|code| matches!(code, Code::QuestionsChanged | Code::PartyFull));
    let refetch = refetch.clone();
    use_effect_with(due, move |due| {
        if due.is_some() {
            refetch.emit(());
        }
    });
}
