//! The choices for all of the community: mails, and leaving.

use shared::community::MailChoice;
use shared::community::api::{ChooseMails, CommunityHome};
use yew::prelude::*;

use super::super::client;
use crate::client::Reply;
use crate::hooks::{use_lang, use_mutation};
use crate::i18n::t;
use crate::ui::{Button, ButtonKind, ErrorBanner, Toast, fold, use_toast};

/// Props of [`Settings`].
#[derive(Properties, PartialEq, Debug)]
pub struct SettingsProps {
    /// What the community is for the one who looks.
    pub home: CommunityHome,
    /// Takes what it is after a choice.
    pub changed: Callback<Reply<CommunityHome>>,
}

/// The choices, folded away.
#[component]
pub fn Settings(props: &SettingsProps) -> Html {
    let lang = use_lang();
    let toast = use_toast();
    let told =
        |key: &'static str, toast: Callback<Toast>, changed: Callback<Reply<CommunityHome>>| {
            Callback::from(move |reply: Reply<CommunityHome>| {
                toast.emit(Toast::new(t(lang, key)));
                changed.emit(reply);
            })
        };
    let mails = use_mutation(
        client::choose_mails,
        told("ui-saved", toast.clone(), props.changed.clone()),
    );
    // Coming back is one tap, so leaving asks nothing and offers to undo.
    let back = use_mutation(
        client::belong,
        told("community-joined", toast.clone(), props.changed.clone()),
    );
    let leave = use_mutation(client::belong, {
        let (changed, undo) = (props.changed.clone(), back.run.reform(|()| true));
        Callback::from(move |reply| {
            toast.emit(Toast::new(t(lang, "community-left")).undo(undo.clone()));
            changed.emit(reply);
        })
    });
    let home = &props.home;
    if home.shown_as.is_none() {
        return Html::default();
    }
    let (other, key) = match home.mails {
        MailChoice::None => (MailChoice::AtOnce, "community-mails-start"),
        MailChoice::AtOnce => (MailChoice::None, "community-mails-stop"),
    };
    let choose = mails.run.reform(move |()| ChooseMails { mails: other });
    fold(
        t(lang, "community-settings"),
        false,
        html! {
            <>
                { for [&mails.error, &leave.error].into_iter().flatten().map(|error| html! {
                    <ErrorBanner error={error.clone()} />
                }) }
                <p>{ t(lang, "community-mails") }{ ": " }{ home.mails.label(lang) }</p>
                <div class="actions">
                    <Button kind={ButtonKind::Outline} pending={mails.pending} onclick={choose}>
                        { t(lang, key) }
                    </Button>
                    if home.member {
                        <Button kind={ButtonKind::Text} pending={leave.pending}
                            onclick={leave.run.reform(|()| false)}>
                            { t(lang, "community-leave") }
                        </Button>
                    }
                </div>
            </>
        },
    )
}
