//! What is read of files.

use super::types::FileKind;

impl FileKind {
    /// What people call it, the same in every language.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Docx => "Word",
            Self::Xlsx => "Excel",
            Self::Pptx => "PowerPoint",
        }
    }
}

/// How long a file is, as people read it: `480KB`, `1.2MB`. Never less than 1KB.
pub fn size(bytes: u64) -> String {
    const KILO: u64 = 1024;
    if bytes < KILO * KILO {
        return format!("{}KB", bytes.div_ceil(KILO).clamp(1, KILO - 1));
    }
    let tenths = bytes.saturating_mul(10) / (KILO * KILO);
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole}MB"),
        (whole, tenth) => format!("{whole}.{tenth}MB"),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_short() {
        for (bytes, text) in [
            (0, "1KB"),
            (1025, "2KB"),
            (1024 * 1024 - 1, "1023KB"),
            (1024 * 1024, "1MB"),
            (1_300_000, "1.2MB"),
            (super::super::types::MOST_BYTES, "20MB"),
        ] {
            assert_eq!(size(bytes), text);
        }
    }
}
