//! A chart with the table of its numbers.

use yew::prelude::*;

/// Props of [`Chart`].
#[derive(Properties, PartialEq, Debug)]
pub struct ChartProps {
    /// The picture, as `shared::chart` draws it: every text in it is escaped there.
    pub svg: AttrValue,
    /// The table of the same numbers, with a caption and scoped headers.
    pub children: Html,
}

/// The picture above its table. Who can't see the picture hears its name and description, and
/// finds all its numbers in the table.
#[component]
pub fn Chart(props: &ChartProps) -> Html {
    html! {
        <div class="figure stack-s">
            <div class="figure-picture">{ Html::from_html_unchecked(props.svg.clone()) }</div>
            { props.children.clone() }
        </div>
    }
}
