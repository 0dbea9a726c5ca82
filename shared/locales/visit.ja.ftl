# 閲覧数: 運営の画面。
visit-title = 閲覧数
visit-lead = このサイトの公開ページが表示された回数です。クッキーを使わず、だれが見たかは記録しません。運営の閲覧と、自動で巡回するプログラムは数えません。
visit-period = 期間
visit-from = はじめの日
visit-to = 終わりの日
visit-total = 合計
visit-span = { $from }から{ $to }まで
visit-times = { $count ->
   *[other] 回
 }
visit-by-day = 日ごとの閲覧数
visit-by-month = 月ごとの閲覧数
visit-picture-desc = 棒の高さは、公開ページが表示された回数です。
visit-when = 日・月
visit-views = 閲覧数
visit-pages = ページごとの閲覧数
visit-pages-note = よく見られたページから、50件まで表示します。
visit-page = ページ
visit-kind = 種類
visit-kind-home = ホーム
visit-kind-events = イベントの一覧
visit-kind-event = イベント
visit-kind-organisations = 企業の一覧
visit-kind-organisation = 企業
visit-kind-articles = お知らせの一覧
visit-kind-article = お知らせ
visit-kind-measures = 支援制度の一覧
visit-kind-measure = 支援制度
visit-gone = 今は公開していないページ
visit-none = この期間には、まだ閲覧がありません
visit-none-advice = 期間を広げると、数字が出ることがあります。
