//! The operations of the portal.

mod edit;
mod examples;
mod public;
mod staff;
mod steps;

use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(public::articles)
        .service(public::article)
        .service(public::measures)
        .service(public::measure)
        .service(staff::list)
        .service(staff::show)
        .service(edit::create)
        .service(edit::replace)
        .service(edit::delete)
        .service(steps::submit)
        .service(steps::withdraw)
        .service(steps::send_back)
        .service(steps::publish)
        .service(steps::archive)
        .service(steps::reopen);
}
