# Registrations: words of the pages, the file and the mails.
registration-status-confirmed = 参加確定
registration-status-pending = 承認待ち
registration-status-offered = 席のご案内中
registration-status-declined = 参加できません
registration-status-waitlisted = キャンセル待ち
registration-status-cancelled = 取消済み
registration-mode-in-person = 会場参加
registration-mode-online = オンライン参加
registration-source-guest = 申込フォーム
registration-source-member = マイページ
registration-source-staff = 事務局が登録
registration-cause-joined-with-seat = 申込(参加確定)
registration-cause-joined-queue = 申込(キャンセル待ち)
registration-cause-promoted-by-seat-given-back = 空席により繰上げ
registration-cause-promoted-by-capacity = 定員変更により繰上げ
registration-cause-cancelled-by-participant = 本人が取消し
registration-cause-cancelled-by-staff = 事務局が取消し
registration-cause-applied = 申込(承認待ち)
registration-cause-seated-by-exception = 事務局が特例で参加を確定
registration-cause-approved-with-seat = 事務局が承認(参加確定)
registration-cause-approved-to-queue = 事務局が承認(キャンセル待ち)
registration-cause-declined-by-staff = 事務局が参加をお断り
registration-cause-seat-offered = 空いた席をご案内
registration-cause-offer-accepted = ご案内した席で参加を確定
registration-cause-offer-lapsed = 返事がなく、席のご案内が終了
registration-cause-switched-with-seat = 参加方法を変更(参加確定)
registration-cause-switched-queue = 参加方法を変更
registration-cause-edited = 申込の内容を変更
registration-cause-kept = 変更後も参加すると回答
registration-actor-system = 自動
registration-actor-account = アカウント
registration-actor-person = 申込者本人(メールのリンク)
registration-actor-api-key = APIキー
registration-actor-anonymous = 申込者
registration-position = { $position }番目です
registration-csv-status = 状態
registration-csv-mode = 参加方法
registration-csv-queue-seq = キャンセル待ち受付番号
registration-csv-family-name = 姓
registration-csv-given-name = 名
registration-csv-family-kana = 姓(カナ)
registration-csv-given-kana = 名(カナ)
registration-csv-email = メールアドレス
registration-csv-organisation = 企業・団体名
registration-csv-department = 部署
registration-csv-job-title = 役職
registration-csv-phone = 電話番号
registration-csv-note = 連絡事項
registration-csv-source = 申込方法
registration-csv-show-name = 参加者への氏名の表示
registration-csv-show-company = 企業・団体名の公開
registration-csv-photos = 写真の公開
registration-csv-pr-mail = お知らせメール
registration-agreed = 同意
registration-csv-created-at = 申込日時
registration-csv-confirmed-at = 確定日時
registration-csv-cancelled-at = 取消日時
registration-csv-cancel-reason = 取消理由
registration-csv-id = 申込番号
registration-csv-party = 懇親会
registration-csv-party-yes = 参加
registration-csv-agreed = 同意
registration-csv-between = 、
registration-sheet = 申込
registration-calendar-status-cancelled = 中止

# Labels of the facts in mails.
mail-registration-label-event = イベント
mail-registration-label-when = 日時
mail-registration-label-new-when = 新しい日時
mail-registration-label-mode = 参加方法
mail-registration-label-venue = 会場
mail-registration-label-address = 所在地
mail-registration-label-access = 交通
mail-registration-label-online = 参加用アドレス
mail-registration-label-code = 受付番号
mail-registration-label-position = キャンセル待ちの順番
mail-registration-label-contact = 問い合わせ先
mail-registration-label-cancel-until = 取消しの期限
mail-registration-label-offered-until = お返事の期限
mail-registration-label-confirm-by = 確定の期限
mail-registration-position = { $position }番目

