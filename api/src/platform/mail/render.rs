//! From a draft to a subject, a text part and an HTML part. Both parts are written from the
//! same resolved letter, so that they say the same; the text part is complete by itself.

use std::fmt::Write as _;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::{Environment, Error, Output, Value, context};
use shared::i18n::{self, Lang};
use shared::outbox::{MailId, MailStatus};
use shared::time::Timestamp;
use uuid::Uuid;

use super::compose::Sender;
use super::draft::{Arg, Block, Draft, Link};
use super::entity::{Attachments, Links, Model, SignedLink, StoredAttachment};
use super::marks;
use super::settings::MailSettings;
use super::wrap::{COLUMNS, wrap};
use crate::platform::log::Entry;

const LAYOUT: &str = "mail.html";

/// Subject lines are cut here; mail programs show far less.
const SUBJECT_CHARS: usize = 200;

/// Renders drafts for one installation. Cloning is cheap.
#[derive(Clone)]
pub struct Renderer {
    templates: Arc<Environment<'static>>,
    public_url: Arc<str>,
    domain: Arc<str>,
    name: Arc<str>,
}

/// A letter with all its words resolved.
struct Letter {
    subject: String,
    greeting: Option<String>,
    pieces: Vec<Piece>,
    /// Who sends it: 主催, 受託者, phone.
    foot: Vec<(String, String)>,
    office: String,
    note: String,
}

enum Piece {
    Paragraph(String),
    Quote(String),
    Table(Vec<(String, String)>),
    Button(String, String),
    Link(String, String),
}

impl Renderer {
    /// A renderer whose links lead to `settings.public_url`.
    pub fn new(settings: &MailSettings) -> Self {
        let mut templates = Environment::new();
        templates.set_formatter(|out, _, value| escape(out, value));
        if let Err(error) = templates.add_template(LAYOUT, include_str!("layout.html")) {
            tracing::error!(mail.error = %error, "the mail layout is damaged");
        }
        Self {
            templates: Arc::new(templates),
            public_url: settings.public_url.trim_end_matches('/').into(),
            domain: settings.from.email.domain().into(),
            name: settings.from.name.as_deref().unwrap_or_default().into(),
        }
    }

    /// The row of one rendered draft; `origin` is the log entry and the draft's place in it.
    pub(super) fn row(
        &self,
        id: Uuid,
        draft: &Draft,
        sender: &Sender,
        origin: (&Entry, i32),
        now: Timestamp,
    ) -> Model {
        let (entry, ordinal) = origin;
        let mut links = Links::default();
        let letter = self.letter(draft, sender, &mut links);
        links.unsubscribe = draft
            .unsubscribe
            .as_ref()
            .map(|link| self.address(link, &mut links));
        let about = (entry.subject_kind.as_str(), entry.subject_id);
        let (subject_kind, subject_id) = draft.about.unwrap_or(about);
        Model {
            id: MailId::from_uuid(id),
            log_position: entry.position,
            ordinal,
            kind: draft.template.trim_start_matches("mail-").to_owned(),
            subject_kind: subject_kind.to_owned(),
            subject_id,
            to_address: draft.to.clone(),
            lang: draft.lang,
            from_name: one_line(if sender.office.is_empty() {
                &self.name
            } else {
                &sender.office
            }),
            reply_to: sender.reply_to.clone(),
            text: text_part(&letter, draft.lang),
            html: self.html_part(&letter, draft.lang),
            subject: letter.subject,
            links,
            attachments: store_attachments(draft),
            message_id: format!("<{id}@{}>", self.domain),
            status: MailStatus::Queued,
            attempts: 0,
            next_attempt_at: Some(now),
            last_error: None,
            created_at: now,
            sent_at: None,
        }
    }

    fn letter(&self, draft: &Draft, sender: &Sender, links: &mut Links) -> Letter {
        let say = |key: &str| message(draft, key);
        let subject = one_line(&say(&format!("{}-subject", draft.template)));
        let pieces = draft
            .blocks
            .iter()
            .map(|block| match block {
                Block::Text(key) => Piece::Paragraph(say(key)),
                Block::Quote(text) => Piece::Quote(marks::strip(text)),
                Block::Table(rows) => Piece::Table(
                    rows.iter()
                        .map(|(label, value)| (say(label), marks::strip(value)))
                        .collect(),
                ),
                Block::Button(key, link) => Piece::Button(say(key), self.address(link, links)),
                Block::Link(key, link) => Piece::Link(say(key), self.address(link, links)),
            })
            .collect();
        let greeting = draft.addressee.as_ref().map(|name| {
            let args = [("name", Arg::Text(name.clone()))];
            with_args(draft.lang, "mail-greeting", &args)
        });
        Letter {
            subject: subject.chars().take(SUBJECT_CHARS).collect(),
            greeting,
            pieces,
            foot: foot(draft.lang, sender),
            office: one_line(&sender.office),
            note: i18n::text(draft.lang, "mail-note"),
        }
    }

    /// The address of a link, or the mark of one that is signed when the mail is sent.
    fn address(&self, link: &Link, links: &mut Links) -> String {
        match link {
            Link::Page(path) => format!("{}{path}", self.public_url),
            Link::Web(url) => marks::strip(url),
            Link::Signed {
                path,
                purpose,
                subject,
                state,
                expires,
            } => {
                links.signed.push(SignedLink {
                    url: format!("{}{path}", self.public_url),
                    purpose: (*purpose).to_owned(),
                    subject: *subject,
                    state: state.clone(),
                    expires: *expires,
                });
                marks::mark(links.signed.len() - 1)
            }
        }
    }

