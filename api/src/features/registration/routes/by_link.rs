//! The link out of a participant's mail, as an argument of a handler. It stands first among them: a
//! malformed link is told before anything else that is wrong with the request. Whether it opens anything is
//! asked last, as with every other address.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use shared::account::types::LinkToken;
use shared::problem::Code;
use shared::registration::types::RegistrationId;

use crate::app::Context;
use crate::features::registration::service::link;
use crate::platform::http_error::ApiError;

/// The address's `{token}`, where it is one at all.
#[derive(Clone, Debug)]
pub struct ByLink(LinkToken);

impl ByLink {
    /// The registration that it opens.
    ///
    /// # Errors
    /// `link_invalid` for a link that is not ours, is for something else, or has run out.
    pub fn open(&self, ctx: &Context) -> Result<RegistrationId, Code> {
        link::open(ctx, self.0.as_str())
    }
}

impl FromRequest for ByLink {
    type Error = ApiError;
    type Future = Ready<Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let ctx = request.app_data::<web::Data<Context>>();
        let token = request.match_info().get("token");
        let token = token.and_then(|token| token.parse::<LinkToken>().ok());
        let claims =
            |token: &LinkToken| ctx.is_some_and(|ctx| ctx.links.claimed(token.as_str()).is_ok());
        let claimed = token.filter(claims).map(Self);
        ready(claimed.ok_or_else(|| Code::LinkInvalid.into()))
    }
}
