//! The processor time that a server took, with all its children: Linux' `/proc` tells it.

use std::collections::HashMap;
use std::time::Duration;

/// Linux counts in hundredths of a second (`USER_HZ`), whatever the kernel's own clock does.
const TICK: Duration = Duration::from_millis(10);

/// One process: its parent, and the ticks it and its ended children took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Process {
    parent: u32,
    ticks: u32,
}

/// The processor time of `root` and of everything below it, since each began.
pub fn of_tree(root: u32) -> Duration {
    let mut all = HashMap::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Ok(pid) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        if let Some(process) = parse(&stat) {
            all.insert(pid, process);
        }
    }
    TICK * below(root, &all)
}

fn below(root: u32, all: &HashMap<u32, Process>) -> u32 {
    let children = all
        .iter()
        .filter(|(pid, process)| process.parent == root && **pid != root);
    let own = all.get(&root).map_or(0, |process| process.ticks);
    own + children.map(|(pid, _)| below(*pid, all)).sum::<u32>()
}

/// Reads a line of `/proc/PID/stat`; the name in it may hold spaces and brackets.
fn parse(stat: &str) -> Option<Process> {
    let rest = stat.rsplit_once(')')?.1;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    // From the third field of proc(5) on: state, parent, …, utime (14th), stime, cutime, cstime.
    let ticks = fields.get(11..15)?.iter().map(|field| field.parse::<u32>());
    Some(Process {
        parent: fields.get(1)?.parse().ok()?,
        ticks: ticks.sum::<Result<u32, _>>().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Process, below, of_tree, parse};
    use std::collections::HashMap;

    #[test]
    fn a_line_is_read_whatever_the_name() {
        let line = "7 (a (b) c) S 3 7 7 0 -1 4194304 1 2 3 4 100 20 3 1 20 0 5 0 99 1 2";
        let wanted = Process {
            parent: 3,
            ticks: 124,
        };
        assert_eq!(parse(line), Some(wanted));
        assert_eq!(parse("7 (a) S 3"), None);
    }

    #[test]
    fn a_tree_is_summed_and_strangers_are_not() {
        let one = |parent, ticks| Process { parent, ticks };
        let all = HashMap::from([
            (1, one(0, 1000)),
            (5, one(1, 1)),
            (6, one(5, 20)),
            (7, one(6, 300)),
        ]);
        assert_eq!(below(5, &all), 321);
        assert_eq!(below(9, &all), 0);
    }

    #[test]
    fn this_process_is_found() {
        let before = of_tree(std::process::id());
        let mut sum = 0_u64;
        while of_tree(std::process::id()) == before {
            sum = std::hint::black_box(sum + 1);
        }
        assert!(of_tree(std::process::id()) > before);
    }
}
