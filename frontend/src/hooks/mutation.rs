//! Changing something through the API, once per intent.

use std::future::Future;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::page::use_client;
use crate::client::{Client, ClientError, IdempotencyKey, Reply};

/// A change that can be asked for.
#[derive(Clone, PartialEq, Debug)]
pub struct Mutation<I: 'static> {
    /// Whether the answer is awaited; asking again meanwhile does nothing.
    pub pending: bool,
    /// Why the last attempt failed.
    pub error: Option<Rc<ClientError>>,
    /// Asks for the change.
    pub run: Callback<I>,
    /// Forgets the error.
    pub reset: Callback<()>,
}

struct State<I> {
    pending: bool,
    error: Option<Rc<ClientError>>,
    /// The key of an attempt whose outcome is unknown, and what was asked with it.
    unsettled: Option<(IdempotencyKey, I)>,
    alive: bool,
}

/// Makes a change of `call(client, input, key)`; `done` gets the reply. The key stays the same
/// while the outcome of the same input is unknown (no answer, 5xx), so that trying again cannot
/// do it twice; a settled answer or another input gets a new one.
///
/// ```ignore
/// let publish = use_mutation(
///     move |client, etag: Etag, key| async move {
///         Call::post(api::path_event_publish(id)).if_match(&etag).key(&key).send(&client).await
///     },
///     Callback::from(move |reply| put.emit(reply)),
/// );
/// ```
#[hook]
pub fn use_mutation<I, T, F, Fut>(call: F, done: Callback<Reply<T>>) -> Mutation<I>
where
    I: Clone + PartialEq + 'static,
    T: 'static,
    F: Fn(Client, I, IdempotencyKey) -> Fut + 'static,
    Fut: Future<Output = Result<Reply<T>, ClientError>> + 'static,
{
    let client = use_client();
    let redraw = use_force_update();
    let state = use_mut_ref(|| State::<I> {
        pending: false,
        error: None,
        unsettled: None,
        alive: true,
    });
    {
        let state = state.clone();
        use_effect_with((), move |()| {
            state.borrow_mut().alive = true;
            move || state.borrow_mut().alive = false
        });
    }
    let run = {
        let (state, redraw) = (state.clone(), redraw.clone());
        Callback::from(move |input: I| {
            let key = {
                let mut state = state.borrow_mut();
                if state.pending {
                    return;
                }
                state.pending = true;
                state.error = None;
                match state.unsettled.take() {
                    Some((key, asked)) if asked == input => key,
                    _ => IdempotencyKey::new(),
                }
            };
            redraw.force_update();
            let work = call(client.clone(), input.clone(), key.clone());
            let (state, redraw, done) = (state.clone(), redraw.clone(), done.clone());
            spawn_local(async move {
                // Not cancelled when the page is left: a change once asked for goes through.
                let answer = work.await;
                let alive = {
                    let mut state = state.borrow_mut();
                    state.pending = false;
                    if let Err(error) = &answer {
                        state.error = Some(Rc::new(error.clone()));
                        state.unsettled = error.outcome_unknown().then_some((key, input));
                    }
                    state.alive
                };
                if alive {
                    redraw.force_update();
                    if let Ok(reply) = answer {
                        done.emit(reply);
                    }
                }
            });
        })
    };
    let reset = {
        let state = state.clone();
        Callback::from(move |()| {
            state.borrow_mut().error = None;
            redraw.force_update();
        })
    };
    let state = state.borrow();
    Mutation {
        pending: state.pending,
        error: state.error.clone(),
        run,
        reset,
    }
}
