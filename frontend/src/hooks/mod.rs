//! What every page uses: reading, changing, forms, language, session, title.

mod bind;
mod conflict;
mod draft;
mod form;
mod form_core;
mod form_state;
mod form_values;
mod mutation;
mod page;
mod query;

pub use bind::Bind;
pub use conflict::Difference;
pub use draft::{forget_draft, forget_drafts_but};
pub use form::{Form, use_form};
pub use form_core::{FormCore, FormOptions, use_saved};
pub use mutation::{Mutation, use_mutation};
pub use page::{
    use_client, use_lang, use_language, use_now, use_query_param, use_scroll_memory, use_session,
    use_title,
};
pub use query::{Query, use_more, use_query};

#[cfg(test)]
mod tests;
