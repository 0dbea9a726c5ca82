//! What a form must be as a whole, although each of its fields is right by itself.

use std::collections::BTreeSet;

use crate::account::legal;
use crate::account::types::OrganisationName;
use crate::field::{Email, Faults, Pointer};
use crate::organisation::types::OrganisationId;
use crate::problem::Code;
use crate::registration::api::{GuestParts, MemberParts};
use crate::registration::group::Group;
use crate::registration::staff::ByStaffParts;

/// How many people one applicant may bring.
pub const MOST_TOGETHER: usize = 5;

/// A guest tells the organisation and accepts the texts in force.
pub fn guest_whole(form: &GuestParts<'_>, at: &Pointer, faults: &mut Faults) {
    organisation_told(form.organisation_id, form.organisation_name, at, faults);
    group_whole(form.group, form.email, at, faults);
    legal::accepted(form.acceptance, at, faults);
}

/// A member accepts the texts in force.
pub fn member_whole(form: &MemberParts<'_>, at: &Pointer, faults: &mut Faults) {
    group_whole(form.group, None, at, faults);
    legal::accepted(form.acceptance, at, faults);
}

/// Staff tell the organisation.
pub fn by_staff_whole(form: &ByStaffParts<'_>, at: &Pointer, faults: &mut Faults) {
    organisation_told(form.organisation_id, form.organisation_name, at, faults);
    group_whole(form.group, form.email, at, faults);
}

/// An organisation is one out of the directory, or a name. What could not be read was told.
fn organisation_told(
    id: Option<&Option<OrganisationId>>,
    name: Option<&Option<OrganisationName>>,
    at: &Pointer,
    faults: &mut Faults,
) {
    if id == Some(&None) && name == Some(&None) {
        faults.add(&at.member("organisation_name"), Code::Required);
    }
}

/// Each person of a group has an address of their own.
fn group_whole(
    group: Option<&Option<Group>>,
    applicant: Option<&Email>,
    at: &Pointer,
    faults: &mut Faults,
) {
    let Some(Some(group)) = group else { return };
    let mut seen: BTreeSet<&str> = applicant.map(Email::as_str).into_iter().collect();
    for (index, person) in group.people.as_slice().iter().enumerate() {
        if !seen.insert(person.email.as_str()) {
            let at = at.member("group").member("people").item(index);
            faults.add(&at.member("email"), Code::Duplicate);
        }
    }
}

/// Words that people write who belong to no company; they do not count as one.
const NOBODY: &[&str] = &[
    "個人",
    "個人事業主",
    "個人事業",
    "個人参加",
    "フリーランス",
    "フリー",
    "無所属",
    "所属なし",
    "なし",
    "無し",
    "無",
    "学生",
    "自営業",
    "自営",
    "主婦",
    "none",
    "freelance",
    "freelancer",
    "individual",
    "n/a",
    "-",
    "ー",
    "self-employed",
];

/// Whether what stands in the field for the organisation says that there is none.
pub fn names_nobody(name: &OrganisationName) -> bool {
    let name = name.as_str().trim().to_lowercase();
    NOBODY.contains(&name.as_str())
}
