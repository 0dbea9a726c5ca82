//! The words of an organisation.

id! {
    /// A company, association or office in the directory.
    pub OrganisationId(Organisation) = "organisation"
}

closed! {
    /// Which side of the exchange an organisation stands on.
    pub enum Sector {
        /// A company of information technology.
        It = "it",
        /// A company of any other local industry.
        Local = "local",
        /// A bank, a university, a municipality, an association.
        Other = "other",
    }
}
