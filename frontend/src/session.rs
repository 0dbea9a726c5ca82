//! Who is signed in.

use std::rc::Rc;

use shared::account::AccountId;
use shared::account::api::{Me, SignedIn, path};
use shared::account::perm::Permission;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{Call, Client};
use crate::hooks::forget_drafts_but;

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
    /// Somebody whose sign-in ran out while the page was open. It gives them nothing; it only
    /// keeps what they were typing in its place until they sign in again.
    Ended(Rc<Me>),
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

    /// Changes when another account signs in; queries are read again then, and drafts are kept
    /// by it. Unknown and nobody count as one: the client itself waits for the restoring.
    pub fn account_key(&self) -> Option<AccountId> {
        match self {
            Self::SignedIn(me) | Self::Ended(me) => Some(me.account_id),
            Self::Unknown | Self::SignedOut => None,
        }
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
    /// Takes over that the owner has ended the sign-in.
    pub signed_out: Callback<()>,
}

/// What becomes of the session when the client tells of a sign-in, or of its end. `known` is
/// whose it was.
fn told(known: &mut Option<Rc<Me>>, me: Option<Rc<Me>>) -> Session {
    if let Some(me) = me {
        // Whoever used the tab before is not shown to the next one.
        forget_drafts_but(Some(me.account_id));
        *known = Some(me.clone());
        Session::SignedIn(me)
    } else {
        known.take().map_or(Session::SignedOut, Session::Ended)
    }
}

/// The session of the app: restores an earlier sign-in when the app starts.
#[hook]
pub fn use_session_state(client: &Client) -> SessionContext {
    let state = use_state(|| Session::Unknown);
    let known = use_mut_ref(|| None::<Rc<Me>>);
    {
        let (state, client) = (state.setter(), client.clone());
        let known = known.clone();
        use_effect_with((), move |()| {
            let now = state.clone();
            client.on_sign_in(Callback::from(move |me: Option<Rc<Me>>| {
                now.set(told(&mut known.borrow_mut(), me));
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
    let signed_out = {
        let client = client.clone();
        Callback::from(move |()| {
            known.borrow_mut().take();
            forget_drafts_but(None);
            client.take(None);
        })
    };
    let sign_out = {
        let (client, signed_out) = (client.clone(), signed_out.clone());
        Callback::from(move |()| {
            let (client, signed_out) = (client.clone(), signed_out.clone());
            spawn_local(async move {
                // Signed out here even when the API can't be told: the token is forgotten.
                drop(
                    Call::post(path::SIGN_OUT)
                        .send::<serde::de::IgnoredAny>(&client)
                        .await,
                );
                signed_out.emit(());
            });
        })
    };
    SessionContext {
        state: (*state).clone(),
        signed_in,
        me_changed,
        sign_out,
        signed_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::{self, Store};
    use crate::testing::me;

    #[test]
    fn a_sign_in_that_runs_out_is_not_a_sign_out() {
        let mut known = None;
        assert_eq!(told(&mut known, None), Session::SignedOut);
        let own = Rc::new(me(1));
        assert_eq!(
            told(&mut known, Some(own.clone())),
            Session::SignedIn(own.clone())
        );
        let ended = told(&mut known, None);
        assert_eq!(ended, Session::Ended(own.clone()));
        assert_eq!(ended.account_key(), Some(own.account_id));
        assert!(ended.me().is_none());
    }

    #[test]
    fn the_next_person_at_the_tab_does_not_find_what_the_last_one_typed() {
        let (first, second) = (me(1), me(2));
        let key = format!("musubi.draft.@{}.profile", first.account_id);
        browser::save(Store::Session, &key, "{}");
        let mut known = None;
        told(&mut known, Some(Rc::new(first.clone())));
        told(&mut known, None);
        assert!(
            browser::load(Store::Session, &key).is_some(),
            "its owner signs in again"
        );
        told(&mut known, Some(Rc::new(second)));
        assert_eq!(browser::load(Store::Session, &key), None);
    }
}
