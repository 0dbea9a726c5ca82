//! The pure part of date inputs: three texts, however people fill them, and one day.

use shared::time::{Day, Timestamp};
use shared::wareki;

/// The three texts of a date input.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DateParts {
    /// `2025`, `令和7`, `R7`.
    pub year: String,
    /// `11`.
    pub month: String,
    /// `22`.
    pub day: String,
}

/// What the three texts come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Typed {
    /// Nothing typed.
    Empty,
    /// A day of the calendar.
    Day(Day),
    /// Not (yet) a day: what was typed, for the fault to be told.
    Unclear(String),
}

impl DateParts {
    /// The texts that show a day: the western year, so that it is always visible.
    pub fn of(day: Day) -> Self {
        let text = day.to_string();
        let mut parts = text
            .splitn(3, '-')
            .map(|part| part.trim_start_matches('0').to_owned());
        let mut next = || parts.next().unwrap_or_default();
        Self {
            year: next(),
            month: next(),
            day: next(),
        }
    }

    /// The three texts as one, as it stands in the form: the day, else what was typed.
    pub fn text(&self) -> String {
        match self.read() {
            Typed::Empty => String::new(),
            Typed::Day(day) => day.to_string(),
            Typed::Unclear(typed) => typed,
        }
    }

    /// Undoes [`Self::text`], so that a draft shows an unfinished date as it was left.
    pub fn from_text(text: &str) -> Self {
        if let Ok(day) = text.parse() {
            return Self::of(day);
        }
        let mut parts = text.rsplitn(3, '-').map(str::to_owned);
        let last = parts.next().unwrap_or_default();
        match (parts.next(), parts.next()) {
            (Some(month), Some(year)) => Self {
                year,
                month,
                day: last,
            },
            _ => Self {
                year: text.to_owned(),
                ..Self::default()
            },
        }
    }

    /// Reads what three texts mean. A whole date in any one of them (pasted) counts as all.
    pub fn read(&self) -> Typed {
        let texts = [self.year.trim(), self.month.trim(), self.day.trim()];
        if texts.iter().all(|text| text.is_empty()) {
            return Typed::Empty;
        }
        let Some(day) = self.whole() else {
            let [year, month, day] = texts;
            let year = year.trim_end_matches('年');
            let all = format!("{year}年{month}月{day}日");
            return wareki::parse_date(&all)
                .map_or_else(|| Typed::Unclear(texts.join("-")), Typed::Day);
        };
        Typed::Day(day)
    }

    /// A whole date typed or pasted into one of the three inputs.
    pub fn whole(&self) -> Option<Day> {
        [&self.year, &self.month, &self.day]
            .into_iter()
            .find_map(|text| wareki::parse_date(text))
    }
}

/// The instant at which a Japanese clock shows `day` and `time` (`14:00`).
pub fn instant(day: Day, time: &str) -> Option<Timestamp> {
    format!("{day}T{time}:00+09:00").parse().ok()
}

/// Day and time as they stand in the form: an instant, else both as typed.
pub fn join_time(date: &DateParts, time: &str) -> String {
    match date.read() {
        Typed::Empty if time.is_empty() => String::new(),
        Typed::Day(day) => {
            instant(day, time).map_or_else(|| format!("{day} {time}"), Timestamp::rfc3339)
        }
        _ => format!("{} {time}", date.text()),
    }
}

/// Undoes [`join_time`]: the text of the day, and of the time.
pub fn split_time(value: &str) -> (String, String) {
    if let Ok(at) = value.parse::<Timestamp>() {
        return (Day::new(at.jst_date()).to_string(), wareki::time(at));
    }
    let (date, time) = value.rsplit_once(' ').unwrap_or((value, ""));
    (date.to_owned(), time.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(year: &str, month: &str, day: &str) -> DateParts {
        DateParts {
            year: year.into(),
            month: month.into(),
            day: day.into(),
        }
    }

    #[test]
    fn a_date_is_read_however_it_is_typed_or_pasted() {
        let day = Typed::Day("2025-11-22".parse().unwrap());
        for typed in [
            parts("2025", "11", "22"),
            parts("令和7", "11", "22"),
            parts("令和7年", "11", "22"),
            parts("R7", "11", "22"),
            parts("２０２５", "１１", "２２"),
            parts("2025-11-22", "", ""),
            parts("2025/11/22", "", ""),
            parts("令和7年11月22日", "", ""),
            parts("", "", "R7.11.22"),
        ] {
            assert_eq!(typed.read(), day, "{typed:?}");
        }
    }

    #[test]
    fn what_is_no_day_is_kept_as_typed() {
        assert_eq!(parts("", " ", "").read(), Typed::Empty);
        assert_eq!(
            parts("2025", "2", "30").read(),
            Typed::Unclear("2025-2-30".into())
        );
        assert_eq!(
            parts("2025", "", "").read(),
            Typed::Unclear("2025--".into())
        );
    }

    #[test]
    fn an_unfinished_date_is_read_back_as_it_was_typed() {
        for typed in [
            parts("", "", ""),
            parts("2025", "", ""),
            parts("", "11", ""),
            parts("", "", "22"),
            parts("2025", "2", "30"),
            parts("令和", "11", "22"),
            parts("2025", "11", "22"),
            parts("2025-11", "", "x"),
        ] {
            assert_eq!(DateParts::from_text(&typed.text()), typed, "{typed:?}");
            for time in ["", "14:00"] {
                let (date, again) = split_time(&join_time(&typed, time));
                assert_eq!(DateParts::from_text(&date), typed, "{typed:?} {time}");
                assert_eq!(again, time, "{typed:?}");
            }
        }
    }

    #[test]
    fn a_day_is_shown_with_its_western_year() {
        assert_eq!(
            DateParts::of("2025-01-02".parse().unwrap()),
            parts("2025", "1", "2")
        );
    }

    #[test]
    fn a_day_and_a_time_are_an_instant_on_a_japanese_clock() {
        let at = instant("2025-11-22".parse().unwrap(), "14:00").unwrap();
        assert_eq!(at.rfc3339(), "2025-11-22T05:00:00Z");
        assert_eq!(instant("2025-11-22".parse().unwrap(), ""), None);
    }
}
