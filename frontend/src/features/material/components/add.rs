//! Choosing a file and sending it, with how much of it is out.

use std::rc::Rc;

use futures::future::{AbortHandle, abortable};
use serde_json::Value;
use shared::event::EventId;
use shared::field::Faults;
use shared::i18n::Lang;
use shared::material::api::{MaterialItem, NewMaterial, path};
use shared::material::text;
use shared::material::types::{Audience, FileKind, MOST_BYTES};
use shared::problem::{Code, Problem};
use shared::query::FromQuery;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::audiences;
use crate::client::{ClientError, IdempotencyKey, Progress, Reply, Upload};
use crate::hooks::{Bind, use_client, use_lang};
use crate::i18n::t;
use crate::t;
use crate::ui::{
    Button, ButtonKind, ErrorBanner, FieldFrame, RadioGroup, Toast, UnsavedGuard, use_toast,
};

/// Props of [`AddMaterial`].
#[derive(Properties, PartialEq, Debug)]
pub struct AddProps {
    /// The event.
    pub id: EventId,
    /// Told when one was added.
    pub onadded: Callback<()>,
}

/// What the form holds.
#[derive(Clone, PartialEq)]
struct Held {
    file: Option<web_sys::File>,
    audience: Audience,
    /// The same file for the same people, sent again, is one file.
    key: IdempotencyKey,
}

/// The form.
#[component]
pub fn AddMaterial(props: &AddProps) -> Html {
    let lang = use_lang();
    let (client, toast) = (use_client(), use_toast());
    let held = use_state(|| Held {
        file: None,
        audience: Audience::Confirmed,
        key: IdempotencyKey::new(),
    });
    let progress = use_state(|| None::<Progress>);
    let error = use_state(|| None::<Rc<ClientError>>);
    let forgotten = use_state(|| false);
    let input = use_node_ref();
    let running = use_mut_ref(|| None::<AbortHandle>);
    {
        // Leaving the page stops it: nobody would see what became of it.
        let running = running.clone();
        use_effect_with((), move |()| {
            move || {
                if let Some(handle) = running.borrow_mut().take() {
                    handle.abort();
                }
            }
        });
    }
    let choose = {
        let (held, error, forgotten) = (held.clone(), error.clone(), forgotten.clone());
        Callback::from(move |event: Event| {
            let input: web_sys::HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            let wrong = file
                .as_ref()
                .and_then(|file| refused(lang, &file.name(), file.size()));
            error.set(wrong.map(Rc::new));
            forgotten.set(false);
            held.set(Held {
                file,
                key: IdempotencyKey::new(),
                ..(*held).clone()
            });
        })
    };
    let for_whom = {
        let held = held.clone();
        Callback::from(move |value: Value| {
            if let Some(audience) = value.as_str().and_then(|text| text.parse().ok()) {
                held.set(Held {
                    audience,
                    key: IdempotencyKey::new(),
                    ..(*held).clone()
                });
            }
        })
    };
    let stop = {
        let (running, progress) = (running.clone(), progress.clone());
        Callback::from(move |()| {
            if let Some(handle) = running.borrow_mut().take() {
                handle.abort();
            }
            progress.set(None);
        })
    };
    let send = {
        let (held, progress, error) = (held.clone(), progress.clone(), error.clone());
        let (forgotten, input) = (forgotten.clone(), input.clone());
        let (id, onadded) = (props.id, props.onadded.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(upload) = upload(id, &held) else {
                forgotten.set(held.file.is_none());
                return;
            };
            error.set(None);
            progress.set(Some(Progress { sent: 0, total: 0 }));
            let told = {
                let progress = progress.clone();
                Callback::from(move |now| progress.set(Some(now)))
            };
            let (client, toast, onadded) = (client.clone(), toast.clone(), onadded.clone());
            let (held, progress, error) = (held.clone(), progress.clone(), error.clone());
            let input = input.clone();
            let (work, handle) =
                abortable(async move { client.upload::<MaterialItem>(&upload, told).await });
            *running.borrow_mut() = Some(handle);
            spawn_local(async move {
                let Ok(answer) = work.await else { return };
                progress.set(None);
                match answer {
                    Ok(reply) => {
                        added(lang, &reply, &toast);
                        if let Some(input) = input.cast::<web_sys::HtmlInputElement>() {
                            input.set_value("");
                        }
                        held.set(Held {
                            file: None,
                            key: IdempotencyKey::new(),
                            ..(*held).clone()
                        });
                        onadded.emit(());
                    }
                    Err(failure) => error.set(Some(Rc::new(failure))),
                }
            });
        })
    };
    let mut bind = Bind::free("material-file", "", Callback::noop());
    bind.error = forgotten.then(|| t(lang, "material-choose-first"));
    let accept: Vec<&str> = FileKind::ALL
        .iter()
        .flat_map(|kind| kind.endings())
        .copied()
        .collect();
    let busy = progress.is_some();
    html! {
        <section class="stack" aria-labelledby="material-add">
            <h2 id="material-add">{ t(lang, "material-add") }</h2>
            <form class="form stack" novalidate=true onsubmit={send}>
                <FieldFrame bind={bind.clone()} label={t(lang, "material-file")}
                    hint={t(lang, "material-file-hint")} required={true}>
                    <input ref={input} type="file" id={bind.id.clone()} class="input" onchange={choose}
                        accept={accept.join(",")} disabled={busy} aria-required="true"
                        aria-invalid={bind.error.is_some().then_some("true")}
                        aria-describedby="material-file-hint material-file-error" />
                </FieldFrame>
                <RadioGroup bind={Bind::free("material-for", held.audience.as_str(), for_whom)}
                    label={t(lang, "material-audience")} required={true} choices={audiences(lang)} />
                if let Some(error) = &*error { <ErrorBanner error={error.clone()} /> }
                if let Some(now) = *progress { { sending(lang, now) } }
                <div class="actions">
                    <Button submit=true pending={busy}>{ t(lang, "material-add") }</Button>
                    if busy {
                        <Button kind={ButtonKind::Outline} onclick={stop}>{ t(lang, "material-stop") }</Button>
                    }
                </div>
                <UnsavedGuard dirty={busy} />
            </form>
        </section>
    }
}

