//! The operations of the KPI page: parse, call the service, answer.

mod examples;
mod figures;
mod outside;
mod targets;

use crate::platform::routes::ServiceConfig;

/// Registers the operations.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(figures::show)
        .service(figures::csv)
        .service(figures::xlsx)
        .service(figures::registered_it)
        .service(targets::show)
        .service(targets::change)
        .service(outside::list)
        .service(outside::create)
        .service(outside::show)
        .service(outside::change)
        .service(outside::delete);
}