    fn html_part(&self, letter: &Letter, lang: Lang) -> String {
        let blocks: Vec<Value> = letter.pieces.iter().map(piece_value).collect();
        let foot: Vec<Value> = letter.foot.iter().map(pair_value).collect();
        let rendered = self.templates.get_template(LAYOUT).and_then(|layout| {
            layout.render(context! {
                lang => lang.as_str(),
                subject => &letter.subject,
                greeting => letter.greeting.as_deref().unwrap_or_default(),
                blocks,
                foot,
                office => &letter.office,
                note => &letter.note,
            })
        });
        rendered.unwrap_or_else(|error| {
            // The text part says it all: a mail without its HTML is better than none.
            tracing::error!(mail.error = %error, "the mail layout could not be rendered");
            String::new()
        })
    }
}

fn piece_value(piece: &Piece) -> Value {
    let lines = |text: &str| -> Vec<Value> { text.lines().map(Value::from).collect() };
    match piece {
        Piece::Paragraph(text) => context! { kind => "text", lines => lines(text) },
        Piece::Quote(text) => context! { kind => "quote", lines => lines(text) },
        Piece::Table(rows) => {
            let rows: Vec<Value> = rows
                .iter()
                .map(|(label, value)| context! { label, lines => lines(value) })
                .collect();
            context! { kind => "table", rows }
        }
        Piece::Button(label, url) => context! { kind => "button", label, url },
        Piece::Link(label, url) => context! { kind => "link", label, url },
    }
}

fn pair_value((label, value): &(String, String)) -> Value {
    context! { label, value }
}

/// The whole letter as plain text: every address written out on a line of its own.
fn text_part(letter: &Letter, lang: Lang) -> String {
    let mut out = String::new();
    if let Some(line) = &letter.greeting {
        let _ = writeln!(out, "{line}\n");
    }
    for piece in &letter.pieces {
        match piece {
            Piece::Paragraph(text) => lines_into(&mut out, text, ""),
            Piece::Quote(text) => lines_into(&mut out, text, "> "),
            Piece::Table(rows) => {
                for (label, value) in rows {
                    let _ = writeln!(out, "■ {label}");
                    lines_into(&mut out, value, "  ");
                }
            }
            Piece::Button(label, url) | Piece::Link(label, url) => {
                let colon = if lang == Lang::Ja { "：" } else { ":" };
                let _ = writeln!(out, "▼ {label}{colon}\n{url}");
            }
        }
        out.push('\n');
    }
    let _ = writeln!(out, "{}\n{}", "-".repeat(40), letter.office);
    for (label, value) in &letter.foot {
        let colon = if lang == Lang::Ja { "：" } else { ": " };
        let _ = writeln!(out, "{label}{colon}{value}");
    }
    lines_into(&mut out, &letter.note, "");
    out
}

fn lines_into(out: &mut String, text: &str, indent: &str) {
    for line in wrap(text, COLUMNS - indent.len()) {
        let _ = writeln!(out, "{}", format!("{indent}{line}").trim_end());
    }
}

fn foot(lang: Lang, sender: &Sender) -> Vec<(String, String)> {
    let contractor = sender.contractor.as_deref().unwrap_or_default();
    let phone = sender.phone.as_deref().unwrap_or_default();
    [
        ("mail-organiser", sender.organiser.as_str()),
        ("mail-contractor", contractor),
        ("mail-phone", phone),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| (i18n::text(lang, key), one_line(value)))
    .collect()
}

fn message(draft: &Draft, key: &str) -> String {
    with_args(draft.lang, key, &draft.args)
}

fn with_args(lang: Lang, key: &str, args: &[(&'static str, Arg)]) -> String {
    let args: Vec<_> = args
        .iter()
        .map(|(name, value)| match value {
            Arg::Text(text) => (*name, one_line(text).into()),
            Arg::Number(number) => (*name, (*number).into()),
        })
        .collect();
    i18n::text_args(lang, key, &args)
}

/// Escapes for HTML, in text and in quoted attributes. Unlike minijinja's own escaping it leaves
/// `/` alone, so that addresses stay legible to the filters of mail servers.
fn escape(out: &mut Output<'_>, value: &Value) -> Result<(), Error> {
    for c in value.to_string().chars() {
        match c {
            '&' => out.write_str("&amp;")?,
            '<' => out.write_str("&lt;")?,
            '>' => out.write_str("&gt;")?,
            '"' => out.write_str("&quot;")?,
            '\'' => out.write_str("&#39;")?,
            other => out.write_char(other)?,
        }
    }
    Ok(())
}

/// Text without line breaks, controls and our marks: nothing from outside can end a header line
/// or stand for a link.
pub(super) fn one_line(text: &str) -> String {
    let spaced = marks::strip(text).replace(|c: char| c.is_control(), " ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn store_attachments(draft: &Draft) -> Attachments {
    let stored = draft.attachments.iter().map(|attachment| StoredAttachment {
        filename: one_line(&attachment.filename).replace(['/', '\\', '"'], "-"),
        content_type: attachment.content_type.to_owned(),
        base64: STANDARD.encode(&attachment.content),
    });
    Attachments(stored.collect())
}
