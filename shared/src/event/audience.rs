//! Whom an event is for: the sectors and industries it expects, and a word about it.

use serde::{Deserialize, Serialize};

use super::types::AudienceText;
use crate::field::{Faults, List, Pointer};
use crate::organisation::types::{Industry, Sector};
use crate::problem::Code;

body! {
    /// Whom an event is for. It keeps nobody out.
    pub struct AudienceForm {
        /// The sectors expected.
        pub sectors: List<Sector, 0, 3>,
        /// The industries expected (日本標準産業分類, divisions).
        pub industries: List<Industry, 0, 20>,
        /// In words, such as 「現場で困りごとを抱える方」.
        pub text: Option<AudienceText>,
    }
    whole AudienceParts by once_each
}

/// A sector or an industry is named once.
pub fn once_each(form: &AudienceParts<'_>, at: &Pointer, faults: &mut Faults) {
    once(
        form.sectors.map_or(&[][..], List::as_slice),
        &at.member("sectors"),
        faults,
    );
    once(
        form.industries.map_or(&[][..], List::as_slice),
        &at.member("industries"),
        faults,
    );
}

fn once<T: PartialEq>(items: &[T], at: &Pointer, faults: &mut Faults) {
    for (index, item) in items.iter().enumerate() {
        if items.iter().take(index).any(|other| other == item) {
            faults.add(&at.item(index), Code::Duplicate);
        }
    }
}

/// Whom an event is for, as everybody reads it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = EventAudience))]
pub struct Audience {
    /// The sectors expected.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub sectors: Vec<Sector>,
    /// The industries expected.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub industries: Vec<Industry>,
    /// In words.
    pub text: Option<AudienceText>,
}

impl AudienceForm {
    /// What is worth keeping: in the order of the closed sets, so that another order is no change;
    /// none where nothing is said.
    #[must_use]
    pub fn tidy(&self) -> Option<Self> {
        let said = |form: &Self| {
            !form.sectors.as_slice().is_empty()
                || !form.industries.as_slice().is_empty()
                || form.text.is_some()
        };
        let sectors = Sector::ALL.iter().copied();
        let industries = Industry::ALL.iter().copied();
        let tidy = Self {
            sectors: List::stored(
                sectors
                    .filter(|one| self.sectors.as_slice().contains(one))
                    .collect(),
            ),
            industries: List::stored(
                industries
                    .filter(|one| self.industries.as_slice().contains(one))
                    .collect(),
            ),
            text: self.text.clone(),
        };
        Some(tidy).filter(said)
    }

    /// As everybody reads it.
    pub fn shown(&self) -> Audience {
        Audience {
            sectors: self.sectors.as_slice().to_vec(),
            industries: self.industries.as_slice().to_vec(),
            text: self.text.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field;
    use proptest::prelude::*;
    use serde_json::json;

    fn read(value: &serde_json::Value) -> AudienceForm {
        field::parse(value).unwrap()
    }

    #[test]
    fn saying_nothing_is_having_no_audience() {
        assert_eq!(read(&json!({})).tidy(), None);
        assert_eq!(
            read(&json!({"sectors": [], "industries": [], "text": null})).tidy(),
            None
        );
        assert!(read(&json!({"text": "水産加工の方"})).tidy().is_some());
    }

    #[test]
    fn what_is_named_twice_or_unknown_is_refused_at_its_place() {
        let form = json!({"sectors": ["it", "local", "it"], "industries": ["B", "Z"]});
        let faults = field::parse::<AudienceForm>(&form).unwrap_err();
        let found: Vec<_> = faults
            .iter()
            .map(|(at, code)| (at.as_str(), *code))
            .collect();
        assert_eq!(
            found,
            [
                ("/industries/1", Code::UnknownValue),
                ("/sectors/2", Code::Duplicate)
            ]
        );
    }

    proptest! {
        #[test]
        fn another_order_is_no_change(industries in proptest::sample::subsequence(Industry::ALL.to_vec(), 0..=20)) {
            let straight = read(&json!({"industries": industries}));
            let backwards: Vec<_> = industries.into_iter().rev().collect();
            let backwards = read(&json!({"industries": backwards}));
            prop_assert_eq!(straight.tidy(), backwards.tidy());
            let tidy = straight.tidy();
            prop_assert_eq!(tidy.as_ref().and_then(AudienceForm::tidy), tidy);
        }
    }
}
