page-home-title = Meet across industries, and stay in touch
page-home-lead = Small events where IT companies meet the region's fishery, farming, tourism, crafts and manufacturing companies.
page-home-next = Next event
page-home-after = Other events
page-home-all = See all events
page-home-deadlines = Closing soon for registration
page-home-closes = Register by { $time }
page-more-about = Read more
page-events-title = Events
page-events-lead = Small gatherings with time to listen and time to work together. You need no account to register.
page-events-filters = Narrow down the events
page-events-none = The next event is being prepared
page-events-none-advice = It will be announced on this page.
page-events-none-found = No event matches
page-events-none-found-advice = Try fewer conditions or other words.
page-events-past = See past events
page-events-next = See coming events
page-events-count = { $count ->
    [one] One event
   *[other] { $count } events
}
page-events-count-more = The first { $count } events are shown; there are more.
page-filter-month = Month
page-filter-clear = Clear all conditions
page-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
page-filter-period = Period
page-filter-format = Held
page-filter-theme = Theme
page-filter-words = Search by words
page-filter-any = Any
page-seats-left = { $left } of { $capacity } seats left
page-seats-full = Full (waitlist open)
page-waitlist-open = Waitlist open
page-when = When
page-where = Where
page-place-online = Online (those who take part receive the address)
page-map = Open a map
page-seats = Seats
page-fee = Fee
page-deadline = Register by
page-event-facts = Facts and registration
page-register = Register
page-join-waitlist = Join the waitlist
page-no-account = No account needed. It takes about a minute.
page-opens-at = Registration opens on { $time }.
page-add-calendar = Add to calendar
page-agenda = Agenda
page-event-companies = Companies taking part
page-contact = Contact
page-organiser = Organiser: { $prefecture } / Run by: { $contractor }
ticket-event = Event
ticket-mode = How you take part
ticket-name = Name
organisation-hint = Type part of the name or its reading to choose from the directory. If it is not listed, you can register with the name as you typed it.
organisation-found = { $count ->
    [one] One match. Use the arrow keys to choose it.
   *[other] { $count } matches. Use the arrow keys to choose one.
}
organisation-new = Not in the directory. You can register with this name.
organisation-chosen = Chosen from the directory

# What an event asks besides who one is.
extras-own = Your answers at registration
extras-change = Change your answers
extras-change-until = You can change them until { $time }.
extras-changed = Your answers were changed.
extras-save = Save changes
extras-agreed = Agreed
extras-choose-none = No choice
extras-asked-in-person = { " " }(at the venue)
extras-asked-online = { " " }(online)
extras-party = I will join the party
extras-party-name = Party
extras-party-yes = Joining
extras-party-no = Not joining
extras-party-left = { $left } places left
extras-party-full = Full
extras-support = Is there anything we can do so that you can take part well?
extras-support-name = Support needs
extras-support-hint = A place for a wheelchair, sign language, writing instead of speaking, food allergies: whatever it is, please tell us. Only the people who prepare this event read it. It stands in no list that is taken out and in no e-mail, and it is erased 30 days after the event.
