//! The pages, one file each.

mod companies;
mod company;
mod it;
mod matching;
mod merge;
mod names;
mod own;
mod own_it;
mod persons;
mod proposals;
mod staff_list;
mod staff_one;

pub use companies::Companies;
pub use company::Company;
pub use matching::Matching;
pub use own::OwnCompany;
pub use staff_list::StaffOrganisations;
pub use staff_one::{StaffOrganisationNew, StaffOrganisationPage};

/// What tests draw without asking the API.
#[cfg(test)]
pub mod test {
    use std::rc::Rc;

    use shared::i18n::Lang;
    use shared::organisation::own::OwnOrganisation;
    use shared::organisation::staff::Unmatched;
    use yew::prelude::*;

    pub use super::companies::card;
    pub use super::company::show as company;
    pub use super::it::written;
    use super::own::{Whole, WholeProps};
    pub use super::proposals::comparison;

    /// A name that waits.
    pub fn name(lang: Lang, one: &Unmatched) -> Html {
        super::names::name(lang, one, &Callback::noop(), &Callback::noop())
    }

    /// One's own company.
    pub async fn own(own: OwnOrganisation) -> String {
        let props = WholeProps {
            own: Rc::new(own),
            refetch: Callback::noop(),
        };
        crate::testing::draw::<Whole>(props).await
    }
}
