//! Icons: drawn by us, always beside a word, hidden from screen readers.

use yew::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum IconKind {
    Info,
    Success,
    Warning,
    Error,
    Calendar,
    Place,
    Online,
    People,
    Menu,
    Close,
    Outside,
    Plus,
    Trash,
    Up,
    Down,
    Download,
}

impl IconKind {
    /// Strokes on a 24 × 24 grid.
    const fn path(self) -> &'static str {
        match self {
            Self::Info => "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M12 11v6M12 7v.5",
            Self::Success => "M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18M8 12l3 3l5-6",
            Self::Warning => "M12 3.5L22 20.5H2ZM12 10v5M12 17.5v.5",
            Self::Error => "M8 3h8l5 5v8l-5 5H8l-5-5V8ZM12 7.5v6M12 16v.5",
            Self::Calendar => "M4 6h16v14H4ZM4 10h16M8 3v4M16 3v4",
            Self::Place => {
                "M12 21s-7-6.5-7-11a7 7 0 0 1 14 0c0 4.5-7 11-7 11M12 8a2 2 0 1 0 0 4a2 2 0 0 0 0-4"
            }
            Self::Online => "M3 5h18v11H3ZM9 20h6M12 16v4",
            Self::People => {
                "M9 4a3.5 3.5 0 1 0 0 7a3.5 3.5 0 0 0 0-7M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.5c2.5.7 3.5 2.7 3.5 5.5"
            }
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Outside => "M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Trash => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
            Self::Up => "M12 19V6M6 12l6-6l6 6",
            Self::Down => "M12 5v13M6 12l6 6l6-6",
            Self::Download => "M12 4v11M7 11l5 5l5-5M4 20h16",
        }
    }
}

/// Props of [`Icon`].
#[derive(Properties, PartialEq, Debug)]
pub struct IconProps {
    /// What it shows.
    pub kind: IconKind,
    /// Edge length in pixels at 16 px text.
    #[prop_or(20)]
    pub size: u16,
    /// Further CSS classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A small drawing beside a word.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let size = props.size.to_string();
    html! {
        <svg class={props.class.clone()} viewBox="0 0 24 24" width={size.clone()} height={size}
            fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"
            stroke-linecap="round" aria-hidden="true" focusable="false">
            <path d={props.kind.path()} />
        </svg>
    }
}
