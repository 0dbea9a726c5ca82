# Registrations: words of the pages, the file and the mails.
registration-status-confirmed = Confirmed
registration-status-waitlisted = On the waitlist
registration-status-cancelled = Cancelled
registration-mode-in-person = At the venue
registration-mode-online = Online
registration-source-guest = Registration form
registration-source-member = My page
registration-source-staff = Entered by staff
registration-cause-joined-with-seat = Registered (confirmed)
registration-cause-joined-queue = Registered (waitlist)
registration-cause-promoted-by-seat-given-back = Moved up: a seat became free
registration-cause-promoted-by-capacity = Moved up: more seats
registration-cause-cancelled-by-participant = Cancelled by the participant
registration-cause-cancelled-by-staff = Cancelled by staff
registration-actor-system = Automatic
registration-actor-account = Account
registration-actor-person = Participant (link in the mail)
registration-actor-api-key = API key
registration-actor-anonymous = Participant
registration-position = You are number { $position }
registration-csv-status = Status
registration-csv-mode = Mode
registration-csv-queue-seq = Waitlist number
registration-csv-family-name = Family name
registration-csv-given-name = Given name
registration-csv-family-kana = Family name (kana)
registration-csv-given-kana = Given name (kana)
registration-csv-email = E-mail
registration-csv-organisation = Organisation
registration-csv-department = Department
registration-csv-job-title = Job title
registration-csv-phone = Telephone
registration-csv-note = Note
registration-csv-source = Came in by
registration-csv-created-at = Registered at
registration-csv-confirmed-at = Confirmed at
registration-csv-cancelled-at = Cancelled at
registration-csv-cancel-reason = Reason for cancelling
registration-csv-id = Registration number
registration-csv-party = Party
registration-csv-party-yes = Comes
registration-csv-agreed = Agreed
registration-csv-between = ;
registration-sheet = Registrations
registration-calendar-status-cancelled = Cancelled

# Labels of the facts in mails.
mail-registration-label-event = Event
mail-registration-label-when = Date and time
mail-registration-label-new-when = New date and time
mail-registration-label-mode = You take part
mail-registration-label-venue = Venue
mail-registration-label-address = Address
mail-registration-label-access = Access
mail-registration-label-online = Address to join
mail-registration-label-code = Check-in code
mail-registration-label-position = Place on the waitlist
mail-registration-label-contact = Contact
mail-registration-label-cancel-until = You can cancel until
mail-registration-label-confirm-by = Confirm by
mail-registration-position = Number { $position }

mail-registration-confirmed-subject = Your registration is confirmed: { $title }
mail-registration-confirmed-body = We have received your registration for “{ $title }”, and your place is confirmed.
mail-registration-confirmed-ticket = Open the ticket
mail-registration-confirmed-calendar = Add to the calendar (.ics)
mail-registration-confirmed-desk = Please show the ticket at the desk on the day. A printout of this mail will do as well.
mail-registration-confirmed-online = Please do not pass on the address to join online.
mail-registration-confirmed-cancel = If you cannot come, please cancel on the ticket’s page. Your seat then goes to somebody who is waiting.

mail-registration-waitlisted-subject = You are on the waitlist: { $title }
mail-registration-waitlisted-body = “{ $title }” is full, so you are on the waitlist. You are number { $position }.
mail-registration-waitlisted-next = When a seat becomes free, the waitlist moves up in order. We confirm your place and tell you by mail; you need not do anything.
mail-registration-waitlisted-ticket = See your place now
mail-registration-waitlisted-cancel = If you no longer plan to come, please cancel on the page above.

mail-registration-promoted-subject = A seat is free and your place is confirmed: { $title }
mail-registration-promoted-body = A seat has become free at “{ $title }”, for which you were waiting. Your place is confirmed.
mail-registration-promoted-ticket = Open the ticket
mail-registration-promoted-calendar = Add to the calendar (.ics)
mail-registration-promoted-desk = Please show the ticket at the desk on the day. A printout of this mail will do as well.
mail-registration-promoted-online = Please do not pass on the address to join online.
mail-registration-promoted-cancel = If you cannot come any more, please cancel on the ticket’s page at once. Others are waiting.

mail-registration-cancelled-subject = Your registration is cancelled: { $title }
mail-registration-cancelled-body = Your registration for “{ $title }” is cancelled.
mail-registration-cancelled-again = While registration is open you can register again. You then join in the order of the new registration.
mail-registration-cancelled-event = See the event’s page

mail-registration-withdrawn-subject = The organiser has cancelled your registration: { $title }
mail-registration-withdrawn-body = The organiser has cancelled your registration for “{ $title }”. The reason:
mail-registration-withdrawn-ask = If anything is unclear, please ask the contact below.

mail-registration-repeated-subject = You are registered already: { $title }
mail-registration-repeated-body = There is already a registration for “{ $title }” with this address. No new one was made.
mail-registration-repeated-confirmed = It is confirmed.
mail-registration-repeated-waitlisted = It is on the waitlist. The ticket shows your place.
mail-registration-repeated-ticket = Open the ticket
mail-registration-repeated-not-you = If it was not you who registered, you need not do anything.

mail-registration-requested-subject = Please confirm your registration: { $title }
mail-registration-requested-body = We have received a registration for “{ $title }” through “{ $via }”. It does not count yet. Please open the page, check it and confirm.
mail-registration-requested-by-staff = The organiser has taken down a registration for “{ $title }” for you. It does not count yet. Please open the page, check it and confirm.
mail-registration-requested-confirm = Check and confirm
mail-registration-requested-not-you = If you did not ask for this, please do nothing. After the time given above it is forgotten, and nobody is registered.

mail-registration-called-off-subject = The event is cancelled: { $title }
mail-registration-called-off-body = “{ $title }”, for which you are registered, is cancelled. The reason:
mail-registration-called-off-sorry = We are sorry for the inconvenience. You need not do anything.

mail-registration-put-off-subject = The event is postponed: { $title }
mail-registration-put-off-body = “{ $title }”, for which you are registered, is postponed. The reason:
mail-registration-put-off-kept = Your registration is kept. We will tell you by mail as soon as there is a new date.
mail-registration-put-off-ticket = See or cancel your registration

mail-registration-new-date-subject = The new date: { $title }
mail-registration-new-date-body = There is a new date for “{ $title }”, which was postponed. Your registration remains valid.
mail-registration-new-date-ticket = See or cancel your registration
mail-registration-new-date-cancel = If you cannot come on the new date, please cancel on the page above.

mail-registration-changed-subject = Something has changed: { $title }
mail-registration-changed-body = Details of "{ $title }", for which you have registered, have changed: { $fields }. Your registration stays valid. This is how it stands now.
mail-registration-changed-both = { $first }, { $second }
mail-registration-changed-ticket = See or cancel your registration
mail-registration-changed-cancel = If you can no longer come, please cancel on the page above.
