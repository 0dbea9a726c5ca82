//! What was answered, question by question: a table whose bars repeat its numbers.

use shared::i18n::Lang;
use shared::survey::api::{QuestionResult, SurveyResults};
use yew::prelude::*;

use super::step;
use crate::i18n::{number, t};
use crate::t;
use crate::ui::Table;

/// Thousandths as a percentage with one decimal: 812 is 81.2.
pub fn percent(permille: u32) -> String {
    format!("{}.{}", permille / 10, permille % 10)
}

/// Hundredths with two decimals: 435 is 4.35.
fn hundredths(value: u32) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}

/// The figures and the comments.
pub fn results(lang: Lang, results: &SurveyResults) -> Html {
    html! {
        <section class="stack-l">
            <h2>{ t!(lang, "survey-desk-results", count = number(results.answers.into())) }</h2>
            { for results.questions.iter().map(|one| question(lang, one, results.answers)) }
            <section class="stack">
                <h3>{ t(lang, "survey-desk-comments") }</h3>
                if results.comments.is_empty() {
                    <p>{ t(lang, "survey-desk-no-comments") }</p>
                } else {
                    <p class="small soft">{ t(lang, "survey-desk-comments-order") }</p>
                    <ul class="stack">
                        { for results.comments.iter().map(|comment| html! {
                            <li class="prewrap">{ comment.as_str().to_owned() }</li>
                        }) }
                    </ul>
                }
            </section>
        </section>
    }
}

fn question(lang: Lang, one: &QuestionResult, answers: u32) -> Html {
    let name = t(lang, &format!("survey-short-{}", one.question));
    let head = html! {
        <>
            <th scope="col">{ t(lang, "survey-desk-steps") }</th>
            <th scope="col" class="end">{ t(lang, "survey-desk-count") }</th>
            <th scope="col" class="end">{ t(lang, "survey-desk-share") }</th>
            <td></td>
        </>
    };
    let rows = (1_i64..).zip(&one.counts).collect::<Vec<_>>();
    html! {
        <section class="stack-s">
            <h3>{ name.clone() }</h3>
            <p>{ t!(lang, "survey-desk-mean", mean = hundredths(one.mean_hundredths),
                percent = percent(one.favourable_permille)) }</p>
            <Table id={format!("survey-{}", one.question)} caption={name} caption_hidden=true
                condensed=true {head}>
                { for rows.into_iter().rev().map(|(value, count)| {
                    let permille = share(*count, answers);
                    html! {
                        <tr>
                            <th scope="row">{ step(lang, one.question, value) }</th>
                            <td class="end num">{ number((*count).into()) }</td>
                            <td class="end num">
                                { t!(lang, "survey-desk-percent", percent = percent(permille)) }
                            </td>
                            <td class="survey-bar">{ bar(permille) }</td>
                        </tr>
                    }
                }) }
            </Table>
        </section>
    }
}

/// The share in thousandths, rounded half up.
fn share(count: u32, answers: u32) -> u32 {
    let (count, answers) = (u64::from(count), u64::from(answers));
    let rounded = (count * 2000 + answers).checked_div(answers * 2);
    rounded.and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
}

/// A picture of what the row says in numbers.
fn bar(permille: u32) -> Html {
    html! {
        <svg viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect width={permille.to_string()} height="20" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_with_their_decimals() {
        assert_eq!(percent(1000), "100.0");
        assert_eq!(percent(5), "0.5");
        assert_eq!(hundredths(405), "4.05");
        assert_eq!((share(1, 3), share(2, 3), share(0, 0)), (333, 667, 0));
    }
}
