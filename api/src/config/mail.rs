//! How mail leaves.

use lettre::message::Mailbox;

use super::env::{Env, Variable};
use super::server::Environment;

/// The section.
#[derive(Clone, PartialEq, Eq)]
pub struct MailSettings {
    /// The SMTP server; without it mails are `.eml` files in the data folder.
    pub smtp_url: Option<String>,
    /// The sender, `Name <address>`.
    pub from: String,
}

impl std::fmt::Debug for MailSettings {
    /// Leaves the URL out: it may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailSettings")
            .field("smtp", &self.smtp_url.is_some())
            .field("from", &self.from)
            .finish()
    }
}

pub(super) const SMTP_URL: Variable = Variable {
    name: "MUSUBI_SMTP_URL",
    purpose: "The mail server: `smtps://` (TLS from the start), or `smtp://` with `?tls=required` (STARTTLS).",
    default: "mails are written as files to `mail/` in the data folder, and staff can read them there",
    example: "smtps://musubi:secret@mail.internal:465",
};
pub(super) const FROM: Variable = Variable {
    name: "MUSUBI_MAIL_FROM",
    purpose: "The sender of all mail.",
    default: "must be set where `MUSUBI_SMTP_URL` is; else `Musubi <noreply@musubi.invalid>`",
    example: "Musubi 事務局 <noreply@musubi.pref.example.jp>",
};

pub(super) const VARIABLES: [&Variable; 2] = [&SMTP_URL, &FROM];

pub(super) fn read(env: &mut Env, environment: Environment) -> MailSettings {
    let smtp_url = env.read(&SMTP_URL, None, |text| {
        let host = text
            .strip_prefix("smtp://")
            .or_else(|| text.strip_prefix("smtps://"));
        match host {
            Some(host) if !host.is_empty() => Ok(Some(text.to_owned())),
            _ => Err("must begin with smtp:// or smtps:// and name a host".to_owned()),
        }
    });
    if environment.is_production() && smtp_url.is_some() && env.text(&FROM).is_none() {
        env.fault(&FROM, "must be set when MUSUBI_SMTP_URL is");
    }
    let from = env.read(
        &FROM,
        "Musubi <noreply@musubi.invalid>".to_owned(),
        |text| {
            text.parse::<Mailbox>()
                .map(|_| text.to_owned())
                .map_err(|_| "must be an address, or a name and an <address>".to_owned())
        },
    );
    MailSettings { smtp_url, from }
}
