//! One file: what it is, for whom, and what can be changed.

use serde_json::json;
use shared::field::Faults;
use shared::material::api::{MaterialForm, MaterialItem};
use shared::material::text;
use yew::prelude::*;

use super::super::client;
use super::audiences;
use crate::browser;
use crate::client::Reply;
use crate::features::registration::client::material as fetch;
use crate::hooks::{FormOptions, use_form, use_lang, use_mutation};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Button, ButtonKind, ButtonSize, ErrorBanner, FormHead, RadioGroup, Tag, TextField, Toast, fold,
    use_toast,
};

/// Props of [`MaterialRow`].
#[derive(Properties, PartialEq, Debug)]
pub struct MaterialRowProps {
    /// The file.
    pub item: MaterialItem,
    /// Whether this reader may change it.
    pub editable: bool,
    /// Told when it was changed.
    pub onchange: Callback<()>,
    /// Asks to remove it.
    pub ondelete: Callback<MaterialItem>,
}

/// The row.
#[component]
pub fn MaterialRow(props: &MaterialRowProps) -> Html {
    let lang = use_lang();
    let item = &props.item;
    let title = item.title.as_str();
    let save = use_mutation(fetch, Callback::from(keep));
    let size = text::size(u64::try_from(item.bytes).unwrap_or(0));
    let words = t!(lang, "material-edit", title = title);
    html! {
        <li class="stack-s">
            <div class="cluster">
                <span class="strong">{ title.to_owned() }</span>
                <Tag>{ t(lang, &format!("material-audience-{}", item.audience)) }</Tag>
            </div>
            <p class="small soft">
                { item.name.as_str().to_owned() }{ " · " }
                { t!(lang, "material-kind-size", kind = item.kind.label(), size = size.as_str()) }
            </p>
            <div class="cluster">
                <Button kind={ButtonKind::Outline} size={ButtonSize::Small} pending={save.pending}
                    onclick={save.run.reform({ let item = item.clone(); move |()| item.clone() })}>
                    { t!(lang, "material-save-file", title = title) }
                </Button>
                if props.editable {
                    <Button kind={ButtonKind::Text} size={ButtonSize::Small}
                        onclick={props.ondelete.reform({ let item = item.clone(); move |()| item.clone() })}>
                        { t!(lang, "material-delete", title = title) }
                    </Button>
                }
            </div>
            if let Some(error) = &save.error { <ErrorBanner error={error.clone()} /> }
            if props.editable {
                { fold(words, false, html! {
                    <EditMaterial item={item.clone()} onchange={props.onchange.clone()} />
                }) }
            }
        </li>
    }
}

/// Offers a file that came to be kept, under its own name.
fn keep(reply: Reply<(MaterialItem, Vec<u8>)>) {
    let (item, bytes) = reply.body;
    let name = shared::material::rules::saved_as(&item.name, item.kind);
    browser::save_bytes(&name, item.kind.media_type(), &bytes);
}

#[derive(Properties, PartialEq)]
struct EditProps {
    item: MaterialItem,
    onchange: Callback<()>,
}

/// Its title, and who may get it.
#[component]
fn EditMaterial(props: &EditProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let item = props.item.clone();
    let change = use_mutation(client::change, {
        let changed = props.onchange.clone();
        Callback::from(move |reply: Reply<MaterialItem>| {
            let title = reply.body.title.as_str();
            toast.emit(Toast::new(t!(lang, "material-changed", title = title)));
            changed.emit(());
        })
    });
    let form = use_form(
        FormOptions::new(
            format!("material-{}", item.id),
            json!({"title": item.title, "audience": item.audience}),
        )
        .without_draft(),
        change.error.clone(),
        |_: &MaterialForm, _: &mut Faults| {},
        change.run.reform(move |body| (item.clone(), body)),
    );
    html! {
        <form class="form stack" novalidate=true onsubmit={form.onsubmit.clone()}>
            <FormHead form={form.core()} />
            <TextField bind={form.bind("/title")} label={t(lang, "material-name")} required={true} />
            <RadioGroup bind={form.bind("/audience")} label={t(lang, "material-audience")}
                required={true} choices={audiences(lang)} />
            <div><Button submit=true kind={ButtonKind::Outline} pending={change.pending}>
                { t(lang, "ui-save") }
            </Button></div>
        </form>
    }
}
