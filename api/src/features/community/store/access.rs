//! Who may enter a space: the one condition that lists, single threads, counts and mails share.

use sea_orm::Value;
use shared::account::types::PersonId;
use uuid::Uuid;

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// The person of the account, if it has one.
    pub person: Option<PersonId>,
    /// Looks after the community, and so enters everywhere.
    pub moderates: bool,
}

impl Viewer {
    /// The person as the parameter `$1`; an id of nobody where there is none.
    pub fn param(self) -> Value {
        self.person.map_or(Uuid::nil(), PersonId::uuid).into()
    }

    /// Whether this is the person of the viewer.
    pub fn is(self, person: Option<PersonId>) -> bool {
        person.is_some() && person == self.person
    }

    /// The condition on the space `s` under which the viewer, who is `$1`, may enter.
    pub fn enters(self) -> String {
        if self.moderates {
            "1 = 1".to_owned()
        } else {
            enters(SELVES)
        }
    }
}

/// The ids under which `$1` is known: their own, and those of people who turned out to be them.
pub const SELVES: &str = "(SELECT id FROM person WHERE id = $1 OR merged_into = $1)";

/// The condition on the space `s` under which the person whose ids `selves` gives may enter. Who was
/// at the event took part in it, registered or not.
pub fn enters(selves: &str) -> String {
    format!(
        "(s.access = 'members' AND EXISTS (SELECT 1 FROM community_member cm \
           WHERE cm.person_id IN {selves} AND cm.left_at IS NULL) \
         OR s.access = 'participants' AND (EXISTS (SELECT 1 FROM registration cr \
             WHERE cr.event_id = s.event_id AND cr.person_id IN {selves} \
               AND cr.status = 'confirmed') \
           OR EXISTS (SELECT 1 FROM attendance ca \
             WHERE ca.event_id = s.event_id AND ca.person_id IN {selves})))"
    )
}
