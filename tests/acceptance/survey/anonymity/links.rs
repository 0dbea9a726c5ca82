//! Looks for ways from an answer to a person: values that stand in both, hashes of what is known,
//! the order and the company in which rows were written. The controls at the end show that each
//! way is found where there is one.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::dump::{Row, plain};

/// The table of the answers.
pub const RESPONSES: &str = "survey_response";
/// What changes with every answer beside them.
const POOL: &str = "survey_pool";
/// What an answer may have; anything else would have to be looked at by people.
const COLUMNS: [&str; 7] = [
    "id",
    "event_id",
    "satisfaction",
    "content",
    "exchange",
    "discovery",
    "comment",
];
/// Shorter values (words, numbers, counters) are in every table and lead nowhere.
const TELLING: usize = 8;

/// Every way found from an answer to anything else. `said` are the comments in the order of
/// answering, `log` is everything that was logged and mailed.
pub fn links(rows: &[Row], said: &[String], log: &str) -> Vec<String> {
    let (answers, others): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| row.table == RESPONSES);
    let mut found = Vec::new();
    for answer in &answers {
        for (column, value) in &answer.values {
            if !COLUMNS.contains(&column.as_str()) {
                found.push(format!("an answer has a column {column}"));
            }
            // The event is what the answer is about; who was there is known anyway.
            if column != "event_id" && value.chars().count() >= TELLING {
                found.extend(same(value, &others, log));
            }
        }
    }
    found.extend(hashes(&answers, &others));
    found.extend(order(&answers, said));
    found.extend(company(&answers, &others));
    found
}

/// The same value elsewhere.
fn same(value: &str, others: &[&Row], log: &str) -> Vec<String> {
    let mut found: Vec<String> = others
        .iter()
        .flat_map(|row| row.values.iter().map(move |cell| (row, cell)))
        .filter(|(_, (_, other))| other.contains(value))
        .map(|(row, (column, _))| format!("{value} stands in {}.{column} too", row.table))
        .collect();
    if plain(log).contains(value) {
        found.push(format!("{value} was logged or mailed"));
    }
    found
}

/// A hash of something known, as whoever thinks a hash hides would make it.
fn hashes(answers: &[&Row], others: &[&Row]) -> Vec<String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let values: BTreeSet<&String> = others
        .iter()
        .flat_map(|row| row.values.iter().map(|(_, value)| value))
        .filter(|value| value.chars().count() >= TELLING)
        .collect();
    for value in values {
        let spellings = [value.clone().into_bytes(), bytes(value)];
        for spelling in spellings.iter().filter(|spelling| !spelling.is_empty()) {
            let digest = hex(&Sha256::digest(spelling));
            known.insert(digest[..32].to_owned(), value.clone());
        }
    }
    let cells = answers.iter().flat_map(|row| &row.values);
    cells
        .filter_map(|(column, value)| {
            let start: String = value.chars().take(32).collect();
            let of = known.get(&start)?;
            Some(format!("{column} is a hash of {of}"))
        })
        .collect()
}

/// The bytes that hexadecimal digits stand for; none for anything else.
fn bytes(value: &str) -> Vec<u8> {
    let pairs = value.as_bytes().chunks(2);
    let read = pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    read.collect::<Option<Vec<u8>>>().unwrap_or_default()
}

/// The answers of one transaction each; all of them where nobody tells.
fn batches<'a>(answers: &[&'a Row]) -> BTreeMap<Option<&'a str>, Vec<&'a Row>> {
    let mut batches: BTreeMap<Option<&str>, Vec<&Row>> = BTreeMap::new();
    for row in answers {
        batches.entry(row.written.as_deref()).or_default().push(row);
    }
    batches
}

/// The order in which they lie, or that of their ids, is the order of answering.
fn order(answers: &[&Row], said: &[String]) -> Vec<String> {
    let asked = |row: &Row| {
        said.iter()
            .position(|one| plain(one) == row.value("comment"))
    };
    let follows = |rows: &[&Row]| {
        let places: Vec<_> = rows.iter().map(|row| asked(row)).collect();
        places.len() > 1 && (places.is_sorted() || places.iter().rev().is_sorted())
    };
    let mut found = Vec::new();
    let batches = batches(answers);
    if batches.values().all(|rows| follows(rows)) {
        found.push("answers lie in the order of answering".to_owned());
    }
    let by_id = |rows: &Vec<&Row>| {
        let mut rows = rows.clone();
        rows.sort_by_key(|row| row.value("id").to_owned());
        follows(&rows)
    };
    if batches.values().all(by_id) {
        found.push("ids are in the order of answering".to_owned());
    }
    // Where a place is counted it must count nothing: the ids are random, and so is their order.
    for rows in batches.values() {
        let ids: Vec<&str> = rows.iter().map(|row| row.value("id")).collect();
        if rows.iter().any(|row| row.place.is_some()) && !ids.is_sorted() {
            found.push("answers lie in an order of their own".to_owned());
        }
    }
    found
}

