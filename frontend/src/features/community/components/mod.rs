//! The parts of the community's pages.

mod actions;
mod edit;
mod hide;
mod join;
mod post;
mod reactions;
mod reply;
mod report;
mod report_card;
mod settings;
mod threads;

pub use join::Join;
pub use post::PostCard;
pub use reply::ReplyForm;
pub use report::ReportDialog;
pub use report_card::ReportCard;
pub use settings::Settings;
pub use threads::{ThreadList, row, title};

/// The components' props, for tests.
pub mod props {
    pub use super::join::JoinProps;
    pub use super::post::PostProps;
    pub use super::reply::ReplyProps;
    pub use super::report::ReportProps;
    pub use super::report_card::ReportCardProps;
}

use shared::community::api::Author;
use shared::i18n::Lang;
use yew::prelude::*;

use crate::i18n::t;
use crate::ui::{Tag, TagTone};

/// Who wrote it: 姓 名さん, the organisation, and the mark of those who run the programme.
pub fn byline(lang: Lang, author: &Author) -> Html {
    html! {
        <>
            <span class="strong">{ author.called(lang) }</span>
            if let Some(organisation) = &author.organisation_name {
                <span class="small soft">{ organisation.as_str().to_owned() }</span>
            }
            if author.staff {
                <Tag tone={TagTone::Key}>{ t(lang, "community-staff") }</Tag>
            }
        </>
    }
}
