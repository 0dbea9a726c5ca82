//! The operations of the community.

mod examples;
mod home;
mod posts;
mod reports;
mod threads;

use actix_web::HttpResponse;

use crate::platform::http_error::ApiError;
use crate::platform::routes::ServiceConfig;

type Answer = Result<HttpResponse, ApiError>;

/// Every operation of the slice.
pub fn routes(config: &mut ServiceConfig<'_>) {
    config
        .service(home::show)
        .service(home::join)
        .service(home::leave)
        .service(home::choose_mails)
        .service(home::unsubscribe)
        .service(threads::list)
        .service(threads::begin)
        .service(threads::show)
        .service(threads::read)
        .service(threads::follow)
        .service(posts::list)
        .service(posts::reply)
        .service(posts::show)
        .service(posts::change)
        .service(posts::delete)
        .service(posts::react)
        .service(posts::hide)
        .service(posts::restore)
        .service(reports::report)
        .service(reports::list)
        .service(reports::dismiss);
}
