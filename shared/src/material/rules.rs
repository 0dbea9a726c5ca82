//! Who may fetch what, and under which name it is saved.

use super::types::{Audience, FileKind, FileName, MaterialTitle};

/// How somebody stands to an event, at this moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Standing {
    /// Sees what staff see.
    pub staff: bool,
    /// Everybody may see the event.
    pub public: bool,
    /// Has a confirmed registration.
    pub confirmed: bool,
    /// Was there.
    pub attended: bool,
}

impl Standing {
    /// Staff see every file; others those of a public event whose audience they are of.
    pub const fn may_fetch(self, audience: Audience) -> bool {
        if self.staff {
            return true;
        }
        let of_audience = match audience {
            Audience::Public => true,
            Audience::Confirmed => self.confirmed,
            Audience::Attended => self.attended,
        };
        self.public && of_audience
    }

    /// Whether they may know that the event is there.
    pub const fn knows_the_event(self) -> bool {
        self.staff || self.public
    }
}

/// The name a file is saved under: with an ending of its kind, so that no computer takes it for
/// something else.
pub fn saved_as(name: &FileName, kind: FileKind) -> String {
    if kind.names(name.as_str()) {
        return name.as_str().to_owned();
    }
    let ending = kind.endings().first().copied().unwrap_or_default();
    format!("{name}{ending}")
}

/// What a file is called where nobody said: its name without the ending.
pub fn title_of(name: &FileName, kind: FileKind) -> Option<MaterialTitle> {
    let text = name.as_str();
    let lower = text.to_ascii_lowercase();
    let ending = kind.endings().iter().find(|end| lower.ends_with(*end));
    let bare = ending.and_then(|ending| text.get(..text.len() - ending.len()));
    bare.unwrap_or(text).parse().ok()
}

/// The name of a file whose owner told none.
pub fn nameless(kind: FileKind) -> Option<FileName> {
    let ending = kind.endings().first().copied().unwrap_or_default();
    format!("file{ending}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn everybody() -> impl Strategy<Value = Standing> {
        let four = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
        four.prop_map(|(staff, public, confirmed, attended)| Standing {
            staff,
            public,
            confirmed,
            attended,
        })
    }

    proptest! {
        /// What is not public stays with staff; each audience is exactly who it names.
        #[test]
        fn an_audience_is_whom_it_names(standing in everybody()) {
            let may: Vec<bool> = Audience::ALL.iter().map(|one| standing.may_fetch(*one)).collect();
            if standing.staff {
                prop_assert_eq!(may, [true, true, true]);
            } else if standing.public {
                prop_assert_eq!(may, [true, standing.confirmed, standing.attended]);
            } else {
                prop_assert_eq!(may, [false, false, false]);
            }
        }

        /// Whatever a file is called, it is saved with an ending of its kind, and has a title.
        #[test]
        fn a_file_is_saved_as_what_it_is(text in "\\PC{1,40}", which in 0..FileKind::ALL.len()) {
            let kind = FileKind::ALL[which];
            if let Ok(name) = text.parse::<FileName>() {
                prop_assert!(kind.names(&saved_as(&name, kind)));
                prop_assert!(title_of(&name, kind).is_some());
            }
        }
    }

    #[test]
    fn names_and_titles_are_what_people_expect() {
        let name: FileName = "第1回資料.PDF".parse().unwrap();
        assert_eq!(saved_as(&name, FileKind::Pdf), "第1回資料.PDF");
        assert_eq!(saved_as(&name, FileKind::Png), "第1回資料.PDF.png");
        assert_eq!(
            title_of(&name, FileKind::Pdf).unwrap().as_str(),
            "第1回資料"
        );
        for kind in FileKind::ALL {
            assert!(kind.names(nameless(*kind).unwrap().as_str()));
        }
    }
}
