//! The head of a page: breadcrumb, heading, lead, actions. Every page has exactly one.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;
use yew_router::prelude::use_location;

use super::link::Go;
use crate::browser;
use crate::hooks::{use_lang, use_title};
use crate::i18n::t;
use crate::routes::Route;

/// The path whose heading had the focus last: it takes it once per navigation, and not on the
/// first page, where the reader begins at the top. A context given by the app.
#[derive(Clone, Debug, Default)]
pub struct Landing(Rc<RefCell<Option<String>>>);

impl PartialEq for Landing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Landing {
    /// Whether this path is a new one to land on.
    fn arrives(&self, path: &str) -> bool {
        let known = self.0.replace(Some(path.to_owned()));
        known.is_some_and(|known| known != path)
    }
}

/// One step of a breadcrumb.
#[derive(Clone, PartialEq, Debug)]
pub struct Crumb {
    /// Its words.
    pub label: AttrValue,
    /// The page it leads to.
    pub to: Route,
}

impl Crumb {
    /// A step.
    pub fn new(to: Route, label: impl Into<AttrValue>) -> Self {
        Self {
            label: label.into(),
            to,
        }
    }
}

/// Props of [`Breadcrumb`].
#[derive(Properties, PartialEq, Debug)]
pub struct BreadcrumbProps {
    /// The steps above this page, outermost first.
    pub crumbs: Vec<Crumb>,
    /// This page.
    pub here: AttrValue,
}

/// Where one is.
#[component]
pub fn Breadcrumb(props: &BreadcrumbProps) -> Html {
    let lang = use_lang();
    html! {
        <nav class="breadcrumb" aria-label={t(lang, "ui-breadcrumb")}>
            <ol>
                { for props.crumbs.iter().map(|crumb| html! {
                    <li><Go to={crumb.to.clone()}>{ crumb.label.clone() }</Go></li>
                }) }
                <li aria-current="page">{ props.here.clone() }</li>
            </ol>
        </nav>
    }
}

/// Props of [`PageHeading`].
#[derive(Properties, PartialEq, Debug)]
pub struct PageHeadingProps {
    /// The page's name: its h1 and the document's title.
    pub title: AttrValue,
    /// The steps above this page.
    #[prop_or_default]
    pub crumbs: Vec<Crumb>,
    /// One or two sentences below the heading.
    #[prop_or_default]
    pub lead: Option<Html>,
    /// What stands above the heading's words (tags).
    #[prop_or_default]
    pub above: Option<Html>,
    /// The page's action, to the right of the heading.
    #[prop_or_default]
    pub actions: Option<Html>,
}

/// The head of a page: names the document, and takes the focus after a navigation.
#[component]
pub fn PageHeading(props: &PageHeadingProps) -> Html {
    use_title(&props.title);
    let node = use_node_ref();
    let landing = use_context::<Landing>().unwrap_or_default();
    let path = use_location()
        .map(|l| l.path().to_owned())
        .unwrap_or_default();
    {
        let node = node.clone();
        use_effect_with(path, move |path| {
            if landing.arrives(path) {
                browser::scroll_to_top();
                if let Some(heading) = node.cast::<web_sys::HtmlElement>() {
                    drop(heading.focus());
                }
            }
        });
    }
    html! {
        <div class="page-head">
            if !props.crumbs.is_empty() {
                <Breadcrumb crumbs={props.crumbs.clone()} here={props.title.clone()} />
            }
            { props.above.clone().unwrap_or_default() }
            <div class="page-head-row">
                <h1 ref={node} tabindex="-1">{ props.title.clone() }</h1>
                if let Some(actions) = &props.actions {
                    <div class="actions">{ actions.clone() }</div>
                }
            </div>
            if let Some(lead) = &props.lead {
                <div class="lead">{ lead.clone() }</div>
            }
        </div>
    }
}
