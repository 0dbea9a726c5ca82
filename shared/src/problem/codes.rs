//! The closed set of codes.

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $text:literal, $status:literal;)+) => {
        /// Why a request was refused, or what is wrong with one field of it.
        ///
        /// The set is closed: the SPA matches it exhaustively and every code has a text in
        /// every language (a test holds both).
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $($(#[$doc])* $variant),+ }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name on the wire.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// The HTTP status when the whole request is refused for this reason.
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status),+ }
            }
        }
        impl core::str::FromStr for Code {
            type Err = ();
            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($text => Ok(Self::$variant),)+ _ => Err(()) }
            }
        }
    };
}

codes! {
    // The request itself.
    /// Not JSON, or not UTF-8, or a path that can't be read.
    Malformed = "malformed", 400;
    /// Nobody is signed in.
    Unauthenticated = "unauthenticated", 401;
    /// The access token has run out; refresh it.
    TokenExpired = "token_expired", 401;
    /// The address or the password is wrong (which one is not said).
    InvalidCredentials = "invalid_credentials", 401;
    /// The refresh token is unknown, used before or withdrawn.
    SessionEnded = "session_ended", 401;
    /// A second factor is needed to sign in.
    TotpRequired = "totp_required", 401;
    /// The second factor's code is wrong or was used before.
    TotpInvalid = "totp_invalid", 401;
    /// Signed in, but not allowed to do this.
    Forbidden = "forbidden", 403;
    /// A second factor must be set up first.
    TotpSetupRequired = "totp_setup_required", 403;
    /// The address must be proven by the mail's link first; another mail is on its way.
    EmailUnverified = "email_unverified", 403;
    /// The account is suspended.
    AccountSuspended = "account_suspended", 403;
    /// There is no such thing, or none that you may know of.
    NotFound = "not_found", 404;
    /// The path exists, the method does not.
    MethodNotAllowed = "method_not_allowed", 405;
    /// The state of the thing does not allow this (any more).
    Conflict = "conflict", 409;
    /// A request with the same Idempotency-Key is still being worked on.
    IdempotencyInFlight = "idempotency_in_flight", 409;
    /// Somebody changed it meanwhile: If-Match names an older version.
    VersionStale = "version_stale", 412;
    /// The body is too large.
    PayloadTooLarge = "payload_too_large", 413;
    /// The body is not of the media type this operation takes.
    UnsupportedMediaType = "unsupported_media_type", 415;
    /// Something in the request is wrong; `errors` says what and where.
    Invalid = "invalid", 422;
    /// The Idempotency-Key was used with another request.
    IdempotencyMismatch = "idempotency_mismatch", 422;
    /// If-Match is needed.
    PreconditionRequired = "precondition_required", 428;
    /// Too many requests; Retry-After says when to come back.
    TooManyRequests = "too_many_requests", 429;
    /// We failed; the trace id says where.
    Internal = "internal", 500;
    /// Not now: the database or another part can't be reached.
    Unavailable = "unavailable", 503;

    // One field.
    /// It is missing or empty.
    Required = "required", 422;
    /// There is no such field.
    UnknownField = "unknown_field", 422;
    /// Not the JSON type expected.
    WrongType = "wrong_type", 422;
    /// Too few characters.
    TooShort = "too_short", 422;
    /// Too many characters.
    TooLong = "too_long", 422;
    /// A control, hidden or otherwise refused character.
    ForbiddenCharacter = "forbidden_character", 422;
    /// Too few items.
    TooFewItems = "too_few_items", 422;
    /// Too many items.
    TooManyItems = "too_many_items", 422;
    /// The same item twice.
    Duplicate = "duplicate", 422;
    /// A number or time outside what makes sense.
    OutOfRange = "out_of_range", 422;
    /// Not one of the values offered.
    UnknownValue = "unknown_value", 422;
    /// Not a whole number.
    NotANumber = "not_a_number", 422;
    /// Not an identifier.
    NotAnId = "not_an_id", 422;
    /// Not an RFC 3339 time.
    NotATime = "not_a_time", 422;
    /// Not a time of day.
    NotAClockTime = "not_a_clock_time", 422;
    /// Not a day of the calendar.
    NotADate = "not_a_date", 422;
    /// Not an e-mail address.
    NotAnEmail = "not_an_email", 422;
    /// An address with dots where mail systems refuse them (old carrier addresses).
    EmailDots = "email_dots", 422;
    /// An address that only an old carrier allowed (`a..b.@docomo.ne.jp`): no mail reaches it from outside.
    EmailOldCarrier = "email_old_carrier", 422;
    /// Not kana.
    NotKana = "not_kana", 422;
    /// Not a telephone number.
    NotAPhone = "not_a_phone", 422;
    /// Not a 法人番号, or with a wrong check digit.
    NotACorporateNumber = "not_a_corporate_number", 422;
    /// Not an http or https address.
    NotAUrl = "not_a_url", 422;
    /// Not a cursor of this list.
    NotACursor = "not_a_cursor", 422;
    /// The end is not after the start.
    EndBeforeStart = "end_before_start", 422;
    /// It lies in the past.
    InThePast = "in_the_past", 422;
    /// It has no meaning beside what else was chosen, and must be left out.
    NotApplicable = "not_applicable", 422;
    /// What it names does not exist.
    NoSuchReference = "no_such_reference", 422;

    // account
    /// Too easy to guess.
    PasswordTooWeak = "password_too_weak", 422;
    /// The link is wrong, was used, or has run out.
    LinkInvalid = "link_invalid", 422;
    /// The current terms and privacy text must be accepted.
    ConsentRequired = "consent_required", 422;
    /// The contract of that fiscal year is over by then.
    ContractOver = "contract_over", 422;
    /// The last administrator can't be removed.
    LastAdmin = "last_admin", 409;

    /// Both persons have an account; only one of them may.
    BothHaveAccounts = "both_have_accounts", 409;
    /// The person was merged into another already.
    PersonMerged = "person_merged", 409;

    // organisation
    /// The organisation was merged into another already.
    OrganisationMerged = "organisation_merged", 409;
    /// Nobody can be merged into itself, or into what does not stand in the directory.
    NotMergeable = "not_mergeable", 409;
    /// Both have a 法人番号, and not the same.
    CorporateNumbersDiffer = "corporate_numbers_differ", 409;
    /// Another organisation has this 法人番号.
    CorporateNumberTaken = "corporate_number_taken", 422;
    /// Both have an application or a proposal of the same person that waits for staff.
    OpenMatters = "open_matters", 409;
    /// The name is matched already.
    AlreadyMatched = "already_matched", 409;
    /// The profile names no organisation of the directory.
    NoOrganisation = "no_organisation", 409;
    /// Nothing differs from what is there.
    NothingChanged = "nothing_changed", 422;
    /// There is a proposal that waits for staff already.
    ProposalWaits = "proposal_waits", 409;
    /// It was decided, or taken back, already.
    AlreadyDecided = "already_decided", 409;
    /// The organisation was changed meanwhile: look again, then decide.
    OrganisationChanged = "organisation_changed", 409;
    /// Only IT companies can be registered.
    NotAnItCompany = "not_an_it_company", 409;
    /// The company is registered, or has applied, already.
    ItRegistrationExists = "it_registration_exists", 409;
    /// The company is registered on this day already.
    PeriodsOverlap = "periods_overlap", 422;

    // event
    /// The event is not in a state that allows this.
    EventState = "event_state", 409;
    /// Something is missing before the event can be submitted or published; `errors` says what.
    EventIncomplete = "event_incomplete", 422;
    /// The prefecture must confirm before publication.
    ConfirmationRequired = "confirmation_required", 403;
    /// There is no programme yet for the fiscal year of this day.
    NoProgramme = "no_programme", 422;
    /// The fiscal year has its programme already.
    ProgrammeExists = "programme_exists", 409;
    /// People are registered for this mode, so it must stay.
    CapacityBelowTaken = "capacity_below_taken", 422;
    /// More seats would be kept for sectors than there are.
    ReservedAboveCapacity = "reserved_above_capacity", 422;

    // registration
    /// Registration has not opened yet.
    RegistrationNotOpen = "registration_not_open", 409;
    /// Registration is closed.
    RegistrationClosed = "registration_closed", 409;
    /// This person is registered for this event already.
    AlreadyRegistered = "already_registered", 409;
    /// Both persons are registered for the same event; `errors` names the events.
    BothRegistered = "both_registered", 409;
    /// The registration is cancelled already.
    AlreadyCancelled = "already_cancelled", 409;
    /// The deadline for cancelling by oneself is past.
    CancelClosed = "cancel_closed", 409;
    /// As many of this company are registered as one company may be; `errors` names it.
    CompanyLimit = "company_limit", 409;
    /// The deadline for changing a registration by oneself is past.
    ChangeClosed = "change_closed", 409;
    /// The registration does not stand where this could be done.
    RegistrationState = "registration_state", 409;
    /// The offer of a seat has run out.
    OfferExpired = "offer_expired", 409;
    /// No seat is free in the other mode for now.
    ModeFull = "mode_full", 409;
    /// One of a group that waits together can't leave it by this.
    GroupWaits = "group_waits", 409;
    /// The event is not held in this mode.
    ModeNotOffered = "mode_not_offered", 422;
    /// The event's questions changed meanwhile: read them again.
    QuestionsChanged = "questions_changed", 409;
    /// The party after the event is full.
    PartyFull = "party_full", 409;
    /// This must be agreed to.
    AgreementRequired = "agreement_required", 422;

    // community
    /// Nothing can be posted in this thread (any more).
    ThreadClosed = "thread_closed", 409;
    /// A moderator hid the post: it can't be changed until it is shown again.
    PostHidden = "post_hidden", 409;

    // survey
    /// The survey is closed.
    SurveyClosed = "survey_closed", 409;
    /// This link was used to answer already.
    SurveyAnswered = "survey_answered", 409;

    // exchange
    /// The event is not public, postponed or cancelled: there is no attendance to take.
    AttendanceNotHeld = "attendance_not_held", 409;
    /// Attendance is taken from the day of the event.
    AttendanceTooEarly = "attendance_too_early", 409;
    /// The days on which attendance could be typed in are past.
    AttendanceOver = "attendance_over", 409;
    /// This person is on the event's list already: tick them there.
    AlreadyOnList = "already_on_list", 409;

    // material
    /// The file is longer than 20 MB.
    FileTooLarge = "file_too_large", 413;
    /// The file is of no kind that is taken.
    FileKindUnknown = "file_kind_unknown", 415;
    /// The file's content is not of the kind that it is said to be.
    FileKindDiffers = "file_kind_differs", 422;
    /// The event has twenty files already.
    TooManyFiles = "too_many_files", 409;

    // collaboration
    /// There is nothing to confirm before the launch.
    NotLaunched = "not_launched", 409;
    /// The prefecture has confirmed it already.
    AlreadyConfirmed = "already_confirmed", 409;
    /// The prefecture has not confirmed it.
    NotConfirmed = "not_confirmed", 409;
    /// What is not launched yet has no day of launch.
    LaunchNotReached = "launch_not_reached", 422;
    /// It lies in the future.
    InTheFuture = "in_the_future", 422;
    // Keys (integration).
    // integration
    /// Whoever makes a key lacks this permission themselves.
    ScopeNotHeld = "scope_not_held", 422;
    /// Test keys don't take this scope.
    ScopeNotForTest = "scope_not_for_test", 422;
}
