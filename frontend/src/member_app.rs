//! Which page an address shows to those who take part: community, survey, one's own company. The
//! member's and the staff's builds name this (`src/bin/member.rs`), so that whoever only looks for
//! an event never loads it (ADR 20). Its addresses stand in `frontend/builds.txt`.

use yew::prelude::*;

use crate::routes::Route;

/// The pages of those who take part.
pub fn member_page(_: &Route) -> Option<Html> {
    None
}
