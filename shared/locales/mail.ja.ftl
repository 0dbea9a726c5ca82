# Words that every mail shares.
mail-greeting = { $name } 様
mail-organiser = 主催
mail-contractor = 運営（受託者）
mail-phone = 電話
mail-note = このメールは自動で送っています。心当たりのない場合は、お手数ですが、このメールに返信してお知らせください。
mail-link-hidden = （宛先の方だけが使えるリンク）

# A mail that is sent to try the way.
mail-test-subject = { $name }さんへの試し
mail-test-intro = メールが届くかどうかを確かめています。
mail-test-open = 申込を開く
mail-test-page = イベントの一覧

# What every PR mail ends with (特定電子メール法).
mail-pr-why = このメールは、お知らせメールの受け取りに同意された方にお送りしています。
mail-pr-sender = 送信者
mail-pr-address = 住所
mail-pr-phone = 電話
mail-pr-email = お問い合わせ・苦情の宛先
mail-pr-stop = お知らせメールを止める
