# The page behind the link of a PR mail.
stop-title = お知らせメールの停止
stop-lead = これからのイベントや支援策のお知らせメールを止めます。申込についての連絡は、これからもお送りします。
stop-do = お知らせメールを止める
stop-done = お知らせメールを止めました
stop-done-advice = また受け取りたいときは、申し込むときか、参加票のページで選んでください。
consent-handed-in = あわせて、次のことに同意したことになっています。確定したあとでも、いつでも取り消せます。
