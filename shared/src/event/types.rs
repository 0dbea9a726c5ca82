//! The words of an event.

use crate::field::Int;

id! {
    /// A gathering.
    pub EventId(Event) = "event"
}
id! {
    /// One row of an event's history.
    pub RevisionId(Revision) = "event_revision"
}

text! {
    /// An event's title.
    pub Title: line, 1..=120
}
text! {
    /// What the event is about in a word or two, such as 観光×IT; lists are filtered by it.
    pub Theme: line, 1..=40
}
text! {
    /// Who it is for and what happens, in two or three sentences, for lists.
    pub Summary: text, 1..=300
}
text! {
    /// The description in Markdown.
    pub Description: text, 1..=20000
}
text! {
    /// The venue's name.
    pub VenueName: line, 1..=120
}
text! {
    /// The venue's address; the map link is made from it.
    pub VenueAddress: line, 1..=200
}
text! {
    /// How to get to the venue.
    pub VenueAccess: text, 1..=500
}
text! {
    /// What it costs, in words, such as 無料.
    pub FeeText: line, 1..=200
}
text! {
    /// Whom the event is for, in words.
    pub AudienceText: line, 1..=300
}
text! {
    /// Whom to ask about the event.
    pub Contact: text, 1..=300
}
text! {
    /// The title of one item of the agenda.
    pub SessionTitle: line, 1..=120
}
text! {
    /// Who speaks or leads, with affiliation.
    pub Speaker: line, 1..=120
}
text! {
    /// Why an event is returned, postponed or cancelled; participants read the last two.
    pub Reason: text, 1..=1000
}
text! {
    /// Words to search for.
    pub SearchText: line, 1..=100
}

/// Seats of one mode.
pub type Capacity = Int<1, 5000>;

/// Length of one agenda item in minutes.
pub type Minutes = Int<1, 600>;

closed! {
    /// How the event is held.
    pub enum Format {
        /// At a venue.
        InPerson = "in_person",
        /// At a venue and online at the same time.
        Hybrid = "hybrid",
        /// Online.
        Online = "online",
    }
}

impl Format {
    /// In which modes one can take part.
    pub const fn modes(self) -> &'static [Mode] {
        match self {
            Self::InPerson => &[Mode::InPerson],
            Self::Hybrid => &[Mode::InPerson, Mode::Online],
            Self::Online => &[Mode::Online],
        }
    }

    /// Whether one can take part in `mode`.
    pub const fn offers(self, mode: Mode) -> bool {
        matches!(
            (self, mode),
            (Self::Hybrid, _) | (Self::InPerson, Mode::InPerson) | (Self::Online, Mode::Online)
        )
    }
}

/// For how many hours an offer to one who waits stands.
pub type OfferHours = Int<1, 336>;

/// Seats kept for a sector.
pub type Reserved = Int<0, 5000>;

closed! {
    /// Who decides that somebody may come.
    pub enum Selection {
        /// Who registers first has the seat.
        FirstCome = "first_come",
        /// Staff approve; whom they approve when no seat is left waits.
        Approval = "approval",
    }
}

closed! {
    /// What the first of the waitlist gets when a seat is free.
    pub enum Promotion {
        /// The seat.
        Direct = "direct",
        /// The offer of it, for a time; then it passes on.
        Offer = "offer",
    }
}

closed! {
    /// How one person takes part.
    pub enum Mode {
        /// At the venue.
        InPerson = "in_person",
        /// Online.
        Online = "online",
    }
}

impl Mode {
    /// In which mode of an event seats are kept for sectors: where people sit together.
    pub const fn of_reserved(format: Format) -> Self {
        match format {
            Format::InPerson | Format::Hybrid => Self::InPerson,
            Format::Online => Self::Online,
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::InPerson => Self::Online,
            Self::Online => Self::InPerson,
        }
    }
}

closed! {
    /// What an agenda item is for (DESIGN §1: events that mix the two are liked best).
    pub enum SessionKind {
        /// Listening: talks, reports, demonstrations.
        Input = "input",
        /// Doing: discussion, workshop, exchange.
        Output = "output",
    }
}

closed! {
    /// Where an event stands.
    pub enum Status {
        /// Being prepared; a returned event is a draft with a comment.
        Draft = "draft",
        /// Waits for the prefecture's confirmation.
        Submitted = "submitted",
        /// Public.
        Published = "published",
        /// Public, its new date not known yet.
        Postponed = "postponed",
        /// It took place.
        Finished = "finished",
        /// It does not take place.
        Cancelled = "cancelled",
    }
}

impl Status {
    /// Whether everybody may know of an event in this state.
    pub const fn is_public(self) -> bool {
        matches!(
            self,
            Self::Published | Self::Postponed | Self::Finished | Self::Cancelled
        )
    }
}

closed! {
    /// What can be done with an event.
    pub enum Action {
        /// Change its contents.
        Edit = "edit",
        /// Remove a draft that was never public.
        Delete = "delete",
        /// Ask the prefecture to confirm.
        Submit = "submit",
        /// Take it back before the prefecture decides.
        Withdraw = "withdraw",
        /// Send it back with a comment.
        Return = "return",
        /// Make it public.
        Publish = "publish",
        /// Put it off without a new date.
        Postpone = "postpone",
        /// Give a postponed event its new date.
        Reschedule = "reschedule",
        /// Call it off.
        Cancel = "cancel",
        /// Note that it took place.
        Finish = "finish",
    }
}

closed! {
    /// Whether one can register now.
    pub enum RegistrationPhase {
        /// Not yet.
        NotOpen = "not_open",
        /// Yes; where the seats are taken one joins the waitlist.
        Open = "open",
        /// Not any more, or not for now.
        Closed = "closed",
    }
}

closed! {
    /// Why registration is closed.
    pub enum ClosedReason {
        /// The deadline is past.
        Deadline = "deadline",
        /// The event is called off.
        Cancelled = "cancelled",
        /// The event is put off; registrations made are kept.
        Postponed = "postponed",
        /// The event is over.
        Finished = "finished",
    }
}

closed! {
    /// Which events a list shows, by their end.
    pub enum Period {
        /// Not over yet, the next one first.
        Upcoming = "upcoming",
        /// Over, the last one first.
        Past = "past",
        /// All, from the earliest.
        All = "all",
    }
}

closed! {
    /// What a row of an event's history tells.
    pub enum RevisionKind {
        /// It was made.
        Created = "created",
        /// Its contents were changed.
        Edited = "edited",
        /// It was submitted.
        Submitted = "submitted",
        /// It was taken back.
        Withdrawn = "withdrawn",
        /// It was returned with a comment.
        Returned = "returned",
        /// It was made public.
        Published = "published",
        /// It was put off.
        Postponed = "postponed",
        /// It got a new date.
        Rescheduled = "rescheduled",
        /// It was called off.
        Cancelled = "cancelled",
        /// It took place.
        Finished = "finished",
    }
}
