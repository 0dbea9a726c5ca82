//! What component tests share: they are drawn natively and read as HTML.

use std::rc::Rc;

use serde_json::json;
use shared::account::api::Me;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::problem::{Code, Problem};
use yew::prelude::*;

use crate::client::{ClientError, Reply};
use crate::session::{Session, SessionContext};

/// Draws a component as HTML.
pub async fn draw<C>(props: C::Properties) -> String
where
    C: BaseComponent + 'static,
    C::Properties: 'static,
{
    tokio::task::LocalSet::new()
        .run_until(
            yew::LocalServerRenderer::<C>::with_props(props)
                .hydratable(false)
                .render(),
        )
        .await
}

/// The account number `last`.
pub fn me(last: u8) -> Me {
    serde_json::from_value(json!({
        "account_id": format!("0193a5b0-0000-7000-8000-0000000000{last:02}"),
        "person_id": format!("0193a5b0-0000-7000-8000-0000000001{last:02}"),
        "email": "mihon@example.jp", "display_name": "見本 花子",
        "family_name": "見本", "given_name": "花子", "family_kana": null, "given_kana": null,
        "organisation_name": null, "department": null, "job_title": null, "phone": null,
        "locale": "ja", "roles": ["member"], "permissions": ["own_account"],
        "totp_enabled": false, "totp_setup_required": false, "version": 1,
    }))
    .unwrap()
}

/// An answer of the API.
pub fn reply<T>(body: T) -> Rc<Reply<T>> {
    Rc::new(Reply {
        body,
        status: 200,
        etag: None,
        trace: None,
    })
}

/// Props of [`As`].
#[derive(Properties, PartialEq)]
pub struct AsProps {
    /// Who is signed in.
    pub state: Session,
    /// The page.
    pub children: Html,
}

/// Draws a page for somebody, as the app does.
#[component]
pub fn As(props: &AsProps) -> Html {
    let context = SessionContext {
        state: props.state.clone(),
        ..SessionContext::default()
    };
    html! {
        <ContextProvider<SessionContext> {context}>{ props.children.clone() }</ContextProvider<SessionContext>>
    }
}

/// A refusal of the API.
pub fn refused(code: Code) -> Rc<ClientError> {
    let problem = Problem::new(code, &Faults::none(), Lang::Ja, "trace-7");
    Rc::new(ClientError::Problem(Box::new(problem)))
}
