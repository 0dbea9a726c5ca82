//! The SPA's addresses. What is not listed here is the 404 page.

use yew_router::AnyRoute;
use yew_router::prelude::*;
use yew_router::query::Raw;

pub use shared::event::EventId;

/// Every page.
#[derive(Clone, PartialEq, Debug, Routable)]
pub enum Route {
    /// Home.
    #[at("/")]
    Home,
    /// The public list of events.
    #[at("/events")]
    Events,
    /// One event.
    #[at("/events/:id")]
    Event {
        /// The event.
        id: EventId,
    },
    /// The form of registration.
    #[at("/events/:id/register")]
    Register {
        /// The event.
        id: EventId,
    },
    /// A registration by its secret link: ticket, change, cancel.
    #[at("/registrations/:token")]
    Registration {
        /// The secret of the link that was mailed.
        token: String,
    },
    /// My page.
    #[at("/me")]
    Me,
    /// Sign in; `?next=` says where to go then.
    #[at("/sign-in")]
    SignIn,
    /// Make an account.
    #[at("/sign-up")]
    SignUp,
    /// The link of the verification mail, `?token=`.
    #[at("/verify")]
    Verify,
    /// Ask for a new password, or set it by `?token=`.
    #[at("/reset")]
    Reset,
    /// Terms of use.
    #[at("/terms")]
    Terms,
    /// Handling of personal data.
    #[at("/privacy")]
    Privacy,
    /// Staff: today.
    #[at("/staff")]
    Staff,
    /// Staff: all events.
    #[at("/staff/events")]
    StaffEvents,
    /// Staff: a new event; `?clone=` takes another one's content.
    #[at("/staff/events/new")]
    StaffEventNew,
    /// Staff: an event's desk; `?tab=` chooses the tab.
    #[at("/staff/events/:id")]
    StaffEvent {
        /// The event.
        id: EventId,
    },
    /// Staff: change an event.
    #[at("/staff/events/:id/edit")]
    StaffEventEdit {
        /// The event.
        id: EventId,
    },
    /// Staff: what waits for confirmation.
    #[at("/staff/confirmations")]
    StaffConfirmations,
    /// Staff: mails and what became of them.
    #[at("/staff/mail")]
    StaffMail,
    /// Staff: programmes.
    #[at("/staff/programmes")]
    StaffProgrammes,
    /// Administrators: accounts and their roles.
    #[at("/staff/accounts")]
    StaffAccounts,
    /// No such page.
    #[not_found]
    #[at("/404")]
    NotFound,
}

impl Route {
    /// The area a page belongs to, to mark the navigation.
    pub fn area(&self) -> Area {
        match self {
            Self::Home => Area::Home,
            Self::Events | Self::Event { .. } | Self::Register { .. } => Area::Events,
            Self::Me | Self::Registration { .. } => Area::Me,
            Self::Staff => Area::StaffToday,
            Self::StaffEvents
            | Self::StaffEventNew
            | Self::StaffEvent { .. }
            | Self::StaffEventEdit { .. } => Area::StaffEvents,
            Self::StaffConfirmations => Area::StaffConfirmations,
            Self::StaffMail => Area::StaffMail,
            Self::StaffProgrammes => Area::StaffProgrammes,
            Self::StaffAccounts => Area::StaffAccounts,
            Self::SignIn | Self::SignUp | Self::Verify | Self::Reset => Area::SignIn,
            Self::Terms | Self::Privacy | Self::NotFound => Area::Other,
        }
    }
}

/// The parts of the navigation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the page of the same name in Route")]
pub enum Area {
    Home,
    Events,
    Me,
    SignIn,
    StaffToday,
    StaffEvents,
    StaffConfirmations,
    StaffMail,
    StaffProgrammes,
    StaffAccounts,
    Other,
}

/// Percent-encodes one part of a path or one query value (RFC 3986 unreserved stay).
pub fn encode(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |n: u8| {
                char::from_digit(u32::from(n), 16)
                    .unwrap_or('0')
                    .to_ascii_uppercase()
            };
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    out
}

