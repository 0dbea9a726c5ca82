//! The link out of a participant's mail, where it must be good before anything else of a request is
//! looked at: a change by link carries a version and a body, and a bad link learns of neither.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use shared::problem::Code;
use shared::registration::types::RegistrationId;

use crate::app::Context;
use crate::features::registration::service::link;
use crate::platform::auth::Gate;
use crate::platform::http_error::ApiError;

/// The registration that the address's `{token}` opens.
#[derive(Clone, Copy, Debug)]
pub struct ByLink(pub RegistrationId);

impl FromRequest for ByLink {
    type Error = ApiError;
    type Future = std::future::Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        // What else the handler takes waits behind the gate; it stays shut where the link is bad.
        let open = Gate::shut(request);
        let context = request.app_data::<web::Data<Context>>();
        let token = request.match_info().get("token").unwrap_or_default();
        let found = context
            .ok_or(Code::LinkInvalid)
            .and_then(|context| link::open(context, token));
        std::future::ready(match found {
            Ok(id) => {
                let _ = open.send(());
                Ok(Self(id))
            }
            Err(code) => Err(code.into()),
        })
    }
}
