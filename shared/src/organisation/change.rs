//! What a proposed change changes.

use super::staff::OrganisationForm;
use crate::field::Pointer;

macro_rules! fields {
    ($($field:ident),+) => {
        /// The fields of the form, in its order.
        pub const FIELDS: &[&str] = &[$(stringify!($field)),+];

        /// The fields in which two forms differ, in the form's order.
        pub fn differences(one: &OrganisationForm, other: &OrganisationForm) -> Vec<Pointer> {
            let mut found = Vec::new();
            $(if one.$field != other.$field {
                found.push(Pointer::root().member(stringify!($field)));
            })+
            found
        }

        /// `current` with what was changed between `base` and `form`: what others changed meanwhile
        /// in other fields stays.
        #[must_use]
        pub fn applied(
            base: &OrganisationForm,
            form: &OrganisationForm,
            current: &OrganisationForm,
        ) -> OrganisationForm {
            let mut new = current.clone();
            $(if base.$field != form.$field {
                new.$field.clone_from(&form.$field);
            })+
            new
        }
    };
}
fields!(
    name,
    kana,
    corporate_number,
    sector,
    industry,
    municipality,
    size,
    description,
    offers,
    needs,
    website
);

/// The changes of a proposal that somebody else made otherwise meanwhile.
pub fn conflicts(
    base: &OrganisationForm,
    form: &OrganisationForm,
    current: &OrganisationForm,
) -> Vec<Pointer> {
    let (meanwhile, left) = (differences(base, current), differences(form, current));
    let mut wished = differences(base, form);
    wished.retain(|field| meanwhile.contains(field) && left.contains(field));
    wished
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(name: &str, website: Option<&str>) -> OrganisationForm {
        let value = serde_json::json!({"name": name, "sector": "it", "website": website});
        crate::field::parse(&value).unwrap()
    }

    #[test]
    fn what_others_changed_meanwhile_stays() {
        let base = form("株式会社見本", None);
        let wish = form("株式会社見本", Some("https://mihon.example.jp/"));
        let now = form("株式会社見本システム", None);
        assert_eq!(differences(&base, &wish), [Pointer::from("/website")]);
        let new = applied(&base, &wish, &now);
        assert_eq!(conflicts(&base, &wish, &now), []);
        let other = form("株式会社見本", Some("https://other.example.jp/"));
        assert_eq!(conflicts(&base, &wish, &other), [Pointer::from("/website")]);
        assert_eq!(
            new,
            form("株式会社見本システム", Some("https://mihon.example.jp/"))
        );
        assert_eq!(differences(&base, &base), []);
    }

    #[test]
    fn every_field_of_the_form_is_compared() {
        let value = serde_json::to_value(form("見本", None)).unwrap();
        let names: Vec<&String> = value.as_object().unwrap().keys().collect();
        assert_eq!(names.len(), FIELDS.len());
        assert!(names.iter().all(|name| FIELDS.contains(&name.as_str())));
    }
}
