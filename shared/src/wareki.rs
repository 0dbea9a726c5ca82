//! Dates as Japanese readers expect them: the era beside the western year, which is always
//! visible (UX, "Words").

use chrono::{Datelike, NaiveDate, Timelike};

use crate::i18n::Lang;
use crate::time::{Day, FiscalYear, Timestamp};

/// Eras in use by people alive: name, its letter, and its first day.
const ERAS: [(&str, char, (i32, u32, u32)); 4] = [
    ("令和", 'R', (2019, 5, 1)),
    ("平成", 'H', (1989, 1, 8)),
    ("昭和", 'S', (1926, 12, 25)),
    ("大正", 'T', (1912, 7, 30)),
];
const WEEKDAYS_JA: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

fn at<'t>(table: &[&'t str], index: u32) -> &'t str {
    usize::try_from(index)
        .ok()
        .and_then(|i| table.get(i))
        .copied()
        .unwrap_or_default()
}

/// The era's name and the year in it (1 is 元年), such as `("令和", 8)`; `None` before 1912.
pub fn era_of(date: NaiveDate) -> Option<(&'static str, i32)> {
    let key = (date.year(), date.month(), date.day());
    let (name, _, start) = ERAS.iter().find(|(_, _, start)| key >= *start)?;
    Some((name, date.year() - start.0 + 1))
}

fn era_year(date: NaiveDate) -> String {
    match era_of(date) {
        Some((name, 1)) => format!("{name}元年"),
        Some((name, year)) => format!("{name}{year}年"),
        None => String::new(),
    }
}

/// `令和8年(2026年)11月22日(日)` or `Sun, 22 Nov 2026`.
pub fn date(day: Day, lang: Lang) -> String {
    let d = day.date();
    let weekday = d.weekday().num_days_from_monday();
    match lang {
        Lang::Ja => format!(
            "{}({}年){}月{}日({})",
            era_year(d),
            d.year(),
            d.month(),
            d.day(),
            at(&WEEKDAYS_JA, weekday)
        ),
        Lang::En => format!(
            "{}, {} {} {}",
            at(&WEEKDAYS_EN, weekday),
            d.day(),
            at(&MONTHS_EN, d.month0()),
            d.year()
        ),
    }
}

/// `14:00`, on a Japanese clock.
pub fn time(instant: Timestamp) -> String {
    let t = instant.jst();
    format!("{:02}:{:02}", t.hour(), t.minute())
}

/// A day and time: `令和8年(2026年)11月22日(日) 14:00`.
pub fn date_time(instant: Timestamp, lang: Lang) -> String {
    format!(
        "{} {}",
        date(Day::new(instant.jst_date()), lang),
        time(instant)
    )
}

/// A span: `令和8年(2026年)11月22日(日) 14:00〜16:30`; both days where they differ.
pub fn span(start: Timestamp, end: Timestamp, lang: Lang) -> String {
    let dash = match lang {
        Lang::Ja => "〜",
        Lang::En => "–",
    };
    if start.jst_date() == end.jst_date() {
        format!("{}{dash}{}", date_time(start, lang), time(end))
    } else {
        format!("{}{dash}{}", date_time(start, lang), date_time(end, lang))
    }
}

/// `令和8年度(2026年度)` or `Fiscal year 2026`.
pub fn fiscal_year(year: FiscalYear, lang: Lang) -> String {
    match lang {
        Lang::Ja => format!("{}度({}年度)", era_year(year.first_day()), year.year()),
        Lang::En => format!("Fiscal year {}", year.year()),
    }
}

/// Reads `2026-11-22`, `2026/11/22`, `2026年11月22日`, `令和8年11月22日`, `R8.11.22`, in half or
/// full width; `None` where it is no day.
pub fn parse_date(text: &str) -> Option<Day> {
    let text: String = text.trim().chars().map(half_width).collect();
    let (base, rest) = match ERAS.iter().find_map(|(name, letter, start)| {
        let rest = text
            .strip_prefix(name)
            .or_else(|| text.strip_prefix(*letter))
            .or_else(|| text.strip_prefix(letter.to_ascii_lowercase()))?;
        Some((start.0 - 1, rest))
    }) {
        Some((base, rest)) => (base, rest),
        None => (0, text.as_str()),
    };
    let rest = rest.replace("元年", "1年");
    let mut parts = rest
        .split(['-', '/', '.', '年', '月', '日'])
        .filter(|part| !part.is_empty())
        .map(|part| part.trim().parse::<u32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || (base == 0 && year < 1900) || year > 2999 {
        return None;
    }
    let year = i32::try_from(year).ok()?.checked_add(base)?;
    NaiveDate::from_ymd_opt(year, month, day).map(Day::new)
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '／' | '．' | '－' => {
            char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c)
        }
        'ー' | '−' => '-',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_date_shows_era_and_western_year() {
        assert_eq!(
            date(day("2026-11-22"), Lang::Ja),
            "令和8年(2026年)11月22日(日)"
        );
        assert_eq!(
            date(day("2019-05-01"), Lang::Ja),
            "令和元年(2019年)5月1日(水)"
        );
        assert_eq!(
            date(day("2019-04-30"), Lang::Ja),
            "平成31年(2019年)4月30日(火)"
        );
        assert_eq!(date(day("2026-11-22"), Lang::En), "Sun, 22 Nov 2026");
    }

    #[test]
    fn dates_are_read_however_people_write_them() {
        for text in [
            "2025-11-22",
            "2025/11/22",
            "令和7年11月22日",
            "R7.11.22",
            "Ｒ７．１１．２２",
            "2025年11月22日",
        ] {
            assert_eq!(parse_date(text), Some(day("2025-11-22")), "{text}");
        }
        assert_eq!(parse_date("令和元年5月1日"), Some(day("2019-05-01")));
        for bad in ["", "R7", "2025-13-01", "11/22", "令和7年2月30日", "x"] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_fiscal_year_is_named_in_both_calendars() {
        let year = FiscalYear::of(day("2026-11-22").date());
        assert_eq!(fiscal_year(year, Lang::Ja), "令和8年度(2026年度)");
    }
}
