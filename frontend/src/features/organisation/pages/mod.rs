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
