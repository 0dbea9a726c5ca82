//! The knot as the SPA shows it.

use shared::knot::{Shape, draw};
use yew::prelude::*;

/// Props of [`KnotArt`].
#[derive(Properties, PartialEq, Debug)]
pub struct KnotProps {
    /// What the knot is drawn from: an event's `id.uuid().as_u128()`, or any constant.
    pub seed: u128,
    /// The frame.
    #[prop_or(Shape::Square)]
    pub shape: Shape,
}

/// A knot. It adorns and says nothing, so screen readers pass over it.
#[component]
pub fn KnotArt(props: &KnotProps) -> Html {
    let knot = use_memo((props.seed, props.shape), |(seed, shape)| {
        draw(*seed, *shape)
    });
    let (width, height) = props.shape.size();
    let class = if props.shape == Shape::Cover {
        "knot-cover"
    } else {
        "knot"
    };
    html! {
        <span {class} aria-hidden="true">
            <svg viewBox={format!("0 0 {width} {height}")} focusable="false"
                preserveAspectRatio="xMidYMid slice">
                { for knot.strokes.iter().map(|stroke| html! {
                    <path class={stroke.ink.class()} stroke-width={stroke.width.to_string()}
                        d={stroke.path.clone()} />
                }) }
            </svg>
        </span>
    }
}
