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

# The page
community-title = コミュニティ
community-lead = イベントで出会った人たちが、続きを話す場所です。
community-staff = 運営
community-unread-title = まだ読んでいないトピック
community-rest-title = 読んだトピック
community-all-title = トピック
community-none-read = 読み終えたトピックは、まだありません。
community-unread = 未読 { $count }件
community-posts = 投稿 { $count }件
community-new = トピックを作る
community-welcome = ようこそ。ここは、イベントの続きを話す場所です
community-welcome-body = 気になったこと、困っていること、試してみたいことを、気軽に書いてください。モデレーターも読んでいます。
community-question = いま、いちばん手間がかかっている仕事は何ですか
community-answer = この問いに答える
community-to = コミュニティへ移動する

# Joining
community-join-title = 「みんなの広場」に参加しませんか
community-join-what = 参加すると、イベントの枠を越えて、ほかの参加者と話せます。申し込んだイベントのトピックは、参加しなくても使えます。
community-join-shown = ほかの参加者には、次のように表示されます。
community-join-leave = いつでも退会できます。退会しても、書いた投稿は残ります。
community-join = コミュニティに参加する
community-joined = コミュニティに参加しました
community-no-person = このアカウントには参加者の情報がないため、参加できません。
community-settings = メールと退会の設定
community-mails = 投稿のお知らせメール
community-mails-stop = メールをすべて止める
community-mails-start = メールを受け取る
community-leave = コミュニティを退会する
community-left = コミュニティを退会しました

# A thread
community-thread-hidden = (非表示のトピック)
community-thread-deleted = (削除されたトピック)
community-event-lead = イベントの参加者、モデレーター、事務局だけが読み書きできます。
community-event-title = イベントのトピック
community-event-back = イベントのページを見る
community-event-closed = このイベントのトピックは開けません
community-event-closed-advice = トピックは、参加が確定した方と運営が使えます。申し込んだ方は、確定してからもう一度お試しください。
community-follows = 返信をメールでお知らせしています。
community-follows-not = 返信をメールでお知らせしていません。
community-follow = フォローする
community-unfollow = フォローをやめる
community-followed = このトピックをフォローしました
community-unfollowed = このトピックのフォローをやめました
community-earlier = 前の投稿を読む
community-from-here = ここから未読
community-no-posts = まだ投稿がありません。最初の一言を書いてみませんか。
community-closed = このトピックには、もう投稿できません。
community-reply = 返信を書く
community-body = 本文
community-markdown = Markdownが使えます。**太字**、箇条書き(- )、リンクなど。
community-post = 投稿する
community-posted = 投稿しました
community-begun = トピックを作りました
community-new-lead = 「みんなの広場」に公開されます。コミュニティの参加者と運営が読めます。
community-thread-title = 題名

# A post
community-edited = (編集済み)
community-deleted = 削除されました
community-hidden-line = モデレーターが非表示にした投稿です
community-hidden = 非表示
community-hidden-note = モデレーターが非表示にしました。ほかの参加者には見えません
community-reactions = リアクション
community-hide = 非表示にする
community-restore = 再び表示する
community-restored-news = 投稿を再び表示しました
community-hidden-news = 投稿を非表示にしました
community-hide-title = この投稿を非表示にしますか
community-hide-body = ほかの参加者には見えなくなります。理由は、投稿した人とモデレーターが読みます。
community-hide-reason = 理由
community-hide-do = 非表示にする
community-delete-title = この投稿を削除しますか
community-delete-body = 本文は元に戻せません。投稿のあった場所には「削除されました」と表示されます。
community-delete-first = 本文とトピックの題名は元に戻せません。返信がなければ、トピックもなくなります。
community-delete-do = 投稿を削除する
community-deleted-news = 投稿を削除しました

# Reporting a post
community-report = 通報する
community-report-title = この投稿を通報しますか
community-report-body = モデレーターと運営が読んで、どうするかを決めます。投稿した人に、あなたの名前は伝わりません。
community-report-reason = 理由
community-report-note = 補足
community-report-note-hint = どこが気になったかを書くと、早く確かめられます。
community-report-do = 通報する
community-report-spam = 宣伝や迷惑な繰り返し
community-report-insulting = 人を傷つける言葉
community-report-personal-data = 個人情報が書かれている
community-report-other = その他
community-reported = 通報済み
community-reported-news = 通報しました。モデレーターが確かめます

# What moderators do about it
community-reports = 通報
community-reports-lead = 参加者から届いた通報です。古いものから順に並んでいます。自分が書いた投稿への通報は、ほかのモデレーターと運営が確かめます。
community-reports-none = 通報はありません
community-reports-none-advice = 投稿が通報されると、ここに届きます。
community-reports-see = 通報を見る
community-reports-open = 通報が{ $count }件あります
community-reports-about = 「{ $title }」への投稿
community-reports-at = { $time } 通報
community-reports-by = 通報した人: { $name }
community-reports-note = 補足
community-reports-post = 通報された投稿
community-reports-thread = トピックで読む
community-reports-hide = 投稿を非表示にする
community-reports-dismiss = 問題ありません
community-reports-dismissed = 「問題ありません」として対応しました
community-reports-hidden = 投稿を非表示にしました。この投稿への通報は、すべて対応済みです
community-reports-restored = 投稿を再び表示しました。この投稿への通報は、対応済みです

# The link out of a mail
community-unsubscribe = お知らせメールの停止
community-unsubscribing = メールを止めています。
community-unsubscribed = このトピックのお知らせメールを止めました
community-unsubscribed-advice = トピックを開いて「フォローする」を選ぶと、また受け取れます。
