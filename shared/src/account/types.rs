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
