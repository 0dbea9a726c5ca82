//! What lists are made of: table, pager, tags, timeline, skeletons, the empty state.

use std::rc::Rc;

use yew::prelude::*;

use super::banner::ErrorBanner;
use super::button::{Button, ButtonKind};
use super::knot::KnotArt;
use crate::client::ClientError;
use crate::hooks::use_lang;
use crate::i18n::t;

/// Props of [`Table`].
#[derive(Properties, PartialEq, Debug)]
pub struct TableProps {
    /// The table's id on this page.
    pub id: AttrValue,
    /// What the table shows.
    pub caption: AttrValue,
    /// Whether the caption is for screen readers only (a heading says the same).
    #[prop_or_default]
    pub caption_hidden: bool,
    /// Tighter rows, for desks.
    #[prop_or_default]
    pub condensed: bool,
    /// The header cells: `<th scope="col">…</th>`; numbers with `class="end"`.
    pub head: Html,
    /// The rows: `<tr><th scope="row">…</th><td>…</td></tr>`.
    pub children: Html,
}

/// A table in a region that scrolls by itself and can be reached by keyboard.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let caption_id = format!("{}-caption", props.id);
    html! {
        <div class="table-region" role="region" tabindex="0" aria-labelledby={caption_id.clone()}>
            <table class={classes!("table", props.condensed.then_some("condensed"))}
                id={props.id.clone()}>
                <caption id={caption_id} class={props.caption_hidden.then_some("sr-only")}>
                    { props.caption.clone() }
                </caption>
                <thead><tr>{ props.head.clone() }</tr></thead>
                <tbody>{ props.children.clone() }</tbody>
            </table>
        </div>
    }
}

/// Props of [`Pager`].
#[derive(Properties, PartialEq, Debug)]
pub struct PagerProps {
    /// Whether there is more.
    pub has_next: bool,
    /// Whether more is awaited.
    #[prop_or_default]
    pub pending: bool,
    /// Why more could not be read.
    #[prop_or_default]
    pub error: Option<Rc<ClientError>>,
    /// Reads more.
    pub onmore: Callback<()>,
}

/// "More" at the end of a list; nothing where the list is complete.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    let lang = use_lang();
    if !props.has_next && props.error.is_none() {
        return Html::default();
    }
    html! {
        <div class="pager">
            if let Some(error) = &props.error {
                <ErrorBanner error={error.clone()} />
            }
            <Button kind={ButtonKind::Outline} pending={props.pending} onclick={props.onmore.clone()}>
                { t(lang, "ui-more") }
            </Button>
        </div>
    }
}

/// The meaning of a tag's colour, which only repeats its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum TagTone {
    #[default]
    Plain,
    Key,
    Good,
    Wait,
    Bad,
}

/// Props of [`Tag`].
#[derive(Properties, PartialEq, Debug)]
pub struct TagProps {
    /// The colour's meaning.
    #[prop_or_default]
    pub tone: TagTone,
    /// A state (with a dot) rather than a label.
    #[prop_or_default]
    pub state: bool,
    /// The words.
    pub children: Html,
}

/// A label or a state.
#[component]
pub fn Tag(props: &TagProps) -> Html {
    let tone = match props.tone {
        TagTone::Plain => None,
        TagTone::Key => Some("key"),
        TagTone::Good => Some("good"),
        TagTone::Wait => Some("wait"),
        TagTone::Bad => Some("bad"),
    };
    html! {
        <span class={classes!("tag", tone, props.state.then_some("dot"))}>
            { props.children.clone() }
        </span>
    }
}

/// One item of a [`Timeline`].
#[derive(Clone, PartialEq, Debug)]
pub struct TimelineItem {
    /// When: `14:00〜14:30`.
    pub time: AttrValue,
    /// Discussion or workshop (`output`) rather than a talk (`input`): another knot.
    pub output: bool,
    /// What.
    pub body: Html,
}

/// Props of [`Timeline`].
#[derive(Properties, PartialEq, Debug)]
pub struct TimelineProps {
    /// The items in order.
    pub items: Vec<TimelineItem>,
}

/// An agenda along a cord.
#[component]
pub fn Timeline(props: &TimelineProps) -> Html {
    html! {
        <ol class="timeline" role="list">
            { for props.items.iter().map(|item| html! {
                <li class={item.output.then_some("output")}>
                    <span class="timeline-time">{ item.time.clone() }</span>
                    <div>{ item.body.clone() }</div>
                </li>
            }) }
        </ol>
    }
}

/// The shape of what will come.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Skeleton {
    /// So many lines of text.
    Lines(u8),
    /// So many cards in a grid.
    Cards(u8),
    /// So many rows of a table.
    Rows(u8),
    /// A heading, a picture, some text.
    Detail,
}

/// Props of [`SkeletonView`].
#[derive(Properties, PartialEq, Debug)]
pub struct SkeletonProps {
    /// The shape.
    pub shape: Skeleton,
}

/// The outline of what will come.
#[component]
pub fn SkeletonView(props: &SkeletonProps) -> Html {
    let lang = use_lang();
    let bar = |kind: &'static str| html! { <span class={classes!("skeleton", kind)} /> };
    let lines = |count: u8| {
        html! {
            <>
                { for (0..count).map(|i| bar(if i + 1 == count { "line half" } else { "line" })) }
            </>
        }
    };
    let body = match props.shape {
        Skeleton::Lines(count) => lines(count),
        Skeleton::Rows(count) => html! { <>{ for (0..count).map(|_| bar("row")) }</> },
        Skeleton::Cards(count) => html! {
            <div class="grid">
                { for (0..count).map(|_| html! {
                    <div class="card">{ bar("block") }{ lines(3) }</div>
                }) }
            </div>
        },
        Skeleton::Detail => html! { <>{ bar("title") }{ bar("block") }{ lines(5) }</> },
    };
    html! {
        <div class="stack">
            <p class="sr-only" role="status">{ t(lang, "ui-loading") }</p>
            <div class="stack" aria-hidden="true">{ body }</div>
        </div>
    }
}

/// Props of [`EmptyState`].
#[derive(Properties, PartialEq, Debug)]
pub struct EmptyStateProps {
    /// What is not there, kindly.
    pub title: AttrValue,
    /// Chooses the knot.
    #[prop_or(41)]
    pub seed: u128,
    /// What to do now: a sentence, a button.
    #[prop_or_default]
    pub children: Html,
}

/// Nothing there (yet): a knot, a sentence, a way on.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty">
            <KnotArt seed={props.seed} />
            <p class="empty-title">{ props.title.clone() }</p>
            <div class="empty-body stack">{ props.children.clone() }</div>
        </div>
    }
}
