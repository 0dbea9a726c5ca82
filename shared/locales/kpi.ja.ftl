# KPI: the staff's page, its files, and how each figure is computed.
kpi-title = KPI(年度の成果)
kpi-metric-satisfaction-rate = 参加者の満足度
kpi-metric-event-participants = イベント参加者数(延べ)
kpi-metric-community-members = コミュニティ登録者数
kpi-metric-new-businesses = 新事業創出数
kpi-metric-events-held = イベント開催数
kpi-metric-portal-accesses = ポータルサイトのアクセス数
kpi-metric-registered-it-companies = 登録IT企業数
kpi-unit-satisfaction-rate = %
kpi-unit-event-participants = { $count ->
   *[other] 名
 }
kpi-unit-community-members = { $count ->
   *[other] 名
 }
kpi-unit-new-businesses = { $count ->
   *[other] 件
 }
kpi-unit-events-held = { $count ->
   *[other] 回
 }
kpi-unit-portal-accesses = { $count ->
   *[other] 件
 }
kpi-unit-registered-it-companies = { $count ->
   *[other] 社
 }
kpi-how-satisfaction-rate = アンケートの満足度に「4」または「5」と答えた人数 ÷ 回答数です。回答が5件以上あるイベントだけを合計します。
kpi-how-event-participants = 当日受付をした参加者を、イベントごとに1名と数えて合計します。登壇者・運営・見学は含みません。中止・延期したイベントも含みません。
kpi-how-community-members = 集計日の終わりの時点でコミュニティに登録している人数です。
kpi-how-new-businesses = 事業化の日がこの年度にあり、職員が確認した連携プロジェクトの数です。
kpi-how-events-held = 公開されて開始時刻を過ぎたイベントの数です。中止・延期したイベントは含みません。
kpi-how-portal-accesses = このサイトの公開ページが表示された回数です。外部のサイトの数値は含みません。
kpi-how-registered-it-companies = 集計日に登録が有効なIT企業の数です。
kpi-basis-per-month = 月あたり
kpi-basis-total = 期間の合計
kpi-withheld = 公表できる回答が5件に満たないため、表示しません
kpi-not-asked = アンケートはまだ始まっていません
kpi-all = 全体
kpi-sector-unknown = 名簿にない団体・所属なし
kpi-part-summary = 概要
kpi-part-participation = 参加
kpi-part-events = イベント別
kpi-part-months = 月別
kpi-part-outside = 外部の数値
kpi-file-part = 区分
kpi-file-of = 対象
kpi-file-figure = 項目
kpi-file-value = 値
kpi-file-item = 項目
kpi-file-actual = 実績
kpi-file-target = 目標
kpi-file-achievement = 達成率
kpi-file-how = 算出方法
kpi-file-events-shown = 満足度を集計したイベント
kpi-file-events-withheld = 公表できる回答が5件に満たず除いたイベント
kpi-file-events-not-asked = アンケートがまだのイベント
kpi-file-who = 内訳
kpi-file-persons-total = 参加者(延べ)
kpi-file-persons = 参加者(実)
kpi-file-companies-total = 企業(延べ)
kpi-file-companies = 企業(実)
kpi-file-date = 開催日
kpi-file-event = イベント
kpi-file-format = 開催方法
kpi-file-participants = 参加者
kpi-file-in-person = 会場
kpi-file-online = オンライン
kpi-file-answers = 回答数
kpi-file-response = 回答率
kpi-file-rate = 満足度
kpi-file-mean = 平均
kpi-file-step-1 = 満足度1の回答
kpi-file-step-2 = 満足度2の回答
kpi-file-step-3 = 満足度3の回答
kpi-file-step-4 = 満足度4の回答
kpi-file-step-5 = 満足度5の回答
kpi-file-note = 備考
kpi-file-month = 月
kpi-file-events-held = 開催イベント
kpi-file-portal-accesses = アクセス数
kpi-file-period = 期間
kpi-file-basis = 数え方
kpi-file-figure-value = 数値
kpi-file-source = 出典

