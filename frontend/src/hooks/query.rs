//! Reading from the API: cancelled when the page is left, repeated on demand.

use std::any::Any;
use std::future::Future;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::{AbortHandle, LocalBoxFuture, abortable};
use shared::page::{Cursor, Page};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::page::{use_client, use_lang, use_session};
use crate::client::{Client, ClientError, Reply};

/// The state of something read from the API. Draw it with [`crate::ui::AsyncView`].
#[derive(Debug)]
pub struct Query<T> {
    /// What was read last; kept while it is read again.
    pub data: Option<Rc<Reply<T>>>,
    /// Why reading failed; none while it is tried again.
    pub error: Option<Rc<ClientError>>,
    /// Whether an answer is awaited.
    pub pending: bool,
    /// Reads again.
    pub refetch: Callback<()>,
    /// Takes a newer reply (a mutation's answer) for what is known.
    pub put: Callback<Reply<T>>,
}

impl<T> Clone for Query<T> {
    fn clone(&self) -> Self {
        Self {
            data: self.data.clone(),
            error: self.error.clone(),
            pending: self.pending,
            refetch: self.refetch.clone(),
            put: self.put.clone(),
        }
    }
}

impl<T> Query<T> {
    /// The body, once there is one.
    pub fn body(&self) -> Option<&T> {
        self.data.as_deref().map(|reply| &reply.body)
    }
}

/// The part of a query that does not know its type: written once into the WASM, not once per
/// list and page.
struct State {
    data: Option<Rc<dyn Any>>,
    error: Option<Rc<ClientError>>,
    pending: bool,
}

type Work = LocalBoxFuture<'static, Result<Rc<dyn Any>, ClientError>>;

struct Untyped {
    data: Option<Rc<dyn Any>>,
    error: Option<Rc<ClientError>>,
    pending: bool,
    refetch: Callback<()>,
    put: Callback<Rc<dyn Any>>,
}

/// Reads by `start` when the page appears and when `version` (of the key), the language or the
/// account changes.
#[hook]
fn use_untyped(version: u32, start: Box<dyn Fn(Client) -> Work>) -> Untyped {
    let client = use_client();
    let lang = use_lang();
    let who = use_session().state.account_key();
    let state = use_mut_ref(|| State {
        data: None,
        error: None,
        pending: true,
    });
    let redraw = use_force_update();
    let round = use_state(|| 0_u32);
    let known = use_mut_ref(|| version);

    // Another thing is asked for: what was known of the former must not show under its name.
    if known.replace(version) != version {
        *state.borrow_mut() = State {
            data: None,
            error: None,
            pending: true,
        };
    }
    {
        let (state, redraw) = (state.clone(), redraw.clone());
        use_effect_with((version, lang, who, *round), move |_| {
            state.borrow_mut().pending = true;
            let (work, handle) = abortable(start(client));
            spawn_local(async move {
                let Ok(answer) = work.await else { return };
                {
                    let mut state = state.borrow_mut();
                    state.pending = false;
                    match answer {
                        Ok(reply) => {
                            state.data = Some(reply);
                            state.error = None;
                        }
                        Err(error) => state.error = Some(Rc::new(error)),
                    }
                }
                redraw.force_update();
            });
            move || AbortHandle::abort(&handle)
        });
    }
    let refetch = {
        let (state, round) = (state.clone(), round.clone());
        Callback::from(move |()| {
            state.borrow_mut().error = None;
            round.set(round.wrapping_add(1));
        })
    };
    let put = {
        let state = state.clone();
        Callback::from(move |reply| {
            state.borrow_mut().data = Some(reply);
            redraw.force_update();
        })
    };
    let now = state.borrow();
    Untyped {
        data: now.data.clone(),
        error: now.error.clone(),
        pending: now.pending,
        refetch,
        put,
    }
}

