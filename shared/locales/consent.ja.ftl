# What one may agree to or leave. The words beside a box are what is agreed to: a change of a label
# or a meaning is a new version in shared/src/account/consent.rs.
consent-title = ご希望の方だけ(任意)
consent-lead = どれも選ばなくても参加できます。あとからいつでも変えられます。
consent-show-name-label = このイベントに参加するほかの方に、氏名と企業・団体名を知らせてよい
consent-show-name-meaning = 参加が確定した方だけが、参加票のページで見られます。一般には公開しません。
consent-show-name-short = 参加者への氏名の表示
consent-show-company-label = このイベントの公開ページに、企業・団体名を載せてよい
consent-show-company-meaning = 載るのは企業・団体名だけです。氏名や人数は載りません。
consent-show-company-short = 企業・団体名の公開
consent-photos-label = 自分が写った会場の写真を、報告書やウェブサイトで公開してよい
consent-photos-meaning = 選ばない場合は、あなただと分かる写真を公開しません。当日は受付でお知らせください。
consent-photos-short = 写真の公開
consent-pr-mail-label = これからのイベントや支援策のお知らせメールを受け取る
consent-pr-mail-meaning = この申込についての連絡とは別のメールです。どのメールからも、すぐに止められます。
consent-pr-mail-short = お知らせメール
consent-given-at = { $time }に選びました
consent-on = 「{ $what }」に同意しました。
consent-off = 「{ $what }」の同意を取り消しました。
consent-people = 参加する方
consent-people-lead = 名前を知らせてよいと選んだ方だけを載せています。ほかで公開しないでください。
consent-people-none = 名前を載せている方は、まだいません。
