//! My page: what comes next, my registrations, my account.

use yew::prelude::*;

use crate::features::account::client;
use crate::features::account::components::{
    PasswordForm, ProfileForm, SecondFactorForm, SessionList,
};
use crate::features::organisation::{OrganisationPicker, free_bind};
use crate::features::registration::components::MyRegistrations;
use crate::hooks::{Bind, use_lang, use_query, use_session};
use crate::i18n::t;
use crate::t;
use crate::ui::{AsyncView, Banner, Button, ButtonKind, PageHeading, Skeleton, Tone};

/// Draws the field of one's company: a name out of the directory, or as one writes it.
pub fn company_field() -> Callback<Bind, Html> {
    Callback::from(|name: Bind| html! { <CompanyField {name} /> })
}

#[derive(Properties, PartialEq)]
struct CompanyProps {
    name: Bind,
}

/// Only the name is kept; the directory's own spelling finds the company there.
#[component]
fn CompanyField(props: &CompanyProps) -> Html {
    let lang = use_lang();
    let chosen = use_state(String::new);
    html! {
        <OrganisationPicker name={props.name.clone()} id={free_bind("profile-organisation", &chosen)}
            label={t(lang, "account-organisation")} required={false} />
    }
}

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
                        <ProfileForm reply={reply.clone()} changed={me.put.clone()} company={company_field()} refetch={me.refetch.clone()} /></section>
                    <section class="stack"><h2>{ t(lang, "account-totp") }</h2>
                        <SecondFactorForm me={reply.body.clone()} changed={changed.clone()} /></section>
                    <section class="stack"><h2>{ t(lang, "account-password") }</h2><PasswordForm /></section>
                    <section class="stack"><h2>{ t(lang, "account-sessions") }</h2><SessionList /></section>
                </div>
            }) }
        </div>
    }
}