/// Written with fewer than four others, or by a transaction that wrote or locked something of a
/// person's.
fn company(answers: &[&Row], others: &[&Row]) -> Vec<String> {
    let mut found = Vec::new();
    for (written, rows) in batches(answers) {
        if rows.len() < 5 {
            found.push(format!("a batch of {}", rows.len()));
        }
        let Some(written) = written else { continue };
        for other in others.iter().filter(|row| row.table != POOL) {
            if other.written.as_deref() == Some(written) {
                found.push(format!("{} was written with answers", other.table));
            }
            // The event's row is held while its answers point at it: it is everybody's.
            if other.locked.as_deref() == Some(written) && other.table != "event" {
                found.push(format!("{} was locked with answers", other.table));
            }
        }
    }
    found
}

/// A person's row beside six answers as they should be; `change` spoils something.
fn spoiled(change: impl FnOnce(&mut Vec<Row>)) -> Vec<String> {
    let cell = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let ids =
        ["9f", "41", "c0", "07", "e3", "5a"].map(|start| format!("{start}{}", "4d".repeat(15)));
    let mut rows: Vec<Row> = (0..6)
        .map(|n| Row {
            table: RESPONSES.to_owned(),
            place: None,
            written: Some("700".to_owned()),
            locked: Some("0".to_owned()),
            values: vec![
                cell("id", &ids[n]),
                cell("comment", &format!("said number {n}")),
            ],
        })
        .collect();
    rows.sort_by_key(|row| row.value("id").to_owned());
    rows.push(Row {
        table: "person".to_owned(),
        place: Some("(0,1)".to_owned()),
        written: Some("650".to_owned()),
        locked: Some("0".to_owned()),
        values: vec![
            cell("id", "019ab0c45a0070008000000000000001"),
            cell("created_at", "20260715 05:00:00.123456+00"),
        ],
    });
    change(&mut rows);
    let said: Vec<String> = (0..6).map(|n| format!("said number {n}")).collect();
    links(&rows, &said, "request.done")
}

/// One answer's value replaced or added.
fn set(row: &mut Row, column: &str, value: &str) {
    row.values.retain(|(name, _)| name != column);
    row.values.push((column.to_owned(), value.to_owned()));
}

#[test]
fn every_kind_of_link_is_found_where_there_is_one() {
    assert_eq!(spoiled(|_| {}), Vec::<String>::new());
    for (expected, spoil) in values_that_tell().into_iter().chain(orders_that_tell()) {
        let found = spoiled(spoil);
        let named = found.iter().any(|one| one.contains(expected));
        assert!(named, "{expected}: {found:?}");
    }
}

/// Makes a link where there was none.
type Spoil = Box<dyn FnOnce(&mut Vec<Row>)>;

/// Values of a person's that stand in an answer.
fn values_that_tell() -> Vec<(&'static str, Spoil)> {
    let person = PERSON;
    let hash = |bytes: &[u8]| hex(&Sha256::digest(bytes)[..16]);
    vec![
        (
            "stands in person.id",
            Box::new(|rows| set(&mut rows[2], "id", person)),
        ),
        (
            "column at",
            Box::new(|rows| set(&mut rows[2], "at", "20260715 05:00:00.123456+00")),
        ),
        (
            "stands in person.created_at",
            Box::new(|rows| set(&mut rows[2], "comment", "20260715 05:00:00.123456+00")),
        ),
        (
            "logged or mailed",
            Box::new(|rows| set(&mut rows[2], "comment", "request.done")),
        ),
        (
            "is a hash",
            Box::new(move |rows| set(&mut rows[2], "id", &hash(person.as_bytes()))),
        ),
        (
            "is a hash",
            Box::new(move |rows| set(&mut rows[2], "id", &hash(&bytes(person)))),
        ),
    ]
}

/// Places and transactions that tell who was when.
fn orders_that_tell() -> Vec<(&'static str, Spoil)> {
    vec![
        (
            "lie in the order of answering",
            Box::new(|rows| rows[..6].sort_by_key(|row| row.value("comment").to_owned())),
        ),
        (
            "ids are in the order of answering",
            Box::new(|rows| {
                for (n, row) in rows[..6].iter_mut().enumerate() {
                    set(row, "comment", &format!("said number {n}"));
                }
            }),
        ),
        (
            "an order of their own",
            Box::new(|rows| {
                for row in &mut rows[..6] {
                    row.place = Some("1".to_owned());
                }
                rows.swap(1, 4);
            }),
        ),
        (
            "a batch of 1",
            Box::new(|rows| rows[3].written = Some("701".to_owned())),
        ),
        (
            "person was written",
            Box::new(|rows| rows[6].written = Some("700".to_owned())),
        ),
        (
            "person was locked",
            Box::new(|rows| rows[6].locked = Some("700".to_owned())),
        ),
    ]
}

/// The person whose row the cases point at.
const PERSON: &str = "019ab0c45a0070008000000000000001";

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut digits = String::new();
    for byte in bytes {
        write!(digits, "{byte:02x}").unwrap();
    }
    digits
}
