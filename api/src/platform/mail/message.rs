//! From the outbox's row to a message on the wire (RFC 5322, MIME).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::Address;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, Message, MultiPart, SinglePart};
use shared::i18n::{self, Lang};
use shared::outbox::MailFault;

use super::entity::{Model, StoredAttachment};
use super::marks;
use super::render::one_line;
use crate::platform::link::Links;

/// The message of a mail, byte for byte the same on every attempt.
///
/// # Errors
/// When an address can't be written into a header.
pub(super) fn build(mail: &Model, from: &Address, links: &Links) -> Result<Message, MailFault> {
    let urls = sign(mail, links);
    let to: Address = mail
        .to_address
        .as_str()
        .parse()
        .map_err(|_| MailFault::Address)?;
    let name = Some(one_line(&mail.from_name)).filter(|name| !name.is_empty());
    let mut builder = Message::builder()
        .from(Mailbox::new(name, from.clone()))
        .to(Mailbox::new(None, to))
        .subject(one_line(&mail.subject))
        .date(mail.created_at.datetime().into())
        .message_id(Some(mail.message_id.clone()))
        // RFC 3834: nobody's holiday notice shall answer this.
        .raw_header(header("Auto-Submitted", "auto-generated")?)
        .raw_header(header("Content-Language", mail.lang.as_str())?);
    if let Some(address) = &mail.reply_to {
        let address = address.as_str().parse().map_err(|_| MailFault::Address)?;
        builder = builder.reply_to(Mailbox::new(None, address));
    }
    if let Some(url) = &mail.links.unsubscribe {
        let url = marks::fill(url, &urls);
        builder = builder
            .raw_header(header(
                "List-Unsubscribe",
                &format!("<{}>", one_line(&url)),
            )?)
            .raw_header(header(
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click",
            )?);
    }
    let html_urls: Vec<String> = urls.iter().map(|url| url.replace('&', "&amp;")).collect();
    let boundary = mail.id.uuid().simple();
    let mut content = MultiPart::alternative()
        .boundary(format!("alternative-{boundary}"))
        .singlepart(SinglePart::plain(marks::fill(&mail.text, &urls)));
    if !mail.html.is_empty() {
        content = content.singlepart(SinglePart::html(marks::fill(&mail.html, &html_urls)));
    }
    if mail.attachments.0.is_empty() {
        return builder.multipart(content).map_err(|_| MailFault::Address);
    }
    let mut mixed = MultiPart::mixed()
        .boundary(format!("mixed-{boundary}"))
        .multipart(content);
    for stored in &mail.attachments.0 {
        mixed = mixed.singlepart(attachment(stored));
    }
    builder.multipart(mixed).map_err(|_| MailFault::Address)
}

fn header(name: &str, value: &str) -> Result<HeaderValue, MailFault> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| MailFault::Address)?;
    Ok(HeaderValue::new(name, value.to_owned()))
}

fn attachment(stored: &StoredAttachment) -> SinglePart {
    let content_type = ContentType::parse(&stored.content_type).unwrap_or(ContentType::TEXT_PLAIN);
    let content = STANDARD.decode(&stored.base64).unwrap_or_default();
    Attachment::new(stored.filename.clone()).body(content, content_type)
}

/// The addresses of the mail's signed links, made now.
fn sign(mail: &Model, links: &Links) -> Vec<String> {
    let sign = |link: &super::entity::SignedLink| {
        let token = links.sign(&link.purpose, link.subject, &link.state, link.expires);
        link.url.replace("{token}", &token)
    };
    mail.links.signed.iter().map(sign).collect()
}

/// Text and HTML as they may be shown to somebody else than the addressee: with the signed links
/// when `links` is given, else with words in their place.
pub(super) fn shown(mail: &Model, links: Option<&Links>, lang: Lang) -> (String, String) {
    let values = match links {
        Some(links) => sign(mail, links),
        None => vec![i18n::text(lang, "mail-link-hidden"); mail.links.signed.len()],
    };
    (
        marks::fill(&mail.text, &values),
        marks::fill(&mail.html, &values),
    )
}