mail-registration-confirmed-subject = 参加申込が確定しました: { $title }
mail-registration-confirmed-body = 「{ $title }」への参加申込を受け付け、参加が確定しました。
mail-registration-confirmed-ticket = 参加票を開く
mail-registration-confirmed-calendar = カレンダーに追加する(.ics)
mail-registration-confirmed-desk = 当日は、参加票を受付でお見せください。印刷したこのメールでも受け付けます。
mail-registration-confirmed-online = オンラインの参加用アドレスは、ほかの人に知らせないでください。
mail-registration-confirmed-cancel = ご都合が悪くなったときは、参加票のページから取り消してください。空いた席は、お待ちの方に回ります。

mail-registration-waitlisted-subject = キャンセル待ちに登録しました: { $title }
mail-registration-waitlisted-body = 「{ $title }」は満席のため、キャンセル待ちに登録しました。順番は{ $position }番目です。
mail-registration-waitlisted-next = 席が空くと、順番に繰り上げて参加を確定し、メールでお知らせします。お手続きは要りません。
mail-registration-waitlisted-next-offer = 席が空くと、順番に「席のご案内」をメールでお送りします。期限までに、参加するかどうかをお知らせください。
mail-registration-waitlisted-ticket = 今の順番を見る
mail-registration-waitlisted-cancel = 参加の予定がなくなったときは、上のページから取り消してください。
mail-registration-brought = { $applicant }さんが、あなたの分も一緒に申し込みました。心当たりがないときは、下のページから取り消してください。

mail-registration-applied-subject = 参加申込を受け付けました: { $title }
mail-registration-applied-body = 「{ $title }」への参加申込を受け付けました。
mail-registration-applied-next = 参加の可否は、事務局が申込の内容を確かめて決めます。決まりましたら、メールでお知らせします。参加はまだ確定していません。
mail-registration-applied-ticket = 申込の内容を見る・変更する
mail-registration-applied-cancel = 参加の予定がなくなったときは、上のページから取り消してください。

mail-registration-offered-subject = 席が空きました。お返事をお願いします: { $title }
mail-registration-offered-body = キャンセル待ちをされていた「{ $title }」の席が空きました。参加するかどうかを、下の期限までにお知らせください。
mail-registration-offered-ticket = 参加するかどうかを返事する
mail-registration-offered-late = 期限までにお返事がないときは、席を次の方にご案内し、キャンセル待ちは終わります。

mail-registration-lapsed-subject = 席のご案内が終わりました: { $title }
mail-registration-lapsed-body = 「{ $title }」の席をご案内していましたが、期限までにお返事がなかったため、次の方にご案内しました。
mail-registration-lapsed-again = 受付期間中は、もう一度申し込めます。そのときは新しい申込の順になります。
mail-registration-lapsed-event = イベントのページを見る

mail-registration-declined-subject = 参加申込の結果のお知らせ: { $title }
mail-registration-declined-body = 「{ $title }」へのお申し込みをありがとうございました。今回はご参加いただけません。理由は次のとおりです。
mail-registration-declined-ask = ご不明な点は、問い合わせ先にお尋ねください。

mail-registration-switched-subject = 参加方法を変更しました: { $title }
mail-registration-switched-body = 「{ $title }」の参加方法を変更しました。今の内容は次のとおりです。
mail-registration-switched-waitlisted = 変更後の参加方法は満席のため、キャンセル待ちです。順番は{ $position }番目です。
mail-registration-switched-pending = 参加はまだ確定していません。決まりましたら、メールでお知らせします。
mail-registration-switched-ticket = 申込の内容を見る

mail-registration-promoted-subject = 席が空き、参加が確定しました: { $title }
mail-registration-promoted-body = キャンセル待ちをされていた「{ $title }」の席が空き、参加が確定しました。
mail-registration-promoted-ticket = 参加票を開く
mail-registration-promoted-calendar = カレンダーに追加する(.ics)
mail-registration-promoted-desk = 当日は、参加票を受付でお見せください。印刷したこのメールでも受け付けます。
mail-registration-promoted-online = オンラインの参加用アドレスは、ほかの人に知らせないでください。
mail-registration-promoted-cancel = 参加できなくなったときは、参加票のページからすぐに取り消してください。次の方がお待ちです。