/// How much is out, as a bar and in numbers.
pub fn sending(lang: Lang, now: Progress) -> Html {
    let (sent, total) = (text::size(now.sent), text::size(now.total));
    html! {
        <div class="stack-s" role="status">
            <progress max="100" value={now.percent().to_string()} aria-label={t(lang, "material-add")}></progress>
            <p class="small num">{ t!(lang, "material-sending", sent = sent.as_str(),
                total = total.as_str(), percent = now.percent()) }</p>
        </div>
    }
}

fn added(lang: Lang, reply: &Reply<MaterialItem>, toast: &Callback<Toast>) {
    let title = reply.body.title.as_str();
    toast.emit(Toast::new(t!(lang, "material-added", title = title)));
}

/// Why a file can't be added, before a byte of it is sent.
fn refused(lang: Lang, name: &str, bytes: f64) -> Option<ClientError> {
    #[expect(clippy::cast_precision_loss, reason = "20 MB are far below 2^52")]
    let most = MOST_BYTES as f64;
    let code = if FileKind::of_name(name).is_none() {
        Code::FileKindUnknown
    } else if bytes > most {
        Code::FileTooLarge
    } else {
        return None;
    };
    let problem = Problem::new(code, &Faults::none(), lang, "");
    Some(ClientError::Problem(Box::new(problem)))
}

/// What is to be sent; none while nothing that can be is chosen.
fn upload(id: EventId, held: &Held) -> Option<Upload> {
    let file = held.file.clone()?;
    let kind = FileKind::of_name(&file.name())?;
    let told = NewMaterial {
        name: file.name().parse().ok(),
        title: None,
        audience: Some(held.audience),
    };
    Some(Upload {
        path: format!("{}{}", path::of_event(id), told.to_query()),
        media_type: kind.media_type(),
        file,
        key: held.key.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_not_be_added_is_told_before_it_is_sent() {
        let code = |name, bytes| refused(Lang::Ja, name, bytes).and_then(|error| error.code());
        assert_eq!(code("a.pdf", 20.0 * 1024.0 * 1024.0), None);
        assert_eq!(
            code("a.pdf", 20.0 * 1024.0 * 1024.0 + 1.0),
            Some(Code::FileTooLarge)
        );
        assert_eq!(code("a.svg", 10.0), Some(Code::FileKindUnknown));
    }
}
