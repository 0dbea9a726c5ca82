//! The operations on collaborations.

mod collaborations;
mod examples;

use crate::platform::routes::ServiceConfig;

/// Every operation of the slice.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(collaborations::list_collaborations)
        .service(collaborations::create_collaboration)
        .service(collaborations::show_collaboration)
        .service(collaborations::change_collaboration)
        .service(collaborations::delete_collaboration)
        .service(collaborations::confirm_collaboration)
        .service(collaborations::unconfirm_collaboration);
}
