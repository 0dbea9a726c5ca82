//! The words of collaborations.

id! {
    /// Something that companies do together, out of the programme.
    pub CollaborationId(Collaboration) = "collaboration"
}
text! {
    /// What it is called.
    pub CollaborationTitle: line, 1..=120
}
text! {
    /// What it is about, and what came of it.
    pub CollaborationSummary: text, 1..=2000
}

closed! {
    /// How far it has come.
    pub enum Stage {
        /// Somebody has an idea.
        Idea = "idea",
        /// They talk about it.
        Talking = "talking",
        /// They try it out.
        Trial = "trial",
        /// It has become a business (事業化).
        Launched = "launched",
        /// It is over, whether or not it was launched.
        Ended = "ended",
    }
}

impl Stage {
    /// The Fluent key of its name.
    pub fn label(self) -> String {
        format!("collaboration-stage-{}", self.as_str())
    }

    /// Whether a collaboration at this stage can have been launched.
    pub const fn may_have_launch(self) -> bool {
        matches!(self, Self::Launched | Self::Ended)
    }
}

closed! {
    /// What a line of a collaboration's history tells.
    pub enum CollaborationStepKind {
        /// It was written down.
        Created = "created",
        /// It moved to another stage.
        Moved = "moved",
        /// The prefecture confirmed it as a new business.
        Confirmed = "confirmed",
        /// The confirmation was taken back, or fell away with a change.
        Unconfirmed = "unconfirmed",
    }
}

impl CollaborationStepKind {
    /// The Fluent key of its name.
    pub fn label(self) -> String {
        format!("collaboration-step-{}", self.as_str())
    }
}

closed! {
    /// How a collaboration stands with the prefecture.
    pub enum Confirmation {
        /// Launched, and the prefecture has not confirmed it yet.
        Waiting = "waiting",
        /// Confirmed: it counts.
        Confirmed = "confirmed",
    }
}
