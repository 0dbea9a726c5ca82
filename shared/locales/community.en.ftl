# The community: words of the pages and the mails.
community-space-general = Everybody's square
community-space-event = Event
community-reaction-like = Like
community-reaction-thanks = Thank you
community-reaction-helpful = Helpful
community-reaction-curious = Tell me more
community-reaction-celebrate = Congratulations
community-mails-none = No mails
community-mails-at-once = A mail for each post
community-person = { $name }
community-person-gone = Somebody who left