/// Reads `load(client, key)` when the page appears, and again when `key`, the language or the
/// signed-in account changes. A pending call is cancelled when it is no longer wanted.
///
/// ```ignore
/// let event = use_query(id, |client, id| async move {
///     Call::get(api::path_event(id)).send::<EventDetail>(&client).await
/// });
/// ```
#[hook]
pub fn use_query<K, T, F, Fut>(key: K, load: F) -> Query<T>
where
    K: Clone + PartialEq + 'static,
    T: 'static,
    F: Fn(Client, K) -> Fut + 'static,
    Fut: Future<Output = Result<Reply<T>, ClientError>> + 'static,
{
    let known = use_mut_ref(|| (key.clone(), 0_u32));
    let version = {
        let mut known = known.borrow_mut();
        if known.0 != key {
            *known = (key.clone(), known.1.wrapping_add(1));
        }
        known.1
    };
    let untyped = use_untyped(
        version,
        Box::new(move |client| {
            let work = load(client, key.clone());
            async move { work.await.map(|reply| Rc::new(reply) as Rc<dyn Any>) }.boxed_local()
        }),
    );
    Query {
        data: untyped
            .data
            .and_then(|data| data.downcast::<Reply<T>>().ok()),
        error: untyped.error,
        pending: untyped.pending,
        refetch: untyped.refetch,
        put: untyped
            .put
            .reform(|reply: Reply<T>| Rc::new(reply) as Rc<dyn Any>),
    }
}

/// Further pages of a list, appended below the first; see [`crate::ui::Pager`].
#[derive(Clone, Debug)]
pub struct More<T> {
    /// The items of the further pages, in order.
    pub items: Rc<Vec<T>>,
    /// Where the next page begins; none on the last one.
    pub next: Option<Cursor>,
    /// Whether a page is awaited.
    pub pending: bool,
    /// Why the last attempt failed.
    pub error: Option<Rc<ClientError>>,
    /// Reads the next page.
    pub load: Callback<()>,
}

/// Reads the further pages of a list, one by one on demand. Begins anew when `first` (the first
/// page's data) is another.
#[hook]
pub fn use_more<T, F, Fut>(first: &Query<Page<T>>, load: F) -> More<T>
where
    T: Clone + 'static,
    F: Fn(Client, Cursor) -> Fut + 'static,
    Fut: Future<Output = Result<Reply<Page<T>>, ClientError>> + 'static,
{
    type Found<T> = (Rc<Vec<T>>, Option<Cursor>);
    let client = use_client();
    let seen = use_mut_ref(|| None::<Rc<Reply<Page<T>>>>);
    let found = use_mut_ref(|| -> Found<T> { (Rc::new(Vec::new()), None) });
    let pending = use_mut_ref(|| false);
    let error = use_mut_ref(|| None::<Rc<ClientError>>);
    let redraw = use_force_update();

    let same = match (seen.borrow().as_ref(), first.data.as_ref()) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    };
    if !same {
        seen.borrow_mut().clone_from(&first.data);
        let next = first.body().and_then(|page| page.next_cursor.clone());
        *found.borrow_mut() = (Rc::new(Vec::new()), next);
        *pending.borrow_mut() = false;
        *error.borrow_mut() = None;
    }
    let more = {
        let (seen, found) = (seen.clone(), found.clone());
        let (pending, error) = (pending.clone(), error.clone());
        Callback::from(move |()| {
            let Some(cursor) = found.borrow().1.clone() else {
                return;
            };
            if pending.replace(true) {
                return;
            }
            *error.borrow_mut() = None;
            redraw.force_update();
            let work = load(client.clone(), cursor);
            let began_with = seen.borrow().clone();
            let (seen, found, redraw) = (seen.clone(), found.clone(), redraw.clone());
            let (pending, error) = (pending.clone(), error.clone());
            spawn_local(async move {
                let answer = work.await;
                // Another list has taken this one's place meanwhile.
                let current = seen.borrow().clone();
                if began_with.map(|r| Rc::as_ptr(&r)) != current.map(|r| Rc::as_ptr(&r)) {
                    return;
                }
                pending.replace(false);
                match answer {
                    Ok(reply) => {
                        let mut found = found.borrow_mut();
                        Rc::make_mut(&mut found.0).extend(reply.body.items);
                        found.1 = reply.body.next_cursor;
                    }
                    Err(failure) => *error.borrow_mut() = Some(Rc::new(failure)),
                }
                redraw.force_update();
            });
        })
    };
    let (items, next) = found.borrow().clone();
    let pending = *pending.borrow();
    let error = error.borrow().clone();
    More {
        items,
        next,
        pending,
        error,
        load: more,
    }
}
