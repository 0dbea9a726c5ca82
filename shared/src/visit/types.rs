//! The words of visits: which pages are counted.

use core::fmt;
use core::str::FromStr;

use uuid::Uuid;

use crate::problem::Code;

id! {
    /// What a page is about: an event, an organisation, an article, a support measure.
    pub PageThingId(PageThing) = "page"
}

closed! {
    /// A kind of page that is counted. Pages that belong to somebody (tickets, my page, sign-in)
    /// and the staff's pages are not.
    pub enum PageKind {
        /// The home page.
        Home = "home",
        /// The list of events.
        Events = "events",
        /// One event.
        Event = "event",
        /// The directory of companies.
        Organisations = "organisations",
        /// One company.
        Organisation = "organisation",
        /// The list of articles.
        Articles = "articles",
        /// One article.
        Article = "article",
        /// The list of support measures.
        Measures = "measures",
        /// One support measure.
        Measure = "measure",
    }
}

impl PageKind {
    /// Whether such a page is about one thing, which its id names.
    pub const fn is_about_one(self) -> bool {
        matches!(
            self,
            Self::Event | Self::Organisation | Self::Article | Self::Measure
        )
    }
}

/// One page that is counted: its kind and, where it is about one thing, which.
///
/// Kept as text: `home`, `event:` and the id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PageKey {
    kind: PageKind,
    id: Option<Uuid>,
}

impl PageKey {
    /// The page; `None` where a kind lacks its id, or has one that means nothing.
    pub fn new(kind: PageKind, id: Option<Uuid>) -> Option<Self> {
        (kind.is_about_one() == id.is_some()).then_some(Self { kind, id })
    }

    /// Its kind.
    pub const fn kind(self) -> PageKind {
        self.kind
    }

    /// What it is about.
    pub const fn id(self) -> Option<Uuid> {
        self.id
    }
}
impl fmt::Display for PageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.id {
            None => f.write_str(self.kind.as_str()),
            Some(id) => write!(f, "{}:{id}", self.kind),
        }
    }
}
impl FromStr for PageKey {
    type Err = Code;

    fn from_str(text: &str) -> Result<Self, Code> {
        let (kind, id) = match text.split_once(':') {
            None => (text, None),
            Some((kind, id)) => (kind, Some(id.parse::<PageThingId>()?.uuid())),
        };
        Self::new(kind.parse()?, id).ok_or(Code::UnknownValue)
    }
}

#[cfg(feature = "db")]
db_as!(PageKey, String, |key| key.to_string(), |text| text
    .parse()
    .ok());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_as_written_and_nothing_else_is_a_key() {
        let id = Uuid::from_u128(7);
        for kind in PageKind::ALL {
            let key = PageKey::new(*kind, kind.is_about_one().then_some(id)).unwrap();
            assert_eq!(key.to_string().parse(), Ok(key));
            assert_eq!(
                PageKey::new(*kind, (!kind.is_about_one()).then_some(id)),
                None
            );
        }
        for bad in [
            "",
            "event",
            "home:",
            "/events",
            "event:7",
            "nothing:00000000-0000-0000-0000-000000000007",
        ] {
            assert!(bad.parse::<PageKey>().is_err(), "{bad}");
        }
    }
}
