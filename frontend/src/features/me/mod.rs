//! My page: it shows parts of several features, so it belongs to none of them.

mod page;

pub use page::MyPage;

#[cfg(test)]
mod tests;
