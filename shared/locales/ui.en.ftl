# The shell
ui-brand-sub = Where industry meets IT, and stays in touch
ui-skip = Skip to the content
ui-menu = Menu
ui-nav = Main
ui-nav-staff = Staff
ui-nav-footer = About this site
ui-nav-home = Home
ui-nav-events = Events
ui-nav-companies = Companies
ui-nav-matching = Matching
ui-nav-staff-organisations = Organisations
ui-nav-community = Community
ui-event-thread = Open the participants' topic
ui-nav-me = My page
ui-nav-today = Today
ui-nav-staff-events = Manage events
ui-nav-confirmations = To confirm
ui-nav-mail = Mail
ui-nav-accounts = Accounts
ui-nav-programmes = Programmes
ui-nav-kpi = KPI
ui-nav-visits = Page views
ui-nav-attendance = Attendance
ui-sign-in = Sign in
ui-sign-up = Create an account
ui-sign-out = Sign out
ui-terms = Terms of use
ui-privacy = Personal data
ui-api = API for developers
ui-footer-organiser = Organiser: { $name }
ui-footer-contractor = Run by: { $name } (under contract)
ui-page-verify = Confirm your e-mail address
ui-page-reset = Set a new password
ui-page-event = Event
ui-page-register = Register
ui-page-registration = Your registration
ui-page-event-new = Create an event
ui-page-event-edit = Edit the event

# Fields
ui-required = (required)
ui-optional = (optional)
ui-year = Year
ui-month = Month
ui-day = Day
ui-time = Time
ui-calendar = Choose a date from the calendar
ui-summary = { $count ->
    [one] One thing needs your attention
   *[other] { $count } things need your attention
}
ui-restored = Your draft is back
ui-restored-discard = Discard the draft
ui-restored-discarded = The draft is discarded
ui-merged = What changed on another screen has been taken in
ui-merged-advice = What you typed is still here. Please check it and save again.
ui-conflict = { $count ->
    [one] One field was changed on another screen while you were typing
   *[other] { $count } fields were changed on another screen while you were typing
}
ui-conflict-advice = Please choose which content counts. Fields that are not listed keep both what you typed and what is new.
ui-conflict-mine = Yours
ui-conflict-theirs = New
ui-conflict-keep-mine = Overwrite with yours
ui-conflict-take-theirs = Use the new content
ui-conflict-blank = (blank)
ui-yes = Yes
ui-no = No

# Actions
ui-save = Save
ui-never-mind = Never mind
ui-close = Close
ui-undo = Undo
ui-retry = Load again
ui-more = Show more
ui-back = Back
ui-edit = Edit
ui-delete = Delete
ui-add = Add
ui-search = Search
ui-copy = Copy
ui-copied = Copied
ui-saved = Saved

# States
ui-loading = Loading
ui-tone-info = Note
ui-tone-success = Done
ui-tone-warning = Caution
ui-tone-error = Error
ui-breadcrumb = You are here
ui-unsaved = You have unsaved changes
ui-unsaved-body = If you leave now, what you typed is not saved. It stays in this tab if you come back to this page.
ui-stay = Stay on this page
ui-leave = Leave without saving

# Failures
ui-offline = You are offline
ui-offline-advice = What you see was loaded before. You can go on once the connection is back.
ui-gate-sign-in = Sign in to see this page
ui-gate-forbidden = You do not have permission to see this page
ui-ended = Please sign in again
ui-ended-advice = Your sign-in has ended after some time. What you typed is kept in this tab; sign in and go on from there.
ui-error-network = The server could not be reached
ui-error-network-advice = Check your connection and try again. What you typed is still here.
ui-error-timeout = There was no answer in time
ui-error-timeout-advice = We do not know yet whether it was done. Try again: the same request never counts twice.
ui-error-unreadable = The server's answer could not be read
ui-error-unreadable-advice = Reload the page. If it goes on, tell the office the number below.
ui-trace = Reference number
ui-not-found = Page not found
ui-not-found-title = There is no page at this address
ui-not-found-advice = The address may have changed, or it is no longer public.
ui-failed = This page could not be shown
ui-crash = The page cannot be shown any more
ui-crash-advice = Please reload the page. What you typed is kept in this tab.
ui-nav-api-keys = API keys
ui-nav-collaborations = Collaborations
