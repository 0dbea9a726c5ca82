//! Pictures, read as text.

use super::svg::{along, fit, round_up};
use super::*;

const HOSTILE: &str = "</text><script>alert(1)</script>\" onload='x' & \u{0}\u{8}結び";

fn about() -> About {
    About {
        id: "k\"><script".into(),
        title: HOSTILE.into(),
        description: HOSTILE.into(),
    }
}

fn bars(values: &[u64]) -> String {
    let bar = |value: &u64| Bar {
        label: HOSTILE.into(),
        value: *value,
        text: HOSTILE.into(),
        counts: value.is_multiple_of(2),
    };
    BarChart {
        about: about(),
        bars: values.iter().map(bar).collect(),
    }
    .draw()
}

fn columns(values: &[Option<u64>], target: Option<u64>) -> String {
    let column = |value: &Option<u64>| Column {
        label: HOSTILE.into(),
        value: *value,
        text: "1".into(),
        counts: true,
    };
    ColumnChart {
        about: about(),
        columns: values.iter().map(column).collect(),
        scale: Scale::Number,
        target: target.map(|value| Target {
            value,
            text: HOSTILE.into(),
        }),
    }
    .draw()
}

/// Well-formed as far as our pictures go: each element is closed, nothing else is opened.
fn assert_sound(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    for piece in svg.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect(svg);
        let name = tag
            .split([' ', '/'])
            .find(|part| !part.is_empty())
            .unwrap_or_default();
        let known = [
            "svg", "title", "desc", "defs", "pattern", "rect", "line", "text",
        ];
        assert!(known.contains(&name), "{name} in {svg}");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{svg}");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
    assert!(open.is_empty(), "{svg}");
    for banned in ["<script", "style=", "onload='", "NaN"] {
        assert!(!svg.contains(banned), "{banned} in {svg}");
    }
    assert!(!svg.bytes().any(|byte| byte < b' '), "{svg}");
}

#[test]
fn what_strangers_typed_stays_text() {
    for svg in [
        bars(&[3, 0, 12]),
        bars(&[]),
        bars(&[0, 0]),
        bars(&[u64::MAX, 1]),
        columns(&[Some(3), None, Some(900)], Some(1000)),
        columns(&[], None),
        columns(&[None], Some(1)),
        columns(&[Some(u64::MAX)], Some(u64::MAX)),
    ] {
        assert_sound(&svg);
        assert!(
            svg.contains("結び") || svg.contains("&lt;/text&gt;"),
            "{svg}"
        );
    }
}

#[test]
fn a_picture_has_a_name_a_description_and_a_pattern() {
    let svg = bars(&[3, 4]);
    for part in [
        "role=\"img\"",
        "aria-labelledby=\"k---script-title k---script-desc\"",
        "<title id=\"k---script-title\">",
        "<desc id=\"k---script-desc\">",
        "fill=\"url(#k---script-stripes)\"",
    ] {
        assert!(svg.contains(part), "{part} is missing in {svg}");
    }
    assert!(columns(&[Some(3)], Some(2)).contains("stroke-dasharray"));
    assert!(!columns(&[Some(3)], None).contains("stroke-dasharray"));
}

#[test]
fn lengths_are_in_proportion_and_never_leave_the_picture() {
    assert_eq!(along(1, 2, 100), 50);
    assert_eq!(along(0, 0, 100), 0);
    assert_eq!(along(9, 3, 100), 100);
    assert_eq!(along(u64::MAX, u64::MAX, 164), 164);
    assert_eq!(
        [0, 1, 3, 7, 11, 2200].map(round_up),
        [1, 1, 5, 10, 20, 5000]
    );
    assert_eq!(round_up(u64::MAX), u64::MAX);
}

#[test]
fn long_labels_end_in_an_ellipsis() {
    assert_eq!(fit("短い", 100), "短い");
    let cut = fit("とても長い名前のイベントの題名", 100);
    assert!(cut.ends_with('…') && cut.chars().count() < 10, "{cut}");
}
