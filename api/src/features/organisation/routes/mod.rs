//! The operations on organisations.

mod examples;
mod it;
mod own;
mod proposals;
mod public;
mod staff;

use crate::platform::routes::ServiceConfig;

/// Every operation of the slice.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(public::list)
        // Before the one with an id, which would take it for one.
        .service(public::facets)
        .service(public::show)
        .service(staff::list)
        .service(staff::enter)
        .service(staff::show)
        .service(staff::replace)
        .service(staff::accept)
        .service(staff::set_aside)
        .service(staff::put_back)
        .service(staff::merge)
        .service(proposals::list)
        .service(proposals::show)
        .service(proposals::approve)
        .service(proposals::send_back)
        .service(it::list)
        .service(it::check)
        .service(it::approve)
        .service(it::send_back)
        .service(it::end)
        .service(own::show)
        .service(own::join)
        .service(own::propose)
        .service(own::take_back)
        .service(own::apply)
        .service(own::take_application_back)
        .service(own::ask_end);
}
