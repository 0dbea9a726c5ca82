# Page views: the staff's page.
visit-title = Page views
visit-lead = How often the public pages of this site were shown. No cookies are used and nobody is recorded. Views by staff and by crawlers are not counted.
visit-period = Period
visit-from = First day
visit-to = Last day
visit-total = Total
visit-span = { $from } to { $to }
visit-times = { $count ->
    [one] view
   *[other] views
 }
visit-by-day = Page views by day
visit-by-month = Page views by month
visit-picture-desc = The height of each column shows how often public pages were shown.
visit-when = Day or month
visit-views = Views
visit-pages = Page views by page
visit-pages-note = The pages shown most often, at most 50.
visit-page = Page
visit-kind = Kind
visit-kind-home = Home
visit-kind-events = List of events
visit-kind-event = Event
visit-kind-organisations = List of companies
visit-kind-organisation = Company
visit-kind-articles = List of articles
visit-kind-article = Article
visit-kind-measures = List of support measures
visit-kind-measure = Support measure
visit-gone = A page that is not public now
visit-none = There are no views in this period yet
visit-none-advice = A longer period may have some.
