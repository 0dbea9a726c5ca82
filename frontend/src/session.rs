//! Who is signed in.

use std::collections::BTreeSet;
use std::rc::Rc;

use serde::Deserialize;
use shared::account::perm::Permission;
use shared::account::{AccountId, Role};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{Call, Client};

/// Where the signed-in account tells about itself.
const ME_PATH: &str = "/api/v1/me";
/// Where the sign-in on this device is ended.
const SIGN_OUT_PATH: &str = "/api/v1/auth/sign-out";

/// The part of the account that the shell needs: name, roles, what it may do.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct Me {
    /// The account.
    #[serde(alias = "id")]
    pub account_id: AccountId,
    /// How the person is called: family and given name, or the address.
    #[serde(default)]
    pub display_name: String,
    /// The roles in force.
    #[serde(default)]
    pub roles: BTreeSet<Role>,
    /// What these roles allow.
    #[serde(default)]
    pub permissions: BTreeSet<Permission>,
}

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
    /// Signed in: takes the access token, then asks who that is.
    pub signed_in: Callback<String>,
    /// Ends the sign-in on this device.
    pub sign_out: Callback<()>,
    /// Asks again who is signed in (the profile was changed).
    pub reload: Callback<()>,
}

/// The session of the app: restores an earlier sign-in when the app starts.
#[hook]
pub fn use_session_state(client: &Client) -> SessionContext {
    let state = use_state(|| Session::Unknown);
    {
        let (state, client) = (state.setter(), client.clone());
        use_effect_with((), move |()| {
            let ended = state.clone();
            client.on_session_end(Callback::from(move |()| ended.set(Session::SignedOut)));
            spawn_local(async move {
                match client.restore().await {
                    Ok(true) => load_me(&client, &state).await,
                    // Offline counts as signed out for now; the cookie stays for the next start.
                    Ok(false) | Err(_) => state.set(Session::SignedOut),
                }
            });
        });
    }
    let reload = {
        let (state, client) = (state.setter(), client.clone());
        Callback::from(move |()| {
            let (state, client) = (state.clone(), client.clone());
            spawn_local(async move { load_me(&client, &state).await });
        })
    };
    let signed_in = {
        let (reload, client) = (reload.clone(), client.clone());
        Callback::from(move |token| {
            client.set_token(Some(token));
            reload.emit(());
        })
    };
    let sign_out = {
        let (state, client) = (state.setter(), client.clone());
        Callback::from(move |()| {
            let (state, client) = (state.clone(), client.clone());
            spawn_local(async move {
                // Signed out here even when the API can't be told: the token is forgotten.
                drop(
                    Call::post(SIGN_OUT_PATH)
                        .send::<serde::de::IgnoredAny>(&client)
                        .await,
                );
                client.set_token(None);
                state.set(Session::SignedOut);
            });
        })
    };
    SessionContext {
        state: (*state).clone(),
        signed_in,
        sign_out,
        reload,
    }
}

async fn load_me(client: &Client, state: &UseStateSetter<Session>) {
    match Call::get(ME_PATH).send::<Me>(client).await {
        Ok(reply) => state.set(Session::SignedIn(Rc::new(reply.body))),
        Err(_) => state.set(Session::SignedOut),
    }
}
