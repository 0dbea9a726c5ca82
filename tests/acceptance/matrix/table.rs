//! Reads the reviewed table.

use acceptance::Persona;

/// The table itself: one line per operation and case.
const TABLE: &str = include_str!("table.txt");

/// One line: what each persona is answered.
#[derive(Clone, Debug)]
pub struct Row {
    /// The operation.
    pub operation: String,
    /// What it is asked about; `-` when about nothing.
    pub case: String,
    statuses: Vec<u16>,
}

impl Row {
    /// What this persona is answered.
    pub fn expected(&self, persona: Persona) -> u16 {
        let at = Persona::ALL.iter().position(|one| *one == persona);
        self.statuses[at.unwrap()]
    }

    /// The personas for whom it goes well.
    pub fn allowed(&self) -> Vec<Persona> {
        let all = Persona::ALL.into_iter();
        all.filter(|one| self.expected(*one) < 400).collect()
    }
}

/// Every line.
pub fn rows() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.trim().is_empty());
    lines
        .filter(|line| !line.starts_with('#'))
        .map(row)
        .collect()
}

fn row(line: &str) -> Row {
    let mut words = line.split_whitespace();
    let (operation, case) = (
        words.next().unwrap().to_owned(),
        words.next().unwrap().to_owned(),
    );
    let statuses: Vec<u16> = words.map(|word| word.parse().expect(line)).collect();
    assert_eq!(statuses.len(), Persona::ALL.len(), "cells in: {line}");
    Row {
        operation,
        case,
        statuses,
    }
}
