# The shell
ui-brand-sub = 産業とITの出会いと、その先
ui-skip = 本文へ移動する
ui-menu = メニュー
ui-nav = 主な案内
ui-nav-staff = 運営の案内
ui-nav-footer = このサイトについて
ui-nav-home = ホーム
ui-nav-events = イベント
ui-nav-me = マイページ
ui-nav-today = 今日の運営
ui-nav-staff-events = イベント管理
ui-nav-confirmations = 確認待ち
ui-nav-mail = メール
ui-nav-accounts = アカウント管理
ui-nav-programmes = 事業年度
ui-sign-in = サインイン
ui-sign-up = アカウントを作る
ui-sign-out = サインアウト
ui-terms = 利用規約
ui-privacy = 個人情報の取扱い
ui-api = 開発者向けAPI
ui-footer-organiser = 主催: { $name }
ui-footer-contractor = 受託者: { $name }
ui-page-verify = メールアドレスの確認
ui-page-reset = パスワードの再設定
ui-page-event = イベント
ui-page-register = 参加を申し込む
ui-page-registration = 参加申込の内容
ui-page-event-new = イベントを作る
ui-page-event-edit = イベントを編集する

# Fields
ui-required = ※必須
ui-optional = ※任意
ui-year = 年
ui-month = 月
ui-day = 日
ui-time = 時刻
ui-calendar = カレンダーから日付を選ぶ
ui-summary = 入力内容に、直すところが{ $count }件あります
ui-restored = 前に入力した内容を表示しています
ui-restored-discard = 入力した内容を消す

# Actions
ui-save = 保存する
ui-never-mind = やめる
ui-close = 閉じる
ui-undo = 元に戻す
ui-retry = もう一度読み込む
ui-more = 続きを表示する
ui-back = 戻る
ui-edit = 編集する
ui-delete = 削除する
ui-add = 追加する
ui-search = 検索する
ui-copy = コピーする
ui-copied = コピーしました
ui-saved = 保存しました

# States
ui-loading = 読み込んでいます
ui-tone-info = お知らせ
ui-tone-success = 完了
ui-tone-warning = 注意
ui-tone-error = エラー
ui-breadcrumb = 現在の位置
ui-unsaved = 保存していない内容があります
ui-unsaved-body = このまま移動すると、入力した内容は保存されません。この画面に戻れば、同じタブのあいだは続きから入力できます。
ui-stay = この画面に残る
ui-leave = 保存せずに移動する

# Failures
ui-offline = 通信が切れています
ui-offline-advice = 表示している内容は最後に読み込んだものです。つながると、続きから使えます。
ui-gate-sign-in = このページを見るには、サインインしてください
ui-gate-forbidden = このページを見る権限がありません
ui-error-network = サーバーにつながりませんでした
ui-error-network-advice = 通信の状態を確かめて、もう一度お試しください。入力した内容は残っています。
ui-error-timeout = 時間内に返事がありませんでした
ui-error-timeout-advice = 処理が済んだかどうかはまだ分かりません。もう一度お試しください。同じ操作が二重に行われることはありません。
ui-error-unreadable = サーバーの返事を読み取れませんでした
ui-error-unreadable-advice = 画面を開き直してください。続くときは、下の番号を事務局に伝えてください。
ui-trace = 問い合わせ番号
ui-not-found = ページが見つかりません
ui-not-found-title = このアドレスのページはありません
ui-not-found-advice = アドレスが変わったか、公開が終わった可能性があります。
ui-crash = 画面を表示できなくなりました
ui-crash-advice = ページを読み込み直してください。入力した内容は、このタブに残っています。
