# The community: words of the pages and the mails.
community-space-general = みんなの広場
community-space-event = イベント
community-reaction-like = いいね
community-reaction-thanks = ありがとう
community-reaction-helpful = 参考になった
community-reaction-curious = くわしく知りたい
community-reaction-celebrate = おめでとう
community-mails-none = 受け取らない
community-mails-at-once = 投稿のたびに受け取る
community-person = { $name }さん
community-person-gone = 退会した方
