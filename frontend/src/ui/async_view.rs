//! Pending, error, empty and ready, drawn once for everybody.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use shared::problem::Code;
use yew::prelude::*;

use super::banner::ErrorBanner;
use super::heading::PageHeading;
use super::list::{EmptyState, Skeleton, SkeletonView};
use crate::browser;
use crate::client::{ClientError, Reply};
use crate::hooks::{Query, use_lang};
use crate::i18n::t;

/// How long nothing is shown, in milliseconds: most answers are there before.
const CALM_MS: u32 = 300;

/// Draws a [`Query`].
///
/// ```ignore
/// AsyncView::new(&events)
///     .skeleton(Skeleton::Cards(3))
///     .empty(|reply| reply.body.items.is_empty(), || html! { <EmptyState title={…} /> })
///     .ready(|reply| html! { … })
/// ```
#[derive(Debug)]
pub struct AsyncView<'q, T> {
    query: &'q Query<T>,
    skeleton: Skeleton,
    instead: Option<Html>,
    whole: bool,
}

impl<'q, T> AsyncView<'q, T> {
    /// Draws this query.
    pub fn new(query: &'q Query<T>) -> Self {
        Self {
            query,
            skeleton: Skeleton::Lines(4),
            instead: None,
            whole: false,
        }
    }

    /// The page's heading is part of what is read: where reading fails, the page has one all the
    /// same, which names the document and takes the focus.
    #[must_use]
    pub fn whole_page(mut self) -> Self {
        self.whole = true;
        self
    }

    /// The shape of what will come.
    #[must_use]
    pub fn skeleton(mut self, skeleton: Skeleton) -> Self {
        self.skeleton = skeleton;
        self
    }

    /// What to draw when there is nothing.
    #[must_use]
    pub fn empty(
        mut self,
        is_empty: impl FnOnce(&Reply<T>) -> bool,
        draw: impl FnOnce() -> Html,
    ) -> Self {
        if self.query.data.as_deref().is_some_and(is_empty) {
            self.instead = Some(draw());
        }
        self
    }

    /// What to draw when the answer is there.
    pub fn ready(self, draw: impl FnOnce(&Rc<Reply<T>>) -> Html) -> Html {
        let children = match (self.instead, &self.query.data) {
            (Some(html), _) => Some(html),
            (None, Some(reply)) => Some(draw(reply)),
            (None, None) => None,
        };
        html! {
            <AsyncFrame ready={children.is_some()} pending={self.query.pending}
                error={self.query.error.clone()} retry={self.query.refetch.clone()}
                skeleton={self.skeleton} whole={self.whole}>
                { children.unwrap_or_default() }
            </AsyncFrame>
        }
    }
}

/// Props of [`AsyncFrame`].
#[derive(Properties, PartialEq, Debug)]
pub struct AsyncFrameProps {
    /// Whether the children are there to be shown.
    pub ready: bool,
    /// Whether an answer is awaited.
    pub pending: bool,
    /// Why there is no (newer) answer.
    #[prop_or_default]
    pub error: Option<Rc<ClientError>>,
    /// Tries again.
    #[prop_or_default]
    pub retry: Callback<()>,
    /// The shape of what will come.
    pub skeleton: Skeleton,
    /// Whether the children are the whole page, with its heading.
    #[prop_or_default]
    pub whole: bool,
    /// What is shown when ready.
    #[prop_or_default]
    pub children: Html,
}

/// The frame [`AsyncView`] draws into.
#[component]
pub fn AsyncFrame(props: &AsyncFrameProps) -> Html {
    let lang = use_lang();
    let settled = props.ready || props.error.is_some();
    use_effect_with(settled, |settled| {
        if *settled {
            browser::hide_prerender();
        }
    });
    let error = props.error.as_ref();
    if props.ready {
        return html! {
            <div aria-busy={props.pending.then_some("true")}>
                if let Some(error) = error {
                    <ErrorBanner error={error.clone()} retry={props.retry.clone()} />
                }
                { props.children.clone() }
            </div>
        };
    }
    let Some(error) = error else {
        return html! { <Waiting skeleton={props.skeleton} /> };
    };
    let missing = error.code() == Some(Code::NotFound);
    html! {
        <>
            if props.whole {
                <PageHeading title={t(lang, if missing { "ui-not-found" } else { "ui-failed" })} />
            }
            if missing {
                // Not there, or not for this reader.
                <EmptyState title={t(lang, "problem-not-found")}>
                    <p>{ t(lang, "ui-not-found-advice") }</p>
                </EmptyState>
            } else {
                <ErrorBanner error={error.clone()} retry={props.retry.clone()} />
            }
        </>
    }
}

/// Props of [`Settled`].
#[derive(Properties, PartialEq, Debug)]
pub struct SettledProps {
    /// The page.
    pub children: Html,
}

/// A page that asks the API for nothing: the text the API wrote for it goes away at once.
#[component]
pub fn Settled(props: &SettledProps) -> Html {
    use_effect_with((), |()| browser::hide_prerender());
    props.children.clone()
}

#[derive(Properties, PartialEq)]
struct WaitingProps {
    skeleton: Skeleton,
}

/// Nothing at first, then the skeleton.
#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let late = use_state(|| false);
    {
        let late = late.setter();
        use_effect_with((), move |()| {
            let timer = Timeout::new(CALM_MS, move || late.set(true));
            move || drop(timer)
        });
    }
    html! {
        <div aria-busy="true">
            if *late {
                <SkeletonView shape={props.skeleton} />
            }
        </div>
    }
}
