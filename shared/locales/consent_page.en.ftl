# The page behind the link of a PR mail.
stop-title = Stop news by mail
stop-lead = This stops mail about coming events and support measures. You still get mail about your registrations.
stop-do = Stop news by mail
stop-done = You get no more news by mail
stop-done-advice = To get it again, choose it when you register or on the page of your ticket.
consent-handed-in = It came with your consent to the following. You can take it back at any time after confirming.
