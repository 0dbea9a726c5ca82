//! Changing something through the API, once per intent.

use std::any::Any;
use std::cell::RefCell;
use std::future::Future;
use std::rc::Rc;

use futures::FutureExt;
use futures::future::LocalBoxFuture;
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

/// The part of a mutation that does not know its types: written once into the WASM.
struct State {
    pending: bool,
    error: Option<Rc<ClientError>>,
    alive: bool,
}

type Answer = Result<Box<dyn Any>, Rc<ClientError>>;
/// What is done with an answer if the page is still there.
type Then = Box<dyn FnOnce()>;
type Settle = Box<dyn FnOnce(Answer) -> Option<Then>>;
type Work = LocalBoxFuture<'static, Result<Box<dyn Any>, ClientError>>;

/// One attempt at a time.
#[derive(Clone)]
struct Attempts {
    state: Rc<RefCell<State>>,
    redraw: Callback<()>,
}

impl Attempts {
    /// Whether an attempt may begin; it has then begun.
    fn begin(&self) -> bool {
        {
            let mut state = self.state.borrow_mut();
            if state.pending {
                return false;
            }
            state.pending = true;
            state.error = None;
        }
        self.redraw.emit(());
        true
    }

    /// Waits for the answer. `settle` always gets it; it says what is to be done if the page is
    /// still there. Not cancelled when the page is left: a change once asked for goes through.
    fn go(&self, work: Work, settle: Settle) {
        let this = self.clone();
        spawn_local(async move {
            let answer = work.await.map_err(Rc::new);
            let alive = {
                let mut state = this.state.borrow_mut();
                state.pending = false;
                state.error = answer.as_ref().err().cloned();
                state.alive
            };
            let then = settle(answer);
            if alive {
                this.redraw.emit(());
                if let Some(then) = then {
                    then();
                }
            }
        });
    }
}

#[hook]
fn use_attempts() -> Attempts {
    let update = use_force_update();
    let state = use_mut_ref(|| State {
        pending: false,
        error: None,
        alive: true,
    });
    {
        let state = state.clone();
        use_effect_with((), move |()| {
            state.borrow_mut().alive = true;
            move || state.borrow_mut().alive = false
        });
    }
    Attempts {
        state,
        redraw: Callback::from(move |()| update.force_update()),
    }
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
    let attempts = use_attempts();
    // The key of an attempt whose outcome is unknown, and what was asked with it.
    let unsettled = use_mut_ref(|| None::<(IdempotencyKey, I)>);
    let run = {
        let attempts = attempts.clone();
        Callback::from(move |input: I| {
            if !attempts.begin() {
                return;
            }
            let key = match unsettled.borrow_mut().take() {
                Some((key, asked)) if asked == input => key,
                _ => IdempotencyKey::new(),
            };
            let work = call(client.clone(), input.clone(), key.clone());
            let (unsettled, done) = (unsettled.clone(), done.clone());
            attempts.go(
                async move { work.await.map(|reply| Box::new(reply) as Box<dyn Any>) }
                    .boxed_local(),
                Box::new(move |answer| match answer {
                    Ok(reply) => reply
                        .downcast::<Reply<T>>()
                        .ok()
                        .map(|reply| Box::new(move || done.emit(*reply)) as Then),
                    Err(error) => {
                        *unsettled.borrow_mut() = error.outcome_unknown().then_some((key, input));
                        None
                    }
                }),
            );
        })
    };
    let reset = {
        let attempts = attempts.clone();
        Callback::from(move |()| {
            attempts.state.borrow_mut().error = None;
            attempts.redraw.emit(());
        })
    };
    let state = attempts.state.borrow();
    Mutation {
        pending: state.pending,
        error: state.error.clone(),
        run,
        reset,
    }
}
