//! The words of a registration: its id, its status, and who did what to it.

id! {
    /// One person's place at one event.
    pub RegistrationId(Registration) = "registration"
}

closed! {
    /// Where a registration stands. Presence at the venue is a fact beside it, never a status.
    pub enum RegistrationStatus {
        /// Waits for staff to approve it.
        Pending = "pending",
        /// Has a seat.
        Confirmed = "confirmed",
        /// A seat is kept for its answer, for a time.
        Offered = "offered",
        /// Waits in the queue of its mode.
        Waitlisted = "waitlisted",
        /// Staff did not approve it.
        Declined = "declined",
        /// Given up, by whomever; the row stays for the history and the numbers.
        Cancelled = "cancelled",
    }
}

closed! {
    /// How a registration came in.
    pub enum RegistrationSource {
        /// By the public form, without an account.
        Guest = "guest",
        /// By a signed-in member.
        Member = "member",
        /// Added by hand by staff.
        Staff = "staff",
    }
}

closed! {
    /// What counts when there are not enough seats for all of a group.
    pub enum GroupPolicy {
        /// All come together, or none does: the group waits until there is a seat for each.
        Whole = "whole",
        /// As many as possible come; the others wait.
        Partial = "partial",
    }
}

closed! {
    /// What staff decide about a registration that waits for approval.
    pub enum Decision {
        /// It may come: it gets a seat, or waits for one.
        Approve = "approve",
        /// It may not.
        Decline = "decline",
    }
}

closed! {
    /// Whose answer after a change of date or venue staff look for.
    pub enum KeepFilter {
        /// Those who have not answered.
        Unanswered = "unanswered",
    }
}

closed! {
    /// On whose side a registration was cancelled.
    pub enum CancelledBy {
        /// The participant, by link or in their own page.
        Participant = "participant",
        /// The organiser's staff.
        Staff = "staff",
    }
}

closed! {
    /// What a line of a registration's history tells.
    pub enum RegistrationCause {
        /// It came in and got a seat.
        JoinedWithSeat = "joined_with_seat",
        /// It came in and joined the queue.
        JoinedQueue = "joined_queue",
        /// The first of the queue got a seat that another gave back.
        PromotedBySeatGivenBack = "promoted_by_seat_given_back",
        /// The first of the queue got a seat because there are more seats now.
        PromotedByCapacity = "promoted_by_capacity",
        /// It came in and waits for approval.
        Applied = "applied",
        /// Staff gave it a seat although none was left, or out of turn.
        SeatedByException = "seated_by_exception",
        /// Staff approved it, and it got a seat.
        ApprovedWithSeat = "approved_with_seat",
        /// Staff approved it, and it joined the queue.
        ApprovedToQueue = "approved_to_queue",
        /// Staff did not approve it, with a reason.
        DeclinedByStaff = "declined_by_staff",
        /// The first of the queue was offered a seat.
        SeatOffered = "seat_offered",
        /// The offer was taken.
        OfferAccepted = "offer_accepted",
        /// Nobody answered the offer in time.
        OfferLapsed = "offer_lapsed",
        /// It changed between venue and online, and got a seat there.
        SwitchedWithSeat = "switched_with_seat",
        /// It changed between venue and online while it waits, or is not approved yet.
        SwitchedQueue = "switched_queue",
        /// What it says was changed.
        Edited = "edited",
        /// Its owner keeps the place after date or venue changed.
        Kept = "kept",
        /// The participant cancelled.
        CancelledByParticipant = "cancelled_by_participant",
        /// Staff cancelled, with a reason.
        CancelledByStaff = "cancelled_by_staff",
    }
}

closed! {
    /// Who acted, as far as the history tells it.
    pub enum ActorKind {
        /// The system, by rule.
        System = "system",
        /// Somebody with an account.
        Account = "account",
        /// The participant without an account, by the link in the mail.
        Person = "person",
        /// A program with an API key.
        ApiKey = "api_key",
        /// Somebody unknown, by the public form.
        Anonymous = "anonymous",
    }
}

text! {
    /// Why staff cancelled a registration; the participant reads it.
    pub CancelReason: text, 1..=500
}

text! {
    /// What staff look for among the registrations of an event: part of a name, of its reading,
    /// of an organisation or of an address.
    pub StaffSearch: line, 1..=80
}

text! {
    /// The code on a ticket that is shown at the desk: ten characters without those that are
    /// easily confused (Crockford's base 32).
    pub TicketCode: line with ticket_code, 10..=10
}

/// The letters of a [`TicketCode`], by value: Crockford's base 32, without I, L, O and U.
const CODE_LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Reads a code as people type it: lower case, and `o`, `i`, `l` for what they look like.
fn ticket_code(text: &str) -> Result<String, crate::problem::Code> {
    let code: String = text
        .chars()
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    if code.bytes().all(|b| CODE_LETTERS.contains(&b)) {
        Ok(code)
    } else {
        Err(crate::problem::Code::ForbiddenCharacter)
    }
}

impl TicketCode {
    /// The code for ten random bytes; 50 of their bits stand in it.
    pub fn from_random(bytes: [u8; 10]) -> Self {
        Self(bytes.iter().map(|byte| letter(*byte)).collect())
    }

    /// The code in two groups of five, as it is printed: `3F7KQ-0ZB1M`.
    pub fn grouped(&self) -> String {
        let (first, second) = self.0.split_at_checked(5).unwrap_or((self.0.as_str(), ""));
        format!("{first}-{second}")
    }
}

/// The letter for the lower five bits of `byte`.
fn letter(byte: u8) -> char {
    CODE_LETTERS
        .get(usize::from(byte & 31))
        .copied()
        .map_or('0', char::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_code_is_read_as_people_type_it() {
        let code: TicketCode = "o1lki-".replace('-', "0zb1m").parse().unwrap();
        assert_eq!(code.as_str(), "011K10ZB1M");
        assert_eq!(code.grouped(), "011K1-0ZB1M");
        assert!("UUUUUUUUUU".parse::<TicketCode>().is_err());
        assert!("=1+1=1+1=1".parse::<TicketCode>().is_err());
    }

    #[test]
    fn every_random_byte_makes_a_letter_of_the_alphabet() {
        for byte in 0..=255 {
            let code = TicketCode::from_random([byte; 10]);
            assert_eq!(code.as_str().parse(), Ok(code));
        }
    }
}
