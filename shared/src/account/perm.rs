//! What one may do. A role is a set of permissions; handlers ask for one permission by type
//! (`Require<perm::EventEdit>`), so that an operation can't forget to ask (DESIGN §9.6).

use std::collections::BTreeSet;

use super::types::Role;

/// A permission as a type, for handler parameters.
pub trait Marker: 'static {
    /// The permission it stands for.
    const PERMISSION: Permission;
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $text:literal: $($role:ident)*;)+) => {
        closed! {
            /// One thing an account or an API key may be allowed to do.
            pub enum Permission { $($(#[$doc])* $name = $text),+ }
        }
        $($(#[$doc])* #[derive(Debug)] pub enum $name {}
        impl Marker for $name { const PERMISSION: Permission = Permission::$name; })+

        /// The permissions a role has, before expiry and suspension.
        pub fn of_role(role: Role) -> BTreeSet<Permission> {
            let mut set = BTreeSet::new();
            $(if [$(Role::$role),*].contains(&role) { set.insert(Permission::$name); })+
            set
        }
    };
}

permissions! {
    /// See and change one's own account, person and registrations.
    OwnAccount = "own_account": Admin Prefecture Contractor Moderator Member;
    /// See accounts, give and withdraw roles, suspend.
    AccountManage = "account_manage": Admin;
    /// See the staff's pages and lists: drafts, desks, numbers.
    StaffRead = "staff_read": Admin Prefecture Contractor;
    /// Create and change programmes (fiscal year, contract, names, rules).
    ProgrammeEdit = "programme_edit": Admin Prefecture;
    /// Create and change events, submit them.
    EventEdit = "event_edit": Prefecture Contractor;
    /// Publish an event, or return it with a comment, for the prefecture.
    EventConfirm = "event_confirm": Prefecture;
    /// Cancel or postpone a published event.
    EventCancel = "event_cancel": Prefecture Contractor;
    /// See an event's registrations with their personal data.
    RegistrationRead = "registration_read": Prefecture Contractor;
    /// Change an event's registrations: add by hand, cancel, move.
    RegistrationEdit = "registration_edit": Contractor Prefecture;
    /// Take an event's registrations out as a file.
    RegistrationExport = "registration_export": Prefecture Contractor;
    /// Write articles and support measures, submit them, take them from the public.
    PortalEdit = "portal_edit": Prefecture Contractor;
    /// Make articles and support measures public, or return them with a comment, for the prefecture.
    PortalConfirm = "portal_confirm": Prefecture;
    /// See the mails that were made and what became of them.
    MailRead = "mail_read": Admin Prefecture Contractor;
    /// Send a failed mail again.
    MailRetry = "mail_retry": Admin Prefecture Contractor;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_has_no_permission_of_staff() {
        assert_eq!(
            of_role(Role::Member),
            BTreeSet::from([Permission::OwnAccount])
        );
        assert!(!of_role(Role::Contractor).contains(&Permission::EventConfirm));
    }
}
