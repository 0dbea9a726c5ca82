//! My page: what comes next, my registrations, my account.

use yew::prelude::*;

use crate::features::account::client;
use crate::features::account::components::{
    PasswordForm, ProfileForm, SecondFactorForm, SessionList,
};
use crate::features::registration::components::MyRegistrations;
use crate::hooks::{use_lang, use_query, use_session};
use crate::i18n::t;
use crate::t;
use crate::ui::{AsyncView, Banner, Button, ButtonKind, PageHeading, Skeleton, Tone};

/// My page.
#[component]
pub fn MyPage() -> Html {
    let lang = use_lang();
    let session = use_session();
    let me = use_query((), client::me);
    let changed = {
        let refetch = me.refetch.clone();
        Callback::from(move |()| refetch.emit(()))
    };
    html! {
        <div class="stack-l">
            { AsyncView::new(&me).whole_page().skeleton(Skeleton::Detail).ready(|reply| html! {
                <div class="stack-l">
                    <PageHeading title={t!(lang, "account-my-page-of", name = reply.body.display_name.clone())}
                        actions={html! {
                            <Button kind={ButtonKind::Outline} onclick={session.sign_out.clone()}>
                                { t(lang, "ui-sign-out") }
                            </Button>
                        }} />
                    if reply.body.totp_setup_required {
                        <Banner tone={Tone::Warning} title={t(lang, "account-totp-needed")}>
                            <p>{ t(lang, "account-totp-needed-advice") }</p>
                        </Banner>
                    }
                    <section class="stack"><h2>{ t(lang, "account-my-registrations") }</h2>
                        <MyRegistrations /></section>
                    <section class="stack" id="profile"><h2>{ t(lang, "account-profile") }</h2>
                        <ProfileForm reply={reply.clone()} changed={me.put.clone()} refetch={me.refetch.clone()} /></section>
                    <section class="stack"><h2>{ t(lang, "account-totp") }</h2>
                        <SecondFactorForm me={reply.body.clone()} changed={changed.clone()} /></section>
                    <section class="stack"><h2>{ t(lang, "account-password") }</h2><PasswordForm /></section>
                    <section class="stack"><h2>{ t(lang, "account-sessions") }</h2><SessionList /></section>
                </div>
            }) }
        </div>
    }
}
