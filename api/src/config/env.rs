//! Reading variables, naming every fault at once, and documenting them from the same table.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

/// One variable: what it is for, as docs/ENV.md tells it.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// `MUSUBI_…`.
    pub name: &'static str,
    /// What it sets, in one sentence.
    pub purpose: &'static str,
    /// What holds without it, in words.
    pub default: &'static str,
    /// A value that works.
    pub example: &'static str,
}

/// What is wrong with one variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The variable.
    pub name: &'static str,
    /// What is wrong with its value. The value itself may be a secret and is not repeated.
    pub wrong: String,
    /// A value that works.
    pub example: &'static str,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} {}; for example {}={}",
            self.name, self.wrong, self.name, self.example
        )
    }
}

/// Everything that is wrong with the configuration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ConfigError {
    /// The variables that are wrong.
    pub faults: Vec<Fault>,
    /// Variables that begin like ours but are not known: a missing one may be among them, misspelt.
    pub unknown: Vec<String>,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration is wrong:")?;
        for fault in &self.faults {
            write!(f, "\n  {fault}")?;
        }
        for name in &self.unknown {
            write!(f, "\n  {name} is not known; is it misspelt?")?;
        }
        Ok(())
    }
}

/// The variables of one start, and the faults found in them so far.
pub(super) struct Env {
    values: BTreeMap<String, String>,
    faults: Vec<Fault>,
}

impl Env {
    pub(super) fn new(values: impl IntoIterator<Item = (String, String)>) -> Self {
        Self {
            values: values.into_iter().collect(),
            faults: Vec::new(),
        }
    }

    /// The value, `None` when unset or empty (compose files pass unset variables as empty).
    pub(super) fn text(&self, variable: &Variable) -> Option<String> {
        self.values
            .get(variable.name)
            .map(|v| v.trim().to_owned())
            .filter(|v| !v.is_empty())
    }

    /// The value read by `read`, or `default`; a value that can't be read is a fault.
    pub(super) fn read<T>(
        &mut self,
        variable: &Variable,
        default: T,
        read: impl FnOnce(&str) -> Result<T, String>,
    ) -> T {
        match self.text(variable).map(|text| read(&text)) {
            None => default,
            Some(Ok(value)) => value,
            Some(Err(wrong)) => {
                self.fault(variable, wrong);
                default
            }
        }
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, variable: &Variable, wrong: impl Into<String>) {
        let fault = Fault {
            name: variable.name,
            wrong: wrong.into(),
            example: variable.example,
        };
        self.faults.push(fault);
    }

    /// The names of `MUSUBI_` variables that no section knows: most likely misspellings. They are
    /// answered, not logged: what is logged, and how, is not known yet.
    pub(super) fn finish(mut self, known: &[&Variable]) -> Result<Vec<String>, ConfigError> {
        let unknown = |name: &&String| {
            let ours = name.starts_with("MUSUBI_") && !name.starts_with("MUSUBI_TEST_");
            ours && !known.iter().any(|variable| variable.name == **name)
        };
        let unknown: Vec<String> = self.values.keys().filter(unknown).cloned().collect();
        self.faults.sort_by_key(|fault| fault.name);
        if self.faults.is_empty() {
            Ok(unknown)
        } else {
            let faults = self.faults;
            Err(ConfigError { faults, unknown })
        }
    }
}

/// Reads a number within bounds.
pub(super) fn number(text: &str, least: u32, most: u32) -> Result<u32, String> {
    match text.parse() {
        Ok(number) if (least..=most).contains(&number) => Ok(number),
        _ => Err(format!("must be a number from {least} to {most}")),
    }
}

/// Reads `true` or `false`.
pub(super) fn yes_or_no(text: &str) -> Result<bool, String> {
    match text {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err("must be true or false".to_owned()),
    }
}

/// One section of docs/ENV.md.
pub(super) fn document(title: &str, variables: &[&Variable]) -> String {
    let mut text = format!(
        "\n## {title}\n\n| Variable | What it sets | Without it | Example |\n|---|---|---|---|\n"
    );
    for Variable {
        name,
        purpose,
        default,
        example,
    } in variables
    {
        // Writing to a string can't fail.
        let _ = writeln!(text, "| `{name}` | {purpose} | {default} | `{example}` |");
    }
    text
}
