//! The operations on events: parse, call the service, answer.

mod edit;
mod examples;
mod public;
mod staff;
mod steps;

use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(public::list)
        .service(public::themes)
        .service(public::show)
        .service(public::calendar)
        .service(edit::create)
        .service(edit::preview)
        .service(edit::replace)
        .service(edit::delete)
        .service(edit::copy)
        .service(steps::submit)
        .service(steps::withdraw)
        .service(steps::send_back)
        .service(steps::publish)
        .service(steps::postpone)
        .service(steps::reschedule)
        .service(steps::cancel)
        .service(steps::finish)
        .service(staff::list)
        .service(staff::show)
        .service(staff::confirmations)
        .service(staff::history);
}
