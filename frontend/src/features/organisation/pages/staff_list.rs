//! Staff: all organisations.

use serde_json::Value;
use shared::account::perm::Permission;
use shared::i18n::Lang;
use shared::organisation::OrganisationStatus;
use shared::organisation::staff::{StaffOrganisationFilter, StaffOrganisationItem};
use yew::prelude::*;

use super::super::calls;
use crate::hooks::{Bind, use_lang, use_more, use_query, use_query_param, use_session};
use crate::i18n::t;
use crate::routes::Route;
use crate::ui::{
    AsyncView, ButtonLink, Choice, EmptyState, Go, PageHeading, Pager, Select, Skeleton, Table,
    Tag, TagTone, TextField, Width,
};

/// The list, by words and by whether it stands in the directory.
#[component]
pub fn StaffOrganisations() -> Html {
    let lang = use_lang();
    let may_edit = use_session().state.may(Permission::OrganisationEdit);
    let (words, set_words) = use_query_param("q");
    let (status, set_status) = use_query_param("status");
    let query = StaffOrganisationFilter {
        q: words.as_ref().and_then(|words| words.parse().ok()),
        status: status.as_ref().and_then(|status| status.parse().ok()),
        ..StaffOrganisationFilter::default()
    };
    let list = use_query(query.clone(), calls::staff_list);
    let more = use_more(&list, move |client, cursor| {
        let next = StaffOrganisationFilter {
            cursor: Some(cursor),
            ..query.clone()
        };
        calls::staff_list(client, next)
    });
    let text = |value: Value| AttrValue::from(value.as_str().unwrap_or_default().to_owned());
    let choices = vec![
        Choice::new(
            OrganisationStatus::Active.as_str(),
            t(lang, "staff-company-active"),
        ),
        Choice::new(
            OrganisationStatus::Pending.as_str(),
            t(lang, "staff-company-pending"),
        ),
    ];
    html! {
        <>
            <PageHeading title={t(lang, "staff-company-title")} lead={html! { t(lang, "staff-company-lead") }}
                actions={html! {
                    if may_edit {
                        <ButtonLink to={Route::StaffOrganisationNew}>{ t(lang, "staff-company-new") }</ButtonLink>
                    }
                }} />
            <search class="filters" aria-label={t(lang, "company-filters")}>
                <TextField bind={Bind::free("q", words.unwrap_or_default(), set_words.reform(text))}
                    label={t(lang, "staff-company-words")} kind="search" width={Width::TwentyFour} />
                <Select bind={Bind::free("status", status.unwrap_or_default(), set_status.reform(text))}
                    label={t(lang, "staff-company-status")} {choices} blank={t(lang, "staff-company-all")} />
            </search>
            { AsyncView::new(&list)
                .skeleton(Skeleton::Rows(5))
                .empty(|reply| reply.body.items.is_empty(), || html! {
                    <EmptyState title={t(lang, "staff-company-none")} />
                })
                .ready(|reply| html! {
                    <div class="stack">
                        <Table id="companies" caption={t(lang, "staff-company-title")} caption_hidden={true} head={html! {
                            <><th scope="col">{ t(lang, "company-field-name") }</th>
                            <th scope="col">{ t(lang, "company-field-sector") }</th>
                            <th scope="col">{ t(lang, "company-field-municipality") }</th>
                            <th scope="col">{ t(lang, "staff-company-status") }</th></>
                        }}>
                            { for reply.body.items.iter().chain(more.items.iter()).map(|one| row(lang, one)) }
                        </Table>
                        <Pager has_next={more.next.is_some()} pending={more.pending}
                            error={more.error.clone()} onmore={more.load.clone()} />
                    </div>
                }) }
        </>
    }
}

/// One row.
pub fn row(lang: Lang, one: &StaffOrganisationItem) -> Html {
    let (tone, key) = match (one.status, one.set_aside) {
        (_, true) => (TagTone::Plain, "staff-company-aside"),
        (OrganisationStatus::Pending, _) => (TagTone::Wait, "staff-company-pending"),
        (OrganisationStatus::Active, _) => (TagTone::Good, "staff-company-active"),
    };
    html! {
        <tr key={one.id.to_string()}>
            <th scope="row"><Go to={Route::StaffOrganisation { id: one.id }}>{ one.name.as_str().to_owned() }</Go></th>
            <td>{ one.sector.map(|sector| t(lang, &sector.label())).unwrap_or_default() }</td>
            <td>{ one.municipality.map(|place| t(lang, &place.label())).unwrap_or_default() }</td>
            <td>
                <Tag {tone}>{ t(lang, key) }</Tag>
                if one.registered_it { { " " }<Tag tone={TagTone::Key}>{ t(lang, "company-registered") }</Tag> }
            </td>
        </tr>
    }
}
