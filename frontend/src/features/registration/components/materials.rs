//! The files of a registration's event that its owner may fetch; nothing where there are none.

use shared::event::EventId;
use shared::i18n::Lang;
use shared::material::api::{MaterialItem, Materials, path};
use shared::material::{rules, text};
use yew::prelude::*;

use super::super::client;
use crate::browser;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation, use_query};
use crate::i18n::t;
use crate::t;
use crate::ui::{Button, ButtonKind, ErrorBanner};

/// Props of [`LinkedMaterials`].
#[derive(Properties, PartialEq, Debug)]
pub struct LinkedProps {
    /// The secret of the link that was mailed.
    pub token: String,
}

/// By the mail's link: plain links, which the browser saves by itself.
#[component]
pub fn LinkedMaterials(props: &LinkedProps) -> Html {
    let lang = use_lang();
    let found = use_query(props.token.clone(), client::linked_materials);
    let link = |item: &MaterialItem| {
        let href = path::content_by_link(&props.token, item.id);
        html! { <a {href} download="">{ item.title.as_str().to_owned() }</a> }
    };
    files(lang, found.body(), link)
}

/// Props of [`OwnMaterials`].
#[derive(Properties, PartialEq, Debug)]
pub struct OwnProps {
    /// The event.
    pub event: EventId,
}

/// For who is signed in: a link alone would not say who asks.
#[component]
pub fn OwnMaterials(props: &OwnProps) -> Html {
    let lang = use_lang();
    let found = use_query(props.event, client::materials);
    let save = use_mutation(
        client::material,
        Callback::from(|reply: Reply<(MaterialItem, Vec<u8>)>| {
            let (item, bytes) = reply.body;
            let name = rules::saved_as(&item.name, item.kind);
            browser::save_bytes(&name, item.kind.media_type(), &bytes);
        }),
    );
    let button = |item: &MaterialItem| {
        let item = item.clone();
        let title = item.title.as_str().to_owned();
        let onclick = save.run.reform(move |()| item.clone());
        html! { <Button kind={ButtonKind::Text} pending={save.pending} {onclick}>{ title }</Button> }
    };
    html! {
        <>
            { files(lang, found.body(), button) }
            if let Some(error) = &save.error { <ErrorBanner error={error.clone()} /> }
        </>
    }
}

/// The list; each is fetched by what `way` draws.
pub fn files(lang: Lang, found: Option<&Materials>, way: impl Fn(&MaterialItem) -> Html) -> Html {
    let Some(found) = found.filter(|found| !found.items.is_empty()) else {
        return Html::default();
    };
    let about = |item: &MaterialItem| {
        let size = text::size(u64::try_from(item.bytes).unwrap_or(0));
        t!(
            lang,
            "material-kind-size",
            kind = item.kind.label(),
            size = size.as_str()
        )
    };
    html! {
        <section class="stack-s no-print">
            <h2>{ t(lang, "material-yours") }</h2>
            <ul>
                { for found.items.iter().map(|item| html! {
                    <li>{ way(item) }{ " " }<span class="small soft">{ about(item) }</span></li>
                }) }
            </ul>
        </section>
    }
}
