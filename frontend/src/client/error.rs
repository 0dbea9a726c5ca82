//! Why a call did not succeed.

use shared::i18n::Lang;
use shared::problem::{Code, FieldProblem, Problem};
use yew::AttrValue;

use crate::i18n::t;

/// Why a call did not succeed.
#[derive(Clone, PartialEq, Debug)]
pub enum ClientError {
    /// The API refused, and says why.
    Problem(Box<Problem>),
    /// The API could not be reached: offline, or the server is down.
    Network,
    /// No answer in time. Whether the change was made is not known.
    Timeout,
    /// An answer that is none of ours (a proxy's page, another version of the API).
    Unreadable {
        /// The HTTP status.
        status: u16,
        /// The trace id, if the answer had one.
        trace: Option<String>,
    },
}

impl ClientError {
    /// The problem's code, if the API refused.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Problem(problem) => Some(problem.code),
            _ => None,
        }
    }

    /// The trace id to tell the office.
    pub fn trace(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(problem.instance.as_str()).filter(|t| !t.is_empty()),
            Self::Unreadable { trace, .. } => trace.as_deref(),
            Self::Network | Self::Timeout => None,
        }
    }

    /// The faults of single fields.
    pub fn faults(&self) -> &[FieldProblem] {
        match self {
            Self::Problem(problem) => &problem.errors,
            _ => &[],
        }
    }

    /// What happened.
    pub fn title(&self, lang: Lang) -> AttrValue {
        match self {
            Self::Problem(problem) => problem.title.clone().into(),
            Self::Network => t(lang, "ui-error-network"),
            Self::Timeout => t(lang, "ui-error-timeout"),
            Self::Unreadable { .. } => t(lang, "ui-error-unreadable"),
        }
    }

    /// What it means and what to do now; empty where the title says it all.
    pub fn advice(&self, lang: Lang) -> AttrValue {
        match self {
            Self::Problem(problem) if problem.detail == problem.title => AttrValue::default(),
            Self::Problem(problem) => problem.detail.clone().into(),
            Self::Network => t(lang, "ui-error-network-advice"),
            Self::Timeout => t(lang, "ui-error-timeout-advice"),
            Self::Unreadable { .. } => t(lang, "ui-error-unreadable-advice"),
        }
    }

    /// Whether trying the same again can help.
    pub fn can_retry(&self) -> bool {
        match self {
            Self::Problem(problem) => problem.status >= 500 || problem.status == 429,
            _ => true,
        }
    }

    /// Whether the change may have been made although no answer came.
    pub fn outcome_unknown(&self) -> bool {
        match self {
            Self::Problem(problem) => {
                problem.status >= 500 || problem.code == Code::IdempotencyInFlight
            }
            _ => true,
        }
    }
}
