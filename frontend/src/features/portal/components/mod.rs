//! Parts of the portal's pages.

mod card;
mod home;

pub use card::{
    ArticleCard, ArticleCardProps, MeasureCard, MeasureCardProps, MeasureTags, published,
};
pub use home::HomeSections;
