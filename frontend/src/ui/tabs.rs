//! Tabs, after the ARIA pattern: arrows move, the chosen one is in the tab order.

use yew::prelude::*;

use crate::browser;

/// One tab.
#[derive(Clone, PartialEq, Debug)]
pub struct TabItem {
    /// Its name in the address (`?tab=`).
    pub key: AttrValue,
    /// Its words.
    pub label: AttrValue,
    /// How many things are in it.
    pub count: Option<i64>,
}

impl TabItem {
    /// A tab.
    pub fn new(key: impl Into<AttrValue>, label: impl Into<AttrValue>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            count: None,
        }
    }

    /// With a number beside its words.
    #[must_use]
    pub fn count(mut self, count: i64) -> Self {
        self.count = Some(count);
        self
    }
}

/// Props of [`Tabs`].
#[derive(Properties, PartialEq, Debug)]
pub struct TabsProps {
    /// The tabs' id on this page.
    pub id: AttrValue,
    /// What the tabs are of.
    pub label: AttrValue,
    /// The tabs.
    pub tabs: Vec<TabItem>,
    /// The key of the chosen one.
    pub current: AttrValue,
    /// Another one was chosen.
    pub onselect: Callback<AttrValue>,
    /// The chosen one's panel.
    pub children: Html,
}

/// Tabs and the panel of the chosen one.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let tab_id = |key: &AttrValue| format!("{}-tab-{key}", props.id);
    let panel_id = format!("{}-panel", props.id);
    let onkeydown = {
        let keys: Vec<AttrValue> = props.tabs.iter().map(|tab| tab.key.clone()).collect();
        let (current, onselect, id) = (
            props.current.clone(),
            props.onselect.clone(),
            props.id.clone(),
        );
        Callback::from(move |event: KeyboardEvent| {
            let here = keys.iter().position(|key| *key == current).unwrap_or(0);
            let last = keys.len().saturating_sub(1);
            let next = match event.key().as_str() {
                "ArrowRight" => {
                    if here == last {
                        0
                    } else {
                        here + 1
                    }
                }
                "ArrowLeft" => here.checked_sub(1).unwrap_or(last),
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            if let Some(key) = keys.get(next) {
                onselect.emit(key.clone());
                browser::focus(&format!("{id}-tab-{key}"));
            }
        })
    };
    html! {
        <div>
            <div class="tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>
                { for props.tabs.iter().map(|tab| {
                    let chosen = tab.key == props.current;
                    let key = tab.key.clone();
                    let onclick = props.onselect.reform(move |_: MouseEvent| key.clone());
                    html! {
                        <button type="button" class="tab" role="tab" id={tab_id(&tab.key)}
                            aria-selected={if chosen { "true" } else { "false" }}
                            aria-controls={chosen.then(|| panel_id.clone())}
                            tabindex={if chosen { "0" } else { "-1" }} {onclick}>
                            { tab.label.clone() }
                            if let Some(count) = tab.count {
                                <span class="tag num">{ crate::i18n::number(count) }</span>
                            }
                        </button>
                    }
                }) }
            </div>
            <div class="tabpanel" role="tabpanel" id={panel_id.clone()} tabindex="0"
                aria-labelledby={tab_id(&props.current)}>
                { props.children.clone() }
            </div>
        </div>
    }
}
