//! The design system: components after the Digital Agency Design System's behaviour (UX.md).
//! They take texts as props, so that none of them knows a feature.

mod async_view;
mod banner;
mod button;
mod chart;
mod choice;
mod combobox;
mod date;
mod date_parts;
mod dialog;
mod field;
mod fold;
mod form_head;
mod guard;
mod heading;
mod icon;
mod knot;
mod link;
mod list;
mod name;
mod number;
mod prose;
mod qr;
mod summary;
mod tabs;
mod toast;

pub use async_view::{AsyncFrame, AsyncView, Settled};
pub use banner::{Banner, ErrorBanner, Tone};
pub use button::{Button, ButtonHref, ButtonKind, ButtonLink, ButtonSize};
pub use chart::Chart;
pub use choice::{CheckGroup, Checkbox, Choice, RadioGroup, Select};
pub use combobox::Combobox;
pub use date::{DateField, DateTimeField, TimeField};
pub use date_parts::{DateParts, Typed};
pub use dialog::Dialog;
pub use field::{FieldFrame, TextArea, TextField, Width};
pub use fold::fold;
pub use form_head::FormHead;
pub use guard::UnsavedGuard;
pub use heading::{Breadcrumb, Crumb, Landing, PageHeading};
pub use icon::{Icon, IconKind};
pub use knot::KnotArt;
pub use link::Go;
pub use list::{
    EmptyState, Pager, Skeleton, SkeletonView, Table, Tag, TagTone, Timeline, TimelineItem,
};
pub use name::NameFields;
pub use number::NumberField;
pub use prose::Prose;
pub use qr::qr_code;
pub use shared::knot::Shape;
pub use summary::ErrorSummary;
pub use tabs::{TabItem, Tabs};
pub use toast::{Toast, ToastProvider, use_toast};

/// The components' props, for tests and for components that pass them on.
pub mod props {
    pub use super::button::ButtonProps;
    pub use super::date::DateFieldProps;
    pub use super::field::{TextAreaProps, TextFieldProps};
    pub use super::knot::KnotProps;
    pub use super::list::{SkeletonProps, TableProps};
    pub use super::summary::ErrorSummaryProps;
    pub use super::tabs::TabsProps;
}
