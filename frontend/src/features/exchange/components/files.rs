//! Who was there, as files.

use shared::account::perm::Permission;
use shared::event::EventId;
use yew::prelude::*;

use super::super::client;
use crate::browser;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_session};
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, ErrorBanner};

/// Props of [`AttendanceFiles`].
#[derive(Properties, PartialEq, Debug)]
pub struct FilesProps {
    /// The event.
    pub id: EventId,
}

/// Those who were there as CSV and as a workbook, for who may take lists out.
#[component]
pub fn AttendanceFiles(props: &FilesProps) -> Html {
    const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let lang = use_lang();
    let id = props.id;
    let may_export = use_session().state.may(Permission::RegistrationExport);
    let csv = use_mutation(
        client::csv,
        Callback::from(move |reply: Reply<String>| {
            // Reading the answer as text took the byte order mark away that spreadsheets need.
            let text = format!("\u{FEFF}{}", reply.body);
            browser::save_file("attendance.csv", "text/csv;charset=utf-8", &text);
        }),
    );
    let xlsx = use_mutation(
        client::xlsx,
        Callback::from(move |reply: Reply<Vec<u8>>| {
            browser::save_bytes("attendance.xlsx", WORKBOOK, &reply.body);
        }),
    );
    if !may_export {
        return Html::default();
    }
    html! {
        <section class="stack-s" aria-labelledby="attendance-files">
            <h2 id="attendance-files">{ t(lang, "exchange-files") }</h2>
            <p class="small soft">{ t(lang, "exchange-files-note") }</p>
            <div class="cluster">
                <Button kind={ButtonKind::Outline} pending={csv.pending}
                    onclick={csv.run.reform(move |()| id)}>{ t(lang, "exchange-csv") }</Button>
                <Button kind={ButtonKind::Outline} pending={xlsx.pending}
                    onclick={xlsx.run.reform(move |()| id)}>{ t(lang, "exchange-xlsx") }</Button>
            </div>
            { for [&csv.error, &xlsx.error].into_iter().flatten().map(|error| html! {
                <ErrorBanner error={error.clone()} />
            }) }
        </section>
    }
}
