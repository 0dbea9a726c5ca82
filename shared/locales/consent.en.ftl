# What one may agree to or leave. The words beside a box are what is agreed to: a change of a label
# or a meaning is a new version in shared/src/account/consent.rs.
consent-title = Only if you like
consent-lead = You can take part without any of these, and change your mind at any time.
consent-show-name-label = The others who take part in this event may know my name and organisation
consent-show-name-meaning = Only people with a confirmed place see them, on the page of their ticket. They are not public.
consent-show-name-short = Name shown to participants
consent-show-company-label = My organisation may be named on the event’s public page
consent-show-company-meaning = Only the organisation’s name is shown: no names of people and no numbers.
consent-show-company-short = Organisation made public
consent-photos-label = Photos of the venue that show me may be published in reports and on websites
consent-photos-meaning = Without this, no photo on which you can be recognised is published. Please tell the reception desk on the day.
consent-photos-short = Photos made public
consent-pr-mail-label = Send me mail about coming events and support measures
consent-pr-mail-meaning = This is separate from mail about this registration. Every such mail lets you stop it at once.
consent-pr-mail-short = News by mail
consent-given-at = You agreed on { $time }
consent-on = You agreed: { $what }.
consent-off = You took your consent back: { $what }.
consent-people = Who takes part
consent-people-lead = Only those who agreed to be shown. Please do not publish it elsewhere.
consent-people-none = Nobody is shown yet.
