# Words that every mail shares.
mail-greeting = Dear { $name },
mail-organiser = Organiser
mail-contractor = Run by (contractor)
mail-phone = Telephone
mail-note = This mail was sent automatically. If you did not expect it, please reply to let us know.
mail-link-hidden = (a link that only the addressee can use)

# A mail that is sent to try the way.
mail-test-subject = A trial for { $name }
mail-test-intro = We are checking that mail arrives.
mail-test-open = Open the registration
mail-test-page = List of events

# What every PR mail ends with (特定電子メール法).
mail-pr-why = You get this mail because you agreed to news by mail.
mail-pr-sender = Sender
mail-pr-address = Address
mail-pr-phone = Telephone
mail-pr-email = Questions and complaints
mail-pr-stop = Stop these mails
