# Registrations: words of the pages, the file and the mails.
registration-status-confirmed = Confirmed
registration-status-pending = Waiting for approval
registration-status-offered = Seat offered
registration-status-declined = Not accepted
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
registration-cause-applied = Registered (waiting for approval)
registration-cause-seated-by-exception = Confirmed by staff as an exception
registration-cause-approved-with-seat = Approved by staff (confirmed)
registration-cause-approved-to-queue = Approved by staff (waitlist)
registration-cause-declined-by-staff = Not accepted by staff
registration-cause-seat-offered = Offered a seat that became free
registration-cause-offer-accepted = Took the seat that was offered
registration-cause-offer-lapsed = The offer of a seat ran out
registration-cause-switched-with-seat = Changed how they take part (confirmed)
registration-cause-switched-queue = Changed how they take part
registration-cause-edited = Changed the registration
registration-cause-kept = Comes although the event changed
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
registration-csv-show-name = Name shown to participants
registration-csv-show-company = Organisation made public
registration-csv-photos = Photos made public
registration-csv-pr-mail = News by mail
registration-agreed = Agreed
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
mail-registration-label-offered-until = Answer by
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
mail-registration-waitlisted-next-offer = When a seat becomes free, we offer it in order, by mail. Please tell us by the deadline in that mail whether you will come.
mail-registration-waitlisted-ticket = See your place now
mail-registration-waitlisted-cancel = If you no longer plan to come, please cancel on the page above.
mail-registration-brought = { $applicant } registered you too. If you did not expect this, please cancel on the page below.

mail-registration-applied-subject = We have your registration: { $title }
mail-registration-applied-body = We have your registration for “{ $title }”.
mail-registration-applied-next = Staff look at every registration and decide who can come. We will tell you by mail. You are not confirmed yet.
mail-registration-applied-ticket = See or change your registration
mail-registration-applied-cancel = If your plans change, please cancel on the page above.

mail-registration-offered-subject = A seat is free – please answer: { $title }
mail-registration-offered-body = A seat has become free at “{ $title }”, for which you are waiting. Please tell us by the time below whether you will come.
mail-registration-offered-ticket = Say whether you will come
mail-registration-offered-late = If we do not hear from you by then, the seat goes to the next in line and you no longer wait.

mail-registration-lapsed-subject = The offer of a seat has ended: { $title }
mail-registration-lapsed-body = We offered you a seat at “{ $title }” and did not hear from you by the deadline, so it has gone to the next in line.
mail-registration-lapsed-again = While registration is open you can register again; you then join at the end.
mail-registration-lapsed-event = See the event

mail-registration-declined-subject = About your registration: { $title }
mail-registration-declined-body = Thank you for registering for “{ $title }”. You cannot take part this time, for this reason:
mail-registration-declined-ask = If anything is unclear, please ask the contact.

mail-registration-switched-subject = How you take part has changed: { $title }
mail-registration-switched-body = How you take part in “{ $title }” has changed. This is how your registration stands now.
mail-registration-switched-waitlisted = That way of taking part is full, so you are on its waitlist at place { $position }.
mail-registration-switched-pending = You are not confirmed yet. We will tell you by mail.
mail-registration-switched-ticket = See your registration

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
mail-registration-repeated-pending = It is waiting for approval.
mail-registration-repeated-offered = A seat is offered to you. Please answer on the page below by the deadline.
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
mail-registration-new-date-keep = Please tell us on the next page whether you can come on the new date. Your registration stays even if you do not answer.
mail-registration-new-date-ticket = See or cancel your registration
mail-registration-new-date-cancel = If you cannot come on the new date, please cancel on the page above.

mail-registration-changed-subject = Something has changed: { $title }
mail-registration-changed-body = Details of "{ $title }", for which you have registered, have changed: { $fields }. Your registration stays valid. This is how it stands now.
mail-registration-changed-keep = Please tell us on the next page whether you can still come. Your registration stays even if you do not answer.
mail-registration-changed-stay = There is nothing you need to do.
mail-registration-changed-both = { $first }, { $second }
mail-registration-changed-ticket = See or cancel your registration
mail-registration-changed-cancel = If you can no longer come, please cancel on the page above.
