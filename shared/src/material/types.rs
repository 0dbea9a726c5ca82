//! The words of files on events.

use crate::problem::Code;

id! {
    /// One file of an event.
    pub MaterialId(Material) = "material"
}

text! {
    /// What a file is called in lists.
    pub MaterialTitle: line, 1..=120
}

text! {
    /// A file's name as its owner has it, without folders. It is for people only: where the file is
    /// kept has nothing to do with it.
    pub FileName: line with file_name, 1..=120
}

/// The most bytes one file may have: 20 MB.
pub const MOST_BYTES: u64 = 20 * 1024 * 1024;

/// The most files one event may have.
pub const MOST_FILES: usize = 20;

closed! {
    /// Who may fetch a file, of an event that everybody may see.
    pub enum Audience {
        /// Everybody.
        Public = "public",
        /// Those whose registration is confirmed.
        Confirmed = "confirmed",
        /// Those who were there, registered or not.
        Attended = "attended",
    }
}

closed! {
    /// The kinds of files taken; what a file is, is read from its content.
    pub enum FileKind {
        /// PDF.
        Pdf = "pdf",
        /// A picture without loss.
        Png = "png",
        /// A photograph.
        Jpeg = "jpeg",
        /// A text (Office Open XML).
        Docx = "docx",
        /// A workbook (Office Open XML).
        Xlsx = "xlsx",
        /// Slides (Office Open XML).
        Pptx = "pptx",
    }
}

impl FileKind {
    /// The media type it is sent as.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => {
                "application/vnd.openxmlformats-officedocument.presentationml.presentation"
            }
        }
    }

    /// The kind of a media type, whatever its parameters; none for what is not taken.
    pub fn of_media_type(text: &str) -> Option<Self> {
        let bare = text.split(';').next().unwrap_or_default().trim();
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| bare.eq_ignore_ascii_case(kind.media_type()))
    }

    /// The endings that names of such files have; the first is the usual one.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &[".pdf"],
            Self::Png => &[".png"],
            Self::Jpeg => &[".jpg", ".jpeg"],
            Self::Docx => &[".docx"],
            Self::Xlsx => &[".xlsx"],
            Self::Pptx => &[".pptx"],
        }
    }

    /// The kind that a name's ending tells of.
    pub fn of_name(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.names(name))
    }

    /// Whether a file of this kind may be called so without misleading anybody's computer.
    pub fn names(self, name: &str) -> bool {
        let name = name.to_ascii_lowercase();
        let mut endings = self.endings().iter();
        endings.any(|ending| name.len() > ending.len() && name.ends_with(ending))
    }
}

/// The last part of what may come as a path, without what file systems and shells read as more
/// than a letter.
fn file_name(text: &str) -> Result<String, Code> {
    let last = text.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last
        .chars()
        .map(|c| match c {
            '"' | '<' | '>' | ':' | '|' | '*' | '?' => '_',
            other => other,
        })
        .collect();
    let plain = plain.trim_matches(|c: char| c == '.' || c.is_whitespace());
    if plain.is_empty() {
        Err(Code::Required)
    } else {
        Ok(plain.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_last_part_and_names_no_place() {
        for (given, kept) in [
            ("資料.pdf", "資料.pdf"),
            ("../../etc/passwd.pdf", "passwd.pdf"),
            ("C:\\Users\\me\\handout.pdf", "handout.pdf"),
            ("..", ""),
            (".htaccess", "htaccess"),
            ("a/", ""),
            ("say \"hi\".pdf", "say _hi_.pdf"),
            ("con:aux|x?.pdf", "con_aux_x_.pdf"),
            (" 3000.pdf ", "3000.pdf"),
        ] {
            let name = given.parse::<FileName>();
            assert_eq!(
                name.ok().map(FileName::into_string),
                Some(kept.to_owned()).filter(|kept| !kept.is_empty()),
                "{given}"
            );
        }
        for hidden in ["a\nb.pdf", "a\u{202e}fdp.exe", "a\0.pdf", "a\tb.pdf"] {
            assert_eq!(
                hidden.parse::<FileName>(),
                Err(Code::ForbiddenCharacter),
                "{hidden:?}"
            );
        }
    }

    #[test]
    fn a_kind_is_known_by_its_media_type_and_its_ending() {
        for kind in FileKind::ALL {
            let upper = format!("{}; charset=x", kind.media_type().to_uppercase());
            assert_eq!(FileKind::of_media_type(&upper), Some(*kind));
            for ending in kind.endings() {
                let name = format!("A{}", ending.to_uppercase());
                assert_eq!(FileKind::of_name(&name), Some(*kind));
            }
            assert!(!kind.names(kind.endings().first().unwrap()));
        }
        for no in ["image/svg+xml", "text/html", "application/zip", ""] {
            assert_eq!(FileKind::of_media_type(no), None, "{no}");
        }
        assert_eq!(FileKind::of_name("a.pdf.exe"), None);
    }
}
