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

# The page
community-title = Community
community-lead = Where the people who met at events go on talking.
community-staff = Team
community-unread-title = Topics you have not read
community-rest-title = Topics you have read
community-all-title = Topics
community-none-read = You have not finished any topic yet.
community-unread = { $count } unread
community-posts = { $count ->
    [one] 1 post
   *[other] { $count } posts
}
community-new = Begin a topic
community-welcome = Welcome. This is where conversations from the events go on
community-welcome-body = Write what caught your interest, what is hard, what you would like to try. The moderators read along.
community-question = Which task takes you the most effort right now?
community-answer = Answer this question
community-to = Go to the community

# Joining
community-join-title = Will you join everybody's square?
community-join-what = Once you join, you can talk with other participants beyond a single event. The topics of events you registered for are open to you without joining.
community-join-shown = The others see you like this:
community-join-leave = You can leave at any time. What you posted stays.
community-join = Join the community
community-joined = You joined the community
community-no-person = This account belongs to no participant, so it can't join.
community-settings = Mails and leaving
community-mails = Mails about posts
community-mails-stop = Stop all mails
community-mails-start = Get mails
community-leave = Leave the community
community-left = You left the community

# A thread
community-thread-hidden = (hidden topic)
community-thread-deleted = (deleted topic)
community-event-lead = Only participants of the event, moderators and the office read and write here.
community-event-title = Topic of the event
community-event-back = See the event's page
community-event-closed = You can't open this event's topic
community-event-closed-advice = The topic is for people with a confirmed place and for the team. If you registered, try again once your place is confirmed.
community-follows = You get replies by mail.
community-follows-not = You don't get replies by mail.
community-follow = Follow
community-unfollow = Stop following
community-followed = You follow this topic
community-unfollowed = You no longer follow this topic
community-earlier = Read earlier posts
community-from-here = Unread from here
community-no-posts = Nobody has posted yet. Will you write the first words?
community-closed = Nobody can post in this topic any more.
community-reply = Write a reply
community-body = Text
community-markdown = You can use Markdown: **bold**, lists (- ), links and more.
community-post = Post
community-posted = Posted
community-begun = The topic has begun
community-new-lead = It appears in everybody's square. Members of the community and the team can read it.
community-thread-title = Title

# A post
community-edited = (edited)
community-deleted = This post was deleted
community-hidden-line = A moderator hid this post
community-hidden = Hidden
community-hidden-note = A moderator hid this post. Other participants don't see it
community-reactions = Reactions
community-hide = Hide
community-restore = Show again
community-restored-news = The post is shown again
community-hidden-news = The post is hidden
community-hide-title = Hide this post?
community-hide-body = Other participants will no longer see it. Its author and the moderators read the reason.
community-hide-reason = Reason
community-hide-do = Hide the post
community-delete-title = Delete this post?
community-delete-body = The text can't be brought back. "This post was deleted" will stand in its place.
community-delete-first = The text and the topic's title can't be brought back. Without replies the topic disappears too.
community-delete-do = Delete the post
community-deleted-news = The post was deleted

# Reporting a post
community-report = Report
community-report-title = Report this post?
community-report-body = The moderators and the team read it and decide what to do. Its author is not told your name.
community-report-reason = Reason
community-report-note = Note
community-report-note-hint = Saying what troubles you helps to decide sooner.
community-report-do = Report the post
community-report-spam = Advertising, or the same again and again
community-report-insulting = Words that hurt people
community-report-personal-data = Personal information
community-report-other = Something else
community-reported = Reported
community-reported-news = Thank you. The moderators will look at it

# What moderators do about it
community-reports = Reports
community-reports-lead = What participants reported, the oldest first. Reports of posts that you wrote yourself are looked at by the other moderators and the team.
community-reports-none = No reports
community-reports-none-advice = When somebody reports a post, it appears here.
community-reports-see = See reports
community-reports-open = { $count ->
    [one] 1 report waits
   *[other] { $count } reports wait
}
community-reports-about = Post in "{ $title }"
community-reports-at = Reported on { $time }
community-reports-by = Reported by { $name }
community-reports-note = Note
community-reports-post = The post
community-reports-thread = Read it in its topic
community-reports-hide = Hide the post
community-reports-dismiss = Nothing is wrong
community-reports-dismissed = Settled: nothing is wrong
community-reports-hidden = The post is hidden. All reports of it are settled
community-reports-restored = The post is shown again. The reports of it are settled

# The link out of a mail
community-unsubscribe = Stop mails about a topic
community-unsubscribing = Stopping the mails.
community-unsubscribed = You get no more mails about this topic
community-unsubscribed-advice = To get them again, open the topic and choose "Follow".