/// Undoes [`encode`]; what is not well encoded stays as it is.
pub fn decode(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut ahead = rest.clone();
            let hex = |b: Option<u8>| b.and_then(|b| char::from(b).to_digit(16));
            if let (Some(high), Some(low)) = (hex(ahead.next()), hex(ahead.next())) {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                rest = ahead;
                continue;
            }
        }
        bytes.push(if byte == b'+' { b' ' } else { byte });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One value of a query string (with or without its `?`).
pub fn query_value(query: &str, name: &str) -> Option<String> {
    pairs(query)
        .find(|(key, _)| *key == name)
        .map(|(_, value)| decode(value))
}

/// The query string with one value changed; the empty value removes it.
pub fn with_query_value(query: &str, name: &str, value: &str) -> String {
    let mut kept: Vec<String> = pairs(query)
        .filter(|(key, _)| *key != name)
        .map(|(k, v)| format!("{k}={v}"))
        .collect();
    if !value.is_empty() {
        kept.push(format!("{name}={}", encode(value)));
    }
    kept.join("&")
}

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query
        .trim_start_matches('?')
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// The address of a page with a query.
pub fn href(to: &Route, query: &str) -> String {
    let path = to.to_path();
    if query.is_empty() {
        path
    } else {
        format!("{path}?{query}")
    }
}

/// The sign-in page that comes back to `next` afterwards.
pub fn sign_in_query(next: &str) -> String {
    format!("next={}", encode(next))
}

/// Where to go after signing in: `?next=`, if it is a place of this site and not another's
/// (`//host`, `/\host` and `javascript:` are refused).
pub fn safe_next(query: &str) -> Option<String> {
    query_value(query, "next").filter(|next| {
        next.starts_with('/')
            && !next.starts_with("//")
            && !next.contains('\\')
            && !next.chars().any(char::is_control)
    })
}

/// Goes to a path and query as a new history entry.
pub fn push(navigator: &Navigator, path: &str, query: &str) {
    let route = AnyRoute::new(path);
    if query.is_empty() {
        navigator.push(&route);
    } else if let Err(never) = navigator.push_with_query(&route, Raw(query)) {
        match never {}
    }
}

/// Goes to a path and query in place of the current history entry.
pub fn replace(navigator: &Navigator, path: &str, query: &str) {
    let route = AnyRoute::new(path);
    if query.is_empty() {
        navigator.replace(&route);
    } else if let Err(never) = navigator.replace_with_query(&route, Raw(query)) {
        match never {}
    }
}

/// Goes to a place such as `/events?mode=online`.
pub fn go(navigator: &Navigator, place: &str) {
    let (path, query) = place.split_once('?').unwrap_or((place, ""));
    push(navigator, path, query);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_value_survives_the_way_through_the_address() {
        let query = with_query_value("?tab=a&q=x", "q", "観光 & IT+1%");
        assert_eq!(query_value(&query, "q").as_deref(), Some("観光 & IT+1%"));
        assert_eq!(query_value(&query, "tab").as_deref(), Some("a"));
        assert_eq!(with_query_value("tab=a", "tab", ""), "");
        assert_eq!(decode("%zz%4"), "%zz%4");
    }

    #[test]
    fn signing_in_never_leads_to_another_site() {
        for (next, safe) in [
            ("/me?tab=1", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("javascript:alert(1)", false),
            ("https://evil.example", false),
            ("/a\n/b", false),
        ] {
            assert_eq!(safe_next(&sign_in_query(next)).is_some(), safe, "{next}");
        }
    }

    #[test]
    fn an_address_with_a_bad_id_is_not_found() {
        assert_eq!(Route::recognize("/events/1"), Some(Route::NotFound));
        assert_eq!(
            Route::recognize("/staff/events/new"),
            Some(Route::StaffEventNew)
        );
        assert_eq!(Route::recognize("/nowhere"), Some(Route::NotFound));
    }
}
