//! Parts of collaborations.

mod company_field;
mod facts;
mod form;

pub use company_field::{CompanyField, CompanyFieldProps};
pub use facts::{companies, facts, history, standing};
pub use form::{CollaborationFormView, FormProps, draft};
