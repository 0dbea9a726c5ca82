//! Who is asking, and what they may do. Handlers ask by type: `Require<perm::EventEdit>`
//! (DESIGN §9.6). Which accounts exist is a feature's matter: it implements [`Authenticate`].

use std::collections::BTreeSet;
use std::fmt;
use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use async_trait::async_trait;
use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::Shared;
use shared::account::perm::{AccountOnly, KeyToo, Marker, Permission};
use shared::account::types::Role;
use shared::problem::Code;

use super::http_error::ApiError;

mod principal;

pub use principal::{Account, Key, Principal, SignedIn, Who};

/// Turns a bearer token into a principal.
#[async_trait]
pub trait Authenticate: Send + Sync {
    /// Checks the token and loads what is in force now.
    async fn authenticate(&self, bearer: &str) -> Result<Principal, ApiError>;

    /// Whether the token is meant as an API key.
    fn is_key(&self, _bearer: &str) -> bool {
        false
    }
}

/// The authenticator in the app's data.
pub type Authenticator = web::Data<Arc<dyn Authenticate>>;

/// What a handler learns of who holds a permission: by the type of the permission's `Asker`.
pub trait Asker {
    /// The principal as the handler gets it.
    type Principal: fmt::Debug;

    /// Takes the principal, or refuses it.
    ///
    /// # Errors
    /// `forbidden` for who can't hold such a permission.
    fn admit(principal: Principal) -> Result<Self::Principal, ApiError>;
}
impl Asker for AccountOnly {
    type Principal = SignedIn;
    fn admit(principal: Principal) -> Result<SignedIn, ApiError> {
        SignedIn::new(principal)
    }
}
impl Asker for KeyToo {
    type Principal = Principal;
    fn admit(principal: Principal) -> Result<Principal, ApiError> {
        Ok(principal)
    }
}

/// Whoever asks and has the permission `P`: [`SignedIn`], or a [`Principal`] where keys may hold it.
pub struct Require<P: Marker>(<P::Asker as Asker>::Principal)
where
    P::Asker: Asker;

impl<P: Marker> Require<P>
where
    P::Asker: Asker,
{
    /// The principal, owned.
    pub fn into_inner(self) -> <P::Asker as Asker>::Principal {
        self.0
    }
}
impl<P: Marker> Deref for Require<P>
where
    P::Asker: Asker,
{
    type Target = <P::Asker as Asker>::Principal;
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
impl<P: Marker> fmt::Debug for Require<P>
where
    P::Asker: Asker,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<P: Marker> FromRequest for Require<P>
where
    P::Asker: Asker,
{
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let principal = principal(request);
        let open = Gate::shut(request);
        Box::pin(async move {
            let principal = principal.await?.ok_or(Code::Unauthenticated)?;
            principal.require(P::PERMISSION)?;
            let admitted = P::Asker::admit(principal)?;
            let _ = open.send(());
            Ok(Self(admitted))
        })
    }
}

/// Opens once we know who asks and that they may: what is wrong with the rest of a request (its
/// path, query, headers, body) is for those only who may send it. actix works on all parameters of
/// a handler at once, so that without the gate whichever is ready first would answer.
#[derive(Clone)]
pub struct Gate(Shared<oneshot::Receiver<()>>);

impl Gate {
    /// Shuts the request's gate; what is sent to the answer opens it. actix makes the futures of
    /// all parameters before it polls the first, so that the gate is there in whatever order a
    /// handler names them.
    fn shut(request: &HttpRequest) -> oneshot::Sender<()> {
        let (open, gate) = oneshot::channel();
        request.extensions_mut().insert(Self(gate.shared()));
        open
    }

    /// Waits for [`Require`] or [`Viewer`], where the handler takes one.
    ///
    /// # Errors
    /// `forbidden` where it is refused; they then answer with the reason.
    pub async fn pass(request: &HttpRequest) -> Result<(), ApiError> {
        let gate = request.extensions().get::<Self>().cloned();
        match gate {
            Some(gate) => gate.0.await.map_err(|_| Code::Forbidden.into()),
            None => Ok(()),
        }
    }
}
impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gate")
    }
}

