//! Writing files under their content's hash, with their compressed siblings.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::Fault;

/// How hard to compress.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quality {
    /// Brotli 11: what is shipped.
    Best,
    /// Brotli 4: the watch loop.
    Quick,
}

/// One file's sizes in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Size {
    /// Path below the output folder.
    pub name: String,
    /// As stored.
    pub bytes: usize,
    /// As brotli; equal to `bytes` where no sibling is made.
    pub br: usize,
}

/// The output folder being filled.
pub struct Shelf {
    folder: PathBuf,
    quality: Quality,
    sizes: Vec<Size>,
}

/// Formats that are compressed already.
const PACKED: [&str; 7] = ["png", "jpg", "jpeg", "webp", "avif", "woff2", "ico"];

impl Shelf {
    /// Starts an empty folder.
    pub fn new(folder: &Path, quality: Quality) -> Result<Self, Fault> {
        std::fs::create_dir_all(folder)?;
        Ok(Self {
            folder: folder.to_path_buf(),
            quality,
            sizes: Vec::new(),
        })
    }

    /// Writes `assets/<stem>-<hash>.<ending>` and its siblings; returns the path below the folder.
    pub fn put_hashed(&mut self, stem: &str, ending: &str, data: &[u8]) -> Result<String, Fault> {
        let hash = hex::encode(Sha256::digest(data));
        let short = hash.get(..16).unwrap_or(&hash);
        let name = format!("assets/{stem}-{short}.{ending}");
        self.put(&name, data)?;
        Ok(name)
    }

    /// Writes a file and its `.br` and `.gz` siblings.
    pub fn put(&mut self, name: &str, data: &[u8]) -> Result<(), Fault> {
        self.write(name, data)?;
        let ending = Path::new(name)
            .extension()
            .unwrap_or_default()
            .to_string_lossy();
        if PACKED.contains(&ending.as_ref()) {
            self.note(name, data.len(), data.len());
            return Ok(());
        }
        let br = brotli(data, self.quality)?;
        self.write(&format!("{name}.br"), &br)?;
        self.write(&format!("{name}.gz"), &gzip(data, self.quality)?)?;
        self.note(name, data.len(), br.len());
        Ok(())
    }

    /// Writes a file without siblings.
    pub fn put_plain(&mut self, name: &str, data: &[u8]) -> Result<(), Fault> {
        self.write(name, data)?;
        self.note(name, data.len(), data.len());
        Ok(())
    }

    /// Copies a folder of static files, names kept; a missing folder is an empty one.
    pub fn copy_folder(&mut self, from: &Path) -> Result<(), Fault> {
        self.copy_below(from, "")
    }

    fn copy_below(&mut self, from: &Path, prefix: &str) -> Result<(), Fault> {
        let Ok(entries) = std::fs::read_dir(from) else {
            return Ok(());
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let name = format!("{prefix}{file}");
            if path.is_dir() {
                self.copy_below(&path, &format!("{name}/"))?;
            } else {
                self.put(&name, &std::fs::read(&path)?)?;
            }
        }
        Ok(())
    }

    /// All sizes, in the order of writing.
    pub fn finish(self) -> Vec<Size> {
        self.sizes
    }

    fn note(&mut self, name: &str, bytes: usize, br: usize) {
        self.sizes.push(Size {
            name: name.to_owned(),
            bytes,
            br,
        });
    }

    fn write(&self, name: &str, data: &[u8]) -> Result<(), Fault> {
        let path = self.folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(&path, data).map_err(|e| format!("{}: {e}", path.display()).into())
    }
}

fn brotli(data: &[u8], quality: Quality) -> Result<Vec<u8>, Fault> {
    let level = if quality == Quality::Best { 11 } else { 4 };
    let mut packed = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, level, 22);
        writer.write_all(data)?;
        writer.flush()?;
    }
    Ok(packed)
}

fn gzip(data: &[u8], quality: Quality) -> Result<Vec<u8>, Fault> {
    let level = if quality == Quality::Best { 9 } else { 1 };
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    writer.write_all(data)?;
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::{Quality, Shelf, brotli};
    use std::io::Read as _;

    #[test]
    fn a_name_changes_with_its_content_only() {
        let folder = std::env::temp_dir().join(format!("shelf-{}", std::process::id()));
        let mut shelf = Shelf::new(&folder, Quality::Quick).unwrap();
        let one = shelf.put_hashed("a", "js", b"1").unwrap();
        let two = shelf.put_hashed("a", "js", b"2").unwrap();
        let again = shelf.put_hashed("a", "js", b"1").unwrap();
        assert_ne!(one, two);
        assert_eq!(one, again);
        assert!(folder.join(format!("{one}.br")).is_file());
        assert!(folder.join(format!("{one}.gz")).is_file());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn brotli_gives_back_what_it_took() {
        let text = "結び ".repeat(1000);
        let packed = brotli(text.as_bytes(), Quality::Best).unwrap();
        assert!(packed.len() < 100);
        let mut back = String::new();
        brotli::Decompressor::new(packed.as_slice(), 4096)
            .read_to_string(&mut back)
            .unwrap();
        assert_eq!(back, text);
    }
}
