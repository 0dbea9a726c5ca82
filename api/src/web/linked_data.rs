//! Events, articles and support measures as search engines read them (schema.org, JSON-LD).

use serde_json::{Value, json};
use shared::event::api::EventDetail;
use shared::event::{Format, Status};
use shared::organisation::api::{OrganisationDetail, page as address};
use shared::portal::api::{ArticleDetail, MeasureDetail};

use super::routes;

/// The event as JSON-LD. The text may stand inside a script element: no `<` is left in it, so that
/// nothing in a title can end the element.
pub fn event(public_url: &str, detail: &EventDetail, description: &str) -> String {
    let event = &detail.event;
    let url = format!("{public_url}/events/{}", event.id);
    let place = detail.venue.as_ref().map(|venue| {
        let address = venue.address.as_ref().map(AsRef::<str>::as_ref);
        json!({ "@type": "Place", "name": venue.name.as_str(), "address": address })
    });
    let online = json!({ "@type": "VirtualLocation", "url": &url });
    let (mode, location) = match event.format {
        Format::InPerson => ("Offline", place.unwrap_or(Value::Null)),
        Format::Online => ("Online", online),
        Format::Hybrid => ("Mixed", json!([place, online])),
    };
    let status = match event.status {
        Status::Cancelled => "Cancelled",
        Status::Postponed => "Postponed",
        _ => "Scheduled",
    };
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title.as_str(),
        "description": description,
        "startDate": event.starts_at,
        "endDate": event.ends_at,
        "eventStatus": format!("https://schema.org/Event{status}"),
        "eventAttendanceMode": format!("https://schema.org/{mode}EventAttendanceMode"),
        "location": location,
        "image": format!("{public_url}{}", routes::picture_path(event.id)),
        "organizer": { "@type": "Organization", "name": detail.organiser.prefecture.as_str() },
        "url": url,
    });
    inert(&data.to_string())
}

/// An article as JSON-LD, as safe as [`event`].
pub fn article(public_url: &str, detail: &ArticleDetail, description: &str) -> String {
    let url = format!("{public_url}/articles/{}", detail.article.id);
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": detail.article.title.as_str(),
        "description": description,
        "datePublished": detail.article.published_at,
        "dateModified": detail.updated_at,
        "image": format!("{url}/og.png"),
        "mainEntityOfPage": &url,
        "url": &url,
    });
    inert(&data.to_string())
}

/// A support measure as JSON-LD, as safe as [`event`].
pub fn measure(public_url: &str, detail: &MeasureDetail, description: &str) -> String {
    let measure = &detail.measure;
    let url = format!("{public_url}/measures/{}", measure.id);
    let provider = measure.organisation.as_ref().map(AsRef::<str>::as_ref);
    let data = json!({
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": measure.title.as_str(),
        "description": description,
        "provider": { "@type": "GovernmentOrganization", "name": provider },
        "sameAs": detail.link.as_ref().map(AsRef::<str>::as_ref),
        "url": url,
    });
    inert(&data.to_string())
}

/// A company as JSON-LD, likewise.
pub fn organisation(public_url: &str, detail: &OrganisationDetail) -> String {
    let said = detail.description.as_ref().map(AsRef::<str>::as_ref);
    let site = detail.website.as_ref().map(|url| url.as_str().to_owned());
    let data = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": detail.name.as_str(),
        "description": said,
        "url": format!("{public_url}{}", address(detail.id)),
        "sameAs": site,
    });
    inert(&data.to_string())
}

/// JSON whose text can't be taken for markup: the escapes stand only where strings are.
fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_element_and_the_text_stays() {
        let hostile = "</script><script>alert(1)</script><!--&\u{2028}";
        let text = inert(&json!({ "name": hostile }).to_string());
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        let back: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["name"], hostile);
    }
}
