//! What a feature says when it wants a mail sent: words by Fluent key, never HTML.

use shared::field::Email;
use shared::i18n::Lang;
use shared::time::Timestamp;
use uuid::Uuid;

/// A mail before it is rendered. Its texts are Fluent messages whose keys begin with `template`;
/// `<template>-subject` is the subject line.
#[derive(Clone, Debug)]
pub struct Draft {
    pub(super) template: &'static str,
    pub(super) to: Email,
    pub(super) addressee: Option<String>,
    pub(super) lang: Lang,
    pub(super) args: Vec<(&'static str, Arg)>,
    pub(super) blocks: Vec<Block>,
    pub(super) attachments: Vec<Attachment>,
    pub(super) about: Option<(&'static str, Uuid)>,
    pub(super) unsubscribe: Option<Link>,
}

/// A value inside a Fluent message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Text as it stands; line breaks become spaces.
    Text(String),
    /// A number, written as the language writes it.
    Number(i64),
}
impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

/// A part of a mail; the text part and the HTML part are both made from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph: the Fluent message of this key.
    Text(String),
    /// What somebody wrote (a reason, a comment), kept as it stands and set off from our words.
    Quote(String),
    /// Facts: the label's Fluent key and the value.
    Table(Vec<(&'static str, String)>),
    /// The one thing to do: the label's Fluent key and where it leads.
    Button(String, Link),
    /// A further link.
    Link(String, Link),
}

/// Where a link in a mail leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// A page of this installation, as a path from its root: `/events/…`.
    Page(String),
    /// An address elsewhere, as somebody entered it (a meeting, a map).
    Web(String),
    /// A page that acts for the addressee without signing in. The token is made by
    /// [`crate::platform::link::Links::sign`] when the mail is sent and kept nowhere.
    Signed {
        /// The path with `{token}` where the token belongs.
        path: String,
        /// The purpose to sign for, such as `registration.manage`.
        purpose: &'static str,
        /// Whom or what it is about.
        subject: Uuid,
        /// What must still hold when it is used.
        state: Vec<u8>,
        /// When it runs out.
        expires: Timestamp,
    },
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, such as `event.ics`.
    pub filename: String,
    /// Its media type, such as `text/calendar; charset=utf-8`.
    pub content_type: &'static str,
    /// Its bytes.
    pub content: Vec<u8>,
}

impl Draft {
    /// A mail to one address, in its reader's language. `template` is the prefix of its Fluent
    /// keys and begins with `mail-`: `mail-registration-confirmed`.
    pub const fn new(template: &'static str, to: Email, lang: Lang) -> Self {
        Self {
            template,
            to,
            addressee: None,
            lang,
            args: Vec::new(),
            blocks: Vec::new(),
            attachments: Vec::new(),
            about: None,
            unsubscribe: None,
        }
    }

    /// Greets the reader by name (「見本 花子 様」).
    #[must_use]
    pub fn greet(mut self, name: impl Into<String>) -> Self {
        self.addressee = Some(name.into());
        self
    }

    /// Gives a value to the mail's Fluent messages.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds the paragraph `<template>-<part>`.
    #[must_use]
    pub fn text(self, part: &str) -> Self {
        let key = format!("{}-{part}", self.template);
        self.block(Block::Text(key))
    }

    /// Adds a paragraph by its whole key, for words that several mails share.
    #[must_use]
    pub fn shared_text(self, key: &str) -> Self {
        self.block(Block::Text(key.to_owned()))
    }

    /// Adds what somebody wrote.
    #[must_use]
    pub fn quote(self, text: impl Into<String>) -> Self {
        self.block(Block::Quote(text.into()))
    }

    /// Adds facts: whole Fluent keys of the labels, and values. Empty values are left out.
    #[must_use]
    pub fn table(self, rows: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let rows: Vec<_> = rows
            .into_iter()
            .filter(|(_, value)| !value.trim().is_empty())
            .collect();
        if rows.is_empty() {
            return self;
        }
        self.block(Block::Table(rows))
    }

    /// Adds the button `<template>-<part>`.
    #[must_use]
    pub fn button(self, part: &str, link: Link) -> Self {
        let key = format!("{}-{part}", self.template);
        self.block(Block::Button(key, link))
    }

    /// Adds the link `<template>-<part>`.
    #[must_use]
    pub fn link(self, part: &str, link: Link) -> Self {
        let key = format!("{}-{part}", self.template);
        self.block(Block::Link(key, link))
    }

    /// Adds any block.
    #[must_use]
    pub fn block(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// Adds a file.
    #[must_use]
    pub fn attach(mut self, attachment: Attachment) -> Self {
        self.attachments.push(attachment);
        self
    }

    /// Adds a file where `wanted`.
    #[must_use]
    pub fn attach_if(self, wanted: bool, attachment: impl FnOnce() -> Attachment) -> Self {
        if wanted {
            self.attach(attachment())
        } else {
            self
        }
    }

    /// What the mail is about, for the staff's page; the log entry's subject where not said.
    #[must_use]
    pub const fn about(mut self, kind: &'static str, id: Uuid) -> Self {
        self.about = Some((kind, id));
        self
    }

    /// How to get no more mails of this kind (RFC 8058 one-click).
    #[must_use]
    pub fn unsubscribe(mut self, link: Link) -> Self {
        self.unsubscribe = Some(link);
        self
    }
}

impl Attachment {
    /// A calendar entry.
    pub fn calendar(filename: impl Into<String>, ics: impl Into<String>) -> Self {
        Self {
            filename: filename.into(),
            content_type: "text/calendar; charset=utf-8; method=PUBLISH",
            content: ics.into().into_bytes(),
        }
    }
}