/// Whoever is asking: somebody signed in, or anybody. A bad token is refused, not ignored.
#[derive(Clone, Debug)]
pub struct Viewer(pub Option<Principal>);

impl Viewer {
    /// Whether it is a test key: it sees the sandbox, and only that.
    pub fn in_sandbox(&self) -> bool {
        self.0.as_ref().is_some_and(Principal::in_sandbox)
    }

    /// Whether somebody is signed in and has the permission.
    pub fn may(&self, permission: Permission) -> bool {
        self.0
            .as_ref()
            .is_some_and(|principal| principal.may(permission))
    }
}
impl FromRequest for Viewer {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let principal = principal(request);
        let open = Gate::shut(request);
        Box::pin(async move {
            let viewer = principal.await.map(Self)?;
            let _ = open.send(());
            Ok(viewer)
        })
    }
}

/// A program's key, where one came along: for what is public, and the same for everybody who is
/// signed in. A bad key is refused, not ignored.
#[derive(Clone, Debug)]
pub struct ByKey(Option<Principal>);

impl ByKey {
    /// Whether it is a test key: it sees the sandbox, and only that.
    pub fn in_sandbox(&self) -> bool {
        self.0.as_ref().is_some_and(Principal::in_sandbox)
    }
}
impl FromRequest for ByKey {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let authenticator = request.app_data::<Authenticator>();
        let header = request.headers().get(header::AUTHORIZATION);
        let token = header
            .and_then(|header| header.to_str().ok()?.split_once(' '))
            .map(|(_, token)| token.trim());
        let is_key = authenticator
            .zip(token)
            .is_some_and(|(authenticator, token)| authenticator.is_key(token));
        let principal = is_key.then(|| principal(request));
        let open = Gate::shut(request);
        Box::pin(async move {
            let found = match principal {
                Some(principal) => principal.await?,
                None => None,
            };
            let _ = open.send(());
            Ok(Self(found))
        })
    }
}

fn principal(
    request: &HttpRequest,
) -> impl Future<Output = Result<Option<Principal>, ApiError>> + use<> {
    let authenticator = request.app_data::<Authenticator>().cloned();
    let header = request.headers().get(header::AUTHORIZATION).cloned();
    async move {
        let Some(header) = header else {
            return Ok(None);
        };
        let authenticator = authenticator.ok_or_else(|| ApiError::internal("no authenticator"))?;
        let text = header.to_str().map_err(|_| Code::Unauthenticated)?;
        let (scheme, token) = text.split_once(' ').ok_or(Code::Unauthenticated)?;
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Code::Unauthenticated.into());
        }
        authenticator.authenticate(token.trim()).await.map(Some)
    }
}

/// What each role may do.
#[derive(Clone, Debug)]
pub struct RoleTable(std::collections::BTreeMap<Role, BTreeSet<Permission>>);

impl Default for RoleTable {
    /// As `shared` says.
    fn default() -> Self {
        let table = Role::ALL
            .iter()
            .map(|role| (*role, shared::account::perm::of_role(*role)));
        Self(table.collect())
    }
}

impl RoleTable {
    /// The permissions of all `roles` together.
    pub fn permissions<'r>(
        &self,
        roles: impl IntoIterator<Item = &'r Role>,
    ) -> BTreeSet<Permission> {
        roles
            .into_iter()
            .filter_map(|role| self.0.get(role))
            .flatten()
            .copied()
            .collect()
    }

    /// The same table with one permission given to, or taken from, one role.
    #[must_use]
    pub fn changed(mut self, role: Role, permission: Permission, given: bool) -> Self {
        let set = self.0.entry(role).or_default();
        if given {
            set.insert(permission);
        } else {
            set.remove(&permission);
        }
        self
    }
}
