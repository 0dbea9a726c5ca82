//! What one may do. A role is a set of permissions; handlers ask for one permission by type
//! (`Require<perm::EventEdit>`), so that an operation can't forget to ask (DESIGN §9.6).

use std::collections::BTreeSet;

use super::types::Role;

/// A permission as a type, for handler parameters.
pub trait Marker: 'static {
    /// The permission it stands for.
    const PERMISSION: Permission;
    /// Who can hold it: [`AccountOnly`], or [`KeyToo`] where a program's key may as well.
    type Asker: 'static;
}

/// Held by accounts only: what it allows is about the account itself, or is signed with it.
#[derive(Debug)]
pub enum AccountOnly {}

/// Held by accounts, and by API keys whose scopes name it.
#[derive(Debug)]
pub enum KeyToo {}

macro_rules! asker {
    () => {
        AccountOnly
    };
    (scope) => {
        KeyToo
    };
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $text:literal $(, $scope:ident)?: $($role:ident)*;)+) => {
        closed! {
            /// One thing an account or an API key may be allowed to do.
            pub enum Permission { $($(#[$doc])* $name = $text),+ }
        }
        $($(#[$doc])* #[derive(Debug)] pub enum $name {}
        impl Marker for $name {
            const PERMISSION: Permission = Permission::$name;
            type Asker = asker!($($scope)?);
        })+

        /// The permissions a role has, before expiry and suspension.
        pub fn of_role(role: Role) -> BTreeSet<Permission> {
            let mut set = BTreeSet::new();
            $(if [$(Role::$role),*].contains(&role) { set.insert(Permission::$name); })+
            set
        }
    };
}

// `, scope` after the word: an API key may hold it, and handlers that ask for it learn no account.
permissions! {
    /// See and change one's own account, person and registrations.
    OwnAccount = "own_account": Admin Prefecture Contractor Moderator Member;
    /// See accounts, give and withdraw roles, suspend.
    AccountManage = "account_manage": Admin;
    /// See the staff's pages and lists: drafts, desks, numbers.
    StaffRead = "staff_read", scope: Admin Prefecture Contractor;
    /// Create and change programmes (fiscal year, contract, names, rules).
    ProgrammeEdit = "programme_edit": Admin Prefecture;
    /// Create and change events, submit them.
    EventEdit = "event_edit": Prefecture Contractor;
    /// Publish an event, or return it with a comment, for the prefecture.
    EventConfirm = "event_confirm": Prefecture;
    /// Cancel or postpone a published event.
    EventCancel = "event_cancel": Prefecture Contractor;
    /// See an event's registrations with their personal data.
    RegistrationRead = "registration_read", scope: Prefecture Contractor;
    /// Hand somebody's registration in; it counts once that person has confirmed it by mail.
    RegistrationCreate = "registration_create", scope: Admin Prefecture Contractor;
    /// Change an event's registrations: add by hand, cancel, move.
    RegistrationEdit = "registration_edit": Contractor Prefecture;
    /// Take an event's registrations, and who was there, out as files.
    RegistrationExport = "registration_export": Prefecture Contractor;
    /// See what support participants need (配慮事項); nobody takes it out as a file.
    SupportRead = "support_read": Prefecture Contractor;
    /// Write articles and support measures, submit them, take them from the public.
    PortalEdit = "portal_edit": Prefecture Contractor;
    /// Make articles and support measures public, or return them with a comment, for the prefecture.
    PortalConfirm = "portal_confirm": Prefecture;
    /// Enter and change organisations, match names, decide what companies propose, check applications.
    OrganisationEdit = "organisation_edit": Contractor Prefecture;
    /// Register IT companies (登録IT企業), for the prefecture, and end their registration.
    ItRegistrationApprove = "it_registration_approve": Prefecture;
    /// Merge a person who was entered twice.
    PersonMerge = "person_merge": Contractor Prefecture;
    /// See a fiscal year's figures and targets, and take them out as files.
    KpiRead = "kpi_read": Admin Prefecture Contractor;
    /// Set a programme's targets.
    TargetEdit = "target_edit": Prefecture;
    /// Enter, change and remove figures from outside.
    OutsideFigureEdit = "outside_figure_edit": Prefecture Contractor;
    /// See where an event's survey stands and what was answered.
    SurveyRead = "survey_read": Prefecture Contractor;
    /// See who is expected at an event and who is there; moderators at the events they look after.
    AttendanceRead = "attendance_read": Contractor Prefecture Moderator;
    /// Note who is there, and undo it; moderators at the events they look after.
    AttendanceEdit = "attendance_edit": Contractor Prefecture Moderator;
    /// See the collaborations that came out of the programme.
    CollaborationRead = "collaboration_read", scope: Admin Prefecture Contractor;
    /// Write them down and keep them up to date.
    CollaborationEdit = "collaboration_edit": Contractor Prefecture;
    /// Confirm that a new business is one, so that it counts, and take that back.
    CollaborationConfirm = "collaboration_confirm": Prefecture;
    /// Read and write in the community, where one may enter.
    CommunityTake = "community_take": Admin Prefecture Contractor Moderator Member;
    /// Enter every space of the community, hide posts and show them again.
    CommunityModerate = "community_moderate": Moderator Contractor Prefecture;
    /// See the mails that were made and what became of them.
    MailRead = "mail_read": Admin Prefecture Contractor;
    /// Send a failed mail again.
    MailRetry = "mail_retry": Admin Prefecture Contractor;
    /// See, make and revoke API keys.
    ApiKeyManage = "api_key_manage": Admin Prefecture;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_has_no_permission_of_staff() {
        assert_eq!(
            of_role(Role::Member),
            BTreeSet::from([Permission::OwnAccount, Permission::CommunityTake])
        );
        assert!(!of_role(Role::Contractor).contains(&Permission::EventConfirm));
    }
}