# The page.
kpi-year = 年度
kpi-as-of = { $day }時点の集計です。開くたびに最新のデータから数え直します。
kpi-main = 主な成果
kpi-in-unit = { $number }{ $unit }
kpi-target = 目標 { $target }
kpi-no-target = 目標は未設定です
kpi-achievement = 達成率 { $rate }
kpi-reached = 達成
kpi-how = 算出方法
kpi-empty = この年度の数字はまだありません
kpi-empty-advice = イベントが始まると参加者数が、アンケートの回答が5件以上集まると満足度が、ここに表示されます。目標は年度の事業を登録すると設定できます。
kpi-satisfaction = 満足度
kpi-satisfaction-line = { $satisfied }名が「4」または「5」と回答(回答{ $answers }件、平均{ $mean })
kpi-response-line = 回答率 { $rate }({ $answers }件 ÷ 参加者{ $participants }名)
kpi-counted = 集計したイベント: { $shown }件
kpi-left-out = 公表できる回答が5件に満たないため除いたイベント: { $count }件。少ない回答から個人の答えが分からないようにするためです。
kpi-unasked = アンケートがまだ始まっていないイベント: { $count }件
kpi-steps = 満足度の段階別の回答数
kpi-steps-desc = 回答{ $answers }件を、1から5の段階ごとに棒の長さで表しています。「4」と「5」は塗りつぶし、ほかは斜線です。
kpi-step-1 = 1 とても不満
kpi-step-2 = 2 不満
kpi-step-3 = 3 どちらともいえない
kpi-step-4 = 4 満足
kpi-step-5 = 5 とても満足
kpi-step = 段階
kpi-count = 件数
kpi-share = 割合
kpi-count-answers = { $count }件({ $rate })
kpi-by-event = イベント別の満足度
kpi-by-event-desc = 満足度を開催日の順に棒の高さで表しています。最近の{ $count }件です。点線は目標です。公表しないイベントに棒はありません。
kpi-events = イベント別の数字
kpi-held-none = 開催したイベントはまだありません。
kpi-participation = 参加者と企業
kpi-participation-note = 「延べ」はイベントごとに数え、「実」は年度を通じて1名・1社を1回だけ数えます。重複する登録は、まとめたあとの1名として数えます。内訳の「実」は、複数に当てはまる人がいるため、足しても全体と同じになりません。
kpi-cumulative = 参加者の累計(延べ)
kpi-cumulative-desc = 4月から各月の終わりまでの延べ参加者数を棒の高さで表しています。点線は年度の目標です。
kpi-months = 月別の数字
kpi-cumulative-count = 累計
kpi-accesses = 月別のアクセス数
kpi-accesses-desc = このサイトの公開ページが表示された回数を、月ごとに棒の高さで表しています。
kpi-others = そのほかの成果
kpi-on = 登録IT企業数を調べる日
kpi-on-hint = 例: 2026-11-24、令和8年11月24日
kpi-on-result = { $day }の登録IT企業数は{ $count }社です。
kpi-outside-note = ほかで数えた数値です。出典とともに示し、このサイトの数値とは合計しません。
kpi-outside-none = 外部の数値はまだありません。県のポータルサイトのアクセス数などを、出典とともに登録できます。
kpi-outside-new = 外部の数値を登録する
kpi-outside-edit = 外部の数値を変更する
kpi-outside-deleted = 「{ $label }」を削除しました
kpi-outside-label = 何の数値か
kpi-outside-label-hint = 例: 県ポータルサイトのアクセス数
kpi-outside-metric = 並べて示す項目
kpi-outside-metric-none = なし
kpi-outside-source = 出典
kpi-outside-source-hint = 数えた人や資料の名前。例: 県のアクセス解析(月次報告)
kpi-outside-from = 最初の月
kpi-outside-to = 最後の月
kpi-outside-month-hint = 例: 2026-04
kpi-outside-basis = 数え方
kpi-outside-value = 数値
kpi-outside-noted = 備考
kpi-targets = 目標を設定する
kpi-targets-note = 空欄の項目は目標なしになります。満足度は%、ほかは年度末までの数です。
kpi-csv = CSVで保存する
kpi-xlsx = Excelで保存する
