//! The portal's public pages.

mod article;
mod lists;
mod measure;

pub use article::{ArticlePage, ArticlePageProps, article_page};
pub use lists::{ArticleList, MeasureList};
pub use measure::{MeasurePage, MeasurePageProps, measure_page};
