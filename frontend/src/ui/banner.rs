//! Banners: info, success, warning, error, each with icon and word.

use std::rc::Rc;

use shared::problem::Code;
use yew::prelude::*;

use super::button::{Button, ButtonKind, ButtonLink};
use super::icon::{Icon, IconKind};
use crate::browser;
use crate::client::ClientError;
use crate::hooks::use_lang;
use crate::i18n::t;
use crate::routes::{self, Route};

/// What kind of news a banner brings.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Tone {
    #[default]
    Info,
    Success,
    Warning,
    Error,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    const fn icon(self) -> IconKind {
        match self {
            Self::Info => IconKind::Info,
            Self::Success => IconKind::Success,
            Self::Warning => IconKind::Warning,
            Self::Error => IconKind::Error,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Info => "ui-tone-info",
            Self::Success => "ui-tone-success",
            Self::Warning => "ui-tone-warning",
            Self::Error => "ui-tone-error",
        }
    }
}

/// Props of [`Banner`].
#[derive(Properties, PartialEq, Debug)]
pub struct BannerProps {
    /// What kind of news.
    #[prop_or_default]
    pub tone: Tone,
    /// The news in one sentence.
    pub title: AttrValue,
    /// Told at once to screen readers: for the result of an action, not for what stands there
    /// when the page opens.
    #[prop_or_default]
    pub live: bool,
    /// What it means and what to do.
    #[prop_or_default]
    pub children: Html,
}

/// A framed piece of news inside a page.
#[component]
pub fn Banner(props: &BannerProps) -> Html {
    let lang = use_lang();
    let role = props.live.then_some(if props.tone == Tone::Error {
        "alert"
    } else {
        "status"
    });
    html! {
        <div class={classes!("banner", props.tone.class())} {role}>
            <Icon kind={props.tone.icon()} class="banner-icon" />
            <div class="banner-body">
                <p class="banner-title">
                    <span class="sr-only">{ t(lang, props.tone.word()) }{ ": " }</span>
                    { props.title.clone() }
                </p>
                { props.children.clone() }
            </div>
        </div>
    }
}

/// Props of [`ErrorBanner`].
#[derive(Properties, PartialEq, Debug)]
pub struct ErrorBannerProps {
    /// What failed.
    pub error: Rc<ClientError>,
    /// Tries again.
    #[prop_or_default]
    pub retry: Option<Callback<()>>,
}

/// A failure: what happened, what it means, what to do now, the trace id small.
#[component]
pub fn ErrorBanner(props: &ErrorBannerProps) -> Html {
    let lang = use_lang();
    let error = &props.error;
    let advice = error.advice(lang);
    let signed_out = matches!(
        error.code(),
        Some(Code::Unauthenticated | Code::TokenExpired | Code::SessionEnded)
    );
    html! {
        <Banner tone={Tone::Error} title={error.title(lang)} live=true>
            if !advice.is_empty() {
                <p>{ advice }</p>
            }
            if signed_out {
                <p>
                    <ButtonLink to={Route::SignIn} kind={ButtonKind::Outline}
                        query={routes::sign_in_query(&browser::here())}>
                        { t(lang, "ui-sign-in") }
                    </ButtonLink>
                </p>
            }
            if let Some(retry) = props.retry.as_ref().filter(|_| error.can_retry()) {
                <p>
                    <Button kind={ButtonKind::Outline} onclick={retry.clone()}>
                        { t(lang, "ui-retry") }
                    </Button>
                </p>
            }
            if let Some(trace) = error.trace() {
                <p class="trace">{ t(lang, "ui-trace") }{ " " }<code>{ trace.to_owned() }</code></p>
            }
        </Banner>
    }
}
