//! A small reader of command-line flags: `--name`, `--name value`, `--name=value`.

use crate::Outcome;

/// The arguments not yet taken.
pub struct Flags {
    rest: Vec<String>,
}

impl Flags {
    /// Starts with everything after the command's name.
    pub fn new(args: &[String]) -> Self {
        let rest = args
            .iter()
            .flat_map(|arg| match arg.split_once('=') {
                Some((name, value)) if name.starts_with("--") => {
                    vec![name.to_owned(), value.to_owned()]
                }
                _ => vec![arg.clone()],
            })
            .collect();
        Self { rest }
    }

    /// Takes a switch.
    pub fn switch(&mut self, name: &str) -> bool {
        let before = self.rest.len();
        self.rest.retain(|arg| arg != name);
        self.rest.len() != before
    }

    /// Takes a flag with its value.
    ///
    /// # Errors
    /// When the value is missing.
    pub fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let Some(at) = self.rest.iter().position(|arg| arg == name) else {
            return Ok(None);
        };
        self.rest.remove(at);
        if at < self.rest.len() {
            Ok(Some(self.rest.remove(at)))
        } else {
            Err(format!("{name} needs a value"))
        }
    }

    /// Takes the next plain word.
    pub fn word(&mut self) -> Option<String> {
        let at = self.rest.iter().position(|arg| !arg.starts_with("--"))?;
        Some(self.rest.remove(at))
    }

    /// Refuses what nobody took.
    ///
    /// # Errors
    /// When an argument is left over.
    pub fn done(self) -> Outcome {
        match self.rest.first() {
            None => Ok(()),
            Some(arg) => Err(format!("unknown argument `{arg}` (see `cargo xtask help`)")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Flags;

    fn flags(line: &str) -> Flags {
        Flags::new(
            &line
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn switches_and_values_are_taken_once() {
        let mut given = flags("--port=81 --watch name");
        assert!(given.switch("--watch"));
        assert_eq!(given.value("--port").unwrap().as_deref(), Some("81"));
        assert_eq!(given.word().as_deref(), Some("name"));
        assert!(given.done().is_ok());
    }

    #[test]
    fn a_leftover_is_refused() {
        assert!(flags("--prot 81").done().is_err());
        assert!(flags("--port").value("--port").is_err());
    }
}
