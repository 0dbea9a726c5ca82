//! Staff: how often which page was shown. `?from=` and `?to=` choose the days.

use std::rc::Rc;

use serde_json::Value;
use shared::problem::Code;
use shared::time::Day;
use shared::visit::api::PageViewSpan;
use shared::visit::rules;
use shared::wareki;
use yew::prelude::*;

use super::super::client;
use super::Numbers;
use crate::hooks::{Bind, use_lang, use_now, use_query, use_query_param};
use crate::i18n::t;
use crate::ui::{AsyncView, DateField, PageHeading, Skeleton};

/// The page.
#[component]
pub fn Visits() -> Html {
    let lang = use_lang();
    let today = Day::new(use_now().jst_date());
    let (from, set_from) = use_query_param("from");
    let (to, set_to) = use_query_param("to");
    let asked = span(from.as_deref(), to.as_deref(), today);
    let bind =
        |id: &'static str, typed: Option<AttrValue>, set: Callback<AttrValue>, day: Option<Day>| {
            let value = typed.or_else(|| day.map(|day| AttrValue::from(day.to_string())));
            let set = set.reform(|value: Value| {
                AttrValue::from(value.as_str().unwrap_or_default().to_owned())
            });
            Bind::free(id, value.unwrap_or_default(), set)
        };
    let days = asked.ok();
    let first = bind("visits-from", from, set_from, days.map(|(from, _)| from));
    let mut last = bind("visits-to", to, set_to, days.map(|(_, to)| to));
    last.error = asked.err().map(|code| AttrValue::from(code.text(lang)));
    html! {
        <div class="stack-l">
            <PageHeading title={t(lang, "visit-title")} lead={html! { t(lang, "visit-lead") }} />
            <search class="filters" aria-label={t(lang, "visit-period")}>
                <DateField bind={first} label={t(lang, "visit-from")} />
                <DateField bind={last} label={t(lang, "visit-to")} />
            </search>
            if let Some((from, to)) = days { <Period {from} {to} /> }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct PeriodProps {
    from: Day,
    to: Day,
}

/// The numbers of the days chosen.
#[component]
fn Period(props: &PeriodProps) -> Html {
    let asked = PageViewSpan {
        from: Some(props.from),
        to: Some(props.to),
    };
    let found = use_query(asked, client::summary);
    AsyncView::new(&found)
        .skeleton(Skeleton::Cards(2))
        .ready(|reply| html! { <Numbers summary={Rc::new(reply.body.clone())} /> })
}

/// The days to ask for: those of the address where it names them, by the API's own rule.
///
/// # Errors
/// Why there are none.
pub fn span(from: Option<&str>, to: Option<&str>, today: Day) -> Result<(Day, Day), Code> {
    let day = |typed: Option<&str>| match typed.filter(|typed| !typed.is_empty()) {
        None => Ok(None),
        Some(typed) => wareki::parse_date(typed).map(Some).ok_or(Code::NotADate),
    };
    let (from, to) = (day(from)?, day(to)?);
    rules::span(from, to, today).map_err(|_| {
        if to.unwrap_or(today) < from.unwrap_or(today) {
            Code::EndBeforeStart
        } else {
            Code::OutOfRange
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_names_the_days_and_the_fiscal_year_is_meant_without() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let today = day("2026-11-24");
        let asked = |from, to| span(from, to, today);
        assert_eq!(asked(None, None), Ok((day("2026-04-01"), today)));
        assert_eq!(asked(Some(""), Some("")), Ok((day("2026-04-01"), today)));
        assert_eq!(
            asked(Some("令和8年5月1日"), Some("2026/5/31")),
            Ok((day("2026-05-01"), day("2026-05-31")))
        );
        assert_eq!(asked(Some("2026-05"), None), Err(Code::NotADate));
        assert_eq!(asked(Some("2026-12-01"), None), Err(Code::EndBeforeStart));
        assert_eq!(asked(Some("2006-12-01"), None), Err(Code::OutOfRange));
    }
}
