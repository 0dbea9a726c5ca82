//! Who signs in and in which role.

id! {
    /// An account signs in; it may belong to a person.
    pub AccountId(Account) = "account"
}
id! {
    /// A person attends events; one person has one verified address.
    pub PersonId(Person) = "person"
}
id! {
    /// One sign-in on one device, until signed out.
    pub SessionId(Session) = "session"
}
id! {
    /// A role given to an account, for a time and a scope.
    pub GrantId(Grant) = "grant"
}

closed! {
    /// What an account may be (DESIGN §2). "Staff" means prefecture or contractor.
    pub enum Role {
        /// Runs the installation: accounts, grants, settings.
        Admin = "admin",
        /// 県職員: confirms what is published and answers for the numbers.
        Prefecture = "prefecture",
        /// 受託者: prepares and runs events under contract.
        Contractor = "contractor",
        /// Attends events and keeps the community going.
        Moderator = "moderator",
        /// A participant with an account.
        Member = "member",
    }
}

impl Role {
    /// Whether the role belongs to the programme's staff: 県職員 or 受託者 (DESIGN §2).
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Prefecture | Self::Contractor)
    }

    /// Whether the role can look after an event as its moderator.
    pub const fn can_moderate(self) -> bool {
        self.is_staff() || matches!(self, Self::Moderator)
    }

    /// Whether the role sees other people's personal data, so that a password alone is not
    /// enough to hold it in production.
    pub const fn wants_second_factor(self) -> bool {
        matches!(self, Self::Admin | Self::Prefecture | Self::Contractor)
    }
}

closed! {
    /// Whether an account may be used.
    pub enum AccountStatus {
        /// It may sign in.
        Active = "active",
        /// An administrator has stopped it; its sessions have ended.
        Suspended = "suspended",
    }
}

text! {
    /// A family name (姓) as its bearer writes it.
    pub FamilyName: name, 1..=60
}
text! {
    /// A given name (名) as its bearer writes it.
    pub GivenName: name, 1..=60
}
text! {
    /// The company or organisation a person comes from, as they write it.
    pub OrganisationName: line, 1..=120
}
text! {
    /// A department (部署).
    pub Department: line, 1..=100
}
text! {
    /// A job title (役職).
    pub JobTitle: line, 1..=100
}
text! {
    /// A token from a link in a mail, taken over unchanged.
    pub LinkToken: line, 1..=600
}
text! {
    /// A code of the authenticator app (6 digits), or one of the recovery codes.
    pub SecondFactor: line, 6..=24
}
text! {
    /// Why an account is suspended, for the account's owner and other administrators.
    pub SuspensionReason: text, 1..=500
}
text! {
    /// Part of an address or a name to look for.
    pub AccountSearch: line, 1..=100
}
text! {
    /// What a session was started with, cut from the browser's own description.
    pub Device: line, 1..=120
}
