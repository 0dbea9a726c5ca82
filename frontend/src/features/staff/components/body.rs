//! What an event's form sends: only what the chosen format has.

use serde_json::{Map, Value};
use shared::event::form::EventForm;
use shared::event::types::{Format, Mode, Promotion};
use shared::field::{Faults, Parse, Pointer};
use shared::organisation::Sector;

/// The body that the form's values make. A venue typed before the event went online stays in
/// the draft, for the way back, but is not sent: there would be no input left to mend it in.
#[derive(Clone, PartialEq, Debug)]
pub struct EventBody(pub EventForm);

impl Parse for EventBody {
    fn parse(value: &Value, at: &Pointer, faults: &mut Faults) -> Option<Self> {
        EventForm::parse(&offered(value), at, faults).map(Self)
    }
}

/// The format chosen in a form's values.
pub fn format_of(values: &Value) -> Option<Format> {
    values.get("format")?.as_str()?.parse().ok()
}

/// The values without what their format does not have.
pub fn offered(values: &Value) -> Value {
    let mut values = values.clone();
    let Some(format) = format_of(&values) else {
        return values;
    };
    let Some(members) = values.as_object_mut() else {
        return values;
    };
    if !format.offers(Mode::InPerson) {
        members.remove("venue");
    }
    if !format.offers(Mode::Online) {
        members.remove("online_url");
    }
    if let Some(capacity) = members.get_mut("capacity").and_then(Value::as_object_mut) {
        capacity.retain(|mode, _| {
            let mode: Result<Mode, _> = mode.parse();
            mode.map_or(true, |mode| format.offers(mode))
        });
    }
    if let Some(entry) = members.get_mut("entry").and_then(Value::as_object_mut) {
        entry_offered(entry);
    }
    values
}

/// How long an offer stands is of no use where none is made. Seats kept for one sector are none for
/// the others; where all are left empty, no seats are kept.
fn entry_offered(entry: &mut Map<String, Value>) {
    if entry.get("promotion").and_then(Value::as_str) != Some(Promotion::Offer.as_str()) {
        entry.remove("offer_hours");
    }
    let Some(reserved) = entry.get_mut("reserved").and_then(Value::as_object_mut) else {
        return;
    };
    let blank = |value: Option<&Value>| value.is_none_or(|value| value.is_null() || value == "");
    let unused = Sector::ALL.iter().all(|sector| {
        let seats = reserved.get(sector.as_str());
        blank(seats) || seats == Some(&Value::from(0))
    });
    if unused && blank(reserved.get("until")) {
        entry.remove("reserved");
        return;
    }
    for sector in Sector::ALL {
        if blank(reserved.get(sector.as_str())) {
            reserved.insert(sector.as_str().to_owned(), Value::from(0));
        }
    }
}