mail-registration-cancelled-subject = 参加申込を取り消しました: { $title }
mail-registration-cancelled-body = 「{ $title }」への参加申込を取り消しました。
mail-registration-cancelled-again = 受付期間中は、もう一度申し込めます。そのときは新しい申込の順になります。
mail-registration-cancelled-event = イベントのページを見る

mail-registration-withdrawn-subject = 事務局が参加申込を取り消しました: { $title }
mail-registration-withdrawn-body = 「{ $title }」への参加申込を、事務局が取り消しました。理由は次のとおりです。
mail-registration-withdrawn-ask = ご不明な点は、問い合わせ先にお尋ねください。

mail-registration-repeated-subject = すでに申し込まれています: { $title }
mail-registration-repeated-body = 「{ $title }」には、このメールアドレスですでに申込があります。新しい申込は登録していません。
mail-registration-repeated-confirmed = 今の状態は「参加確定」です。
mail-registration-repeated-pending = 今の状態は「承認待ち」です。
mail-registration-repeated-offered = 今の状態は「席のご案内中」です。期限までに、下のページでお返事ください。
mail-registration-repeated-waitlisted = 今の状態は「キャンセル待ち」です。順番は参加票で確かめられます。
mail-registration-repeated-ticket = 参加票を開く
mail-registration-repeated-not-you = 申込に心当たりがないときは、何もしなくてかまいません。

mail-registration-requested-subject = 参加申込を確定してください: { $title }
mail-registration-requested-body = 「{ $via }」を通じて、「{ $title }」への参加申込を受け取りました。まだ確定していません。ページを開き、内容を確かめてから、申込を確定してください。
mail-registration-requested-by-staff = 事務局が、「{ $title }」への参加申込を承りました。まだ確定していません。ページを開き、内容を確かめてから、申込を確定してください。
mail-registration-requested-confirm = 内容を確かめて確定する
mail-registration-requested-not-you = 申込に心当たりがないときは、何もしないでください。期限を過ぎると、いただいた内容は消え、申込は残りません。

mail-registration-called-off-subject = イベント中止のお知らせ: { $title }
mail-registration-called-off-body = お申し込みの「{ $title }」は中止になりました。理由は次のとおりです。
mail-registration-called-off-sorry = ご予定いただいたところ、申し訳ありません。お手続きは要りません。

mail-registration-put-off-subject = イベント延期のお知らせ: { $title }
mail-registration-put-off-body = お申し込みの「{ $title }」は延期になりました。理由は次のとおりです。
mail-registration-put-off-kept = お申し込みはそのまま残ります。新しい日時が決まり次第、メールでお知らせします。
mail-registration-put-off-ticket = 申込の内容を見る・取り消す

mail-registration-new-date-subject = 新しい日時のお知らせ: { $title }
mail-registration-new-date-body = 延期になっていた「{ $title }」の新しい日時が決まりました。お申し込みはそのまま有効です。
mail-registration-new-date-keep = 新しい日時で参加できるかどうかを、次のページでお知らせください。お返事がなくても、お申し込みはそのまま残ります。
mail-registration-new-date-ticket = 申込の内容を見る・取り消す
mail-registration-new-date-cancel = 新しい日時では参加できないときは、上のページから取り消してください。

mail-registration-changed-subject = 開催内容が変わりました: { $title }
mail-registration-changed-body = お申し込みの「{ $title }」の内容が変わりました。変わったのは、{ $fields }です。お申し込みはそのまま有効です。今の内容は次のとおりです。
mail-registration-changed-keep = 変わったあとの内容で参加できるかどうかを、次のページでお知らせください。お返事がなくても、お申し込みはそのまま残ります。
mail-registration-changed-stay = お手続きは要りません。
mail-registration-changed-both = { $first }、{ $second }
mail-registration-changed-ticket = 申込の内容を見る・取り消す
mail-registration-changed-cancel = 参加できなくなったときは、上のページから取り消してください。
