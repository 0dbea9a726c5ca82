//! Who is signed in.

use std::rc::Rc;

use shared::account::AccountId;
use shared::account::api::{Me, SignedIn, path};
use shared::account::perm::Permission;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{Call, Client};

/// Who is signed in.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Session {
    /// Not known yet: an earlier sign-in is being taken up.
    #[default]
    Unknown,
    /// Nobody.
    SignedOut,
    /// Somebody.
    SignedIn(Rc<Me>),
}

impl Session {
    /// Whether the signed-in account may do this. The API decides again; this only spares
    /// people buttons that would be refused.
    pub fn may(&self, permission: Permission) -> bool {
        matches!(self, Self::SignedIn(me) if me.permissions.contains(&permission))
    }

    /// The account, if somebody is signed in.
    pub fn me(&self) -> Option<&Rc<Me>> {
        match self {
            Self::SignedIn(me) => Some(me),
            _ => None,
        }
    }

    /// Changes when another account signs in; queries are read again then. Unknown and nobody
    /// count as one: the client itself waits for the restoring.
    pub fn account_key(&self) -> Option<AccountId> {
        self.me().map(|me| me.account_id)
    }
}

/// Who is signed in, and the ways to change that; a context given by the app.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SessionContext {
    /// Who is signed in.
    pub state: Session,
    /// Takes over the answer of a sign-in.
    pub signed_in: Callback<SignedIn>,
    /// Takes over a changed profile.
    pub me_changed: Callback<Me>,
    /// Ends the sign-in on this device.
    pub sign_out: Callback<()>,
}

/// The session of the app: restores an earlier sign-in when the app starts.
#[hook]
pub fn use_session_state(client: &Client) -> SessionContext {
    let state = use_state(|| Session::Unknown);
    {
        let (state, client) = (state.setter(), client.clone());
        use_effect_with((), move |()| {
            let told = state.clone();
            client.on_sign_in(Callback::from(move |me: Option<Rc<Me>>| {
                told.set(me.map_or(Session::SignedOut, Session::SignedIn));
            }));
            spawn_local(async move {
                // Offline counts as signed out for now; the cookie stays for the next start.
                if !client.restore().await.unwrap_or(false) {
                    state.set(Session::SignedOut);
                }
            });
        });
    }
    let signed_in = {
        let client = client.clone();
        Callback::from(move |answer| client.take(Some(answer)))
    };
    let me_changed = {
        let state = state.setter();
        Callback::from(move |me| state.set(Session::SignedIn(Rc::new(me))))
    };
    let sign_out = {
        let client = client.clone();
        Callback::from(move |()| {
            let client = client.clone();
            spawn_local(async move {
                // Signed out here even when the API can't be told: the token is forgotten.
                drop(
                    Call::post(path::SIGN_OUT)
                        .send::<serde::de::IgnoredAny>(&client)
                        .await,
                );
                client.take(None);
            });
        })
    };
    SessionContext {
        state: (*state).clone(),
        signed_in,
        me_changed,
        sign_out,
    }
}
