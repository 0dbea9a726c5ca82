//! "Nothing changed since": a hash of a step's inputs, kept from one run to the next.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::{Outcome, paths, walk};

/// The inputs' hash of one step, compared with the last successful run's.
pub struct Stamp {
    file: PathBuf,
    value: String,
}

impl Stamp {
    /// Hashes names and contents of all `inputs` (files or folders) and the `words` (modes, versions).
    pub fn of(name: &str, inputs: &[PathBuf], words: &[&str]) -> Self {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        for input in inputs {
            if input.is_dir() {
                for file in walk::files(input) {
                    add(&mut hasher, &file);
                }
            } else {
                add(&mut hasher, input);
            }
        }
        let file = paths::scratch().join("stamps").join(name);
        Self {
            file,
            value: format!("{:016x}", hasher.finish()),
        }
    }

    /// True when the last successful run had the same inputs.
    pub fn is_fresh(&self) -> bool {
        std::fs::read_to_string(&self.file).is_ok_and(|kept| kept == self.value)
    }

    /// Remembers this run's inputs.
    ///
    /// # Errors
    /// When the stamp cannot be written.
    pub fn keep(&self) -> Outcome {
        if let Some(folder) = self.file.parent() {
            std::fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        std::fs::write(&self.file, &self.value).map_err(|e| format!("{}: {e}", self.file.display()))
    }
}

fn add(hasher: &mut DefaultHasher, file: &Path) {
    paths::relative(file).hash(hasher);
    std::fs::read(file).unwrap_or_default().hash(hasher);
}

#[cfg(test)]
mod tests {
    use super::Stamp;

    #[test]
    fn a_changed_byte_a_new_name_or_another_word_make_it_stale() {
        let folder = std::env::temp_dir().join(format!("stamp-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("a"), "1").unwrap();
        let name = format!("test-{}", std::process::id());
        let of = |word: &str| Stamp::of(&name, std::slice::from_ref(&folder), &[word]);
        assert!(!of("w").is_fresh());
        of("w").keep().unwrap();
        assert!(of("w").is_fresh());
        assert!(!of("v").is_fresh());
        std::fs::write(folder.join("a"), "2").unwrap();
        assert!(!of("w").is_fresh());
        of("w").keep().unwrap();
        std::fs::rename(folder.join("a"), folder.join("b")).unwrap();
        assert!(!of("w").is_fresh());
        std::fs::remove_dir_all(&folder).unwrap();
        std::fs::remove_file(of("w").file).unwrap();
    }
}
