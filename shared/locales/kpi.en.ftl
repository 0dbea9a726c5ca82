# KPI: the staff's page, its files, and how each figure is computed.
kpi-title = KPI (the year's results)
kpi-metric-satisfaction-rate = Participants' satisfaction
kpi-metric-event-participants = Event participants (attendances)
kpi-metric-community-members = Community members
kpi-metric-new-businesses = New businesses
kpi-metric-events-held = Events held
kpi-metric-portal-accesses = Portal page views
kpi-metric-registered-it-companies = Registered IT companies
kpi-unit-satisfaction-rate = %
kpi-unit-event-participants = { $count ->
    [one] person
   *[other] people
 }
kpi-unit-community-members = { $count ->
    [one] person
   *[other] people
 }
kpi-unit-new-businesses = { $count ->
    [one] business
   *[other] businesses
 }
kpi-unit-events-held = { $count ->
    [one] event
   *[other] events
 }
kpi-unit-portal-accesses = { $count ->
    [one] view
   *[other] views
 }
kpi-unit-registered-it-companies = { $count ->
    [one] company
   *[other] companies
 }
kpi-how-satisfaction-rate = Answers 4 and 5 divided by all answers of the survey. Only events with five answers or more are added up.
kpi-how-event-participants = Participants noted as present, once for each event. Speakers, organisers and observers do not count, nor do events that were cancelled or postponed.
kpi-how-community-members = People who are members of the community at the end of the day shown.
kpi-how-new-businesses = Collaborations launched in this fiscal year and confirmed by staff.
kpi-how-events-held = Public events that have begun. Events that were cancelled or postponed do not count.
kpi-how-portal-accesses = How often public pages of this site were shown. Figures of other sites are not included.
kpi-how-registered-it-companies = IT companies whose registration is in force on the day shown.
kpi-basis-per-month = each month
kpi-basis-total = total of the period
kpi-withheld = Withheld: fewer than five answers can be shown
kpi-not-asked = The survey has not begun
kpi-all = All
kpi-sector-unknown = Not in the directory, or none
kpi-part-summary = Summary
kpi-part-participation = Participation
kpi-part-events = By event
kpi-part-months = By month
kpi-part-outside = Figures from outside
kpi-file-part = Part
kpi-file-of = Of
kpi-file-figure = Figure
kpi-file-value = Value
kpi-file-item = Item
kpi-file-actual = Actual
kpi-file-target = Target
kpi-file-achievement = Achievement
kpi-file-how = How it is computed
kpi-file-events-shown = Events counted for satisfaction
kpi-file-events-withheld = Events left out with fewer than five answers to show
kpi-file-events-not-asked = Events whose survey has not begun
kpi-file-who = Breakdown
kpi-file-persons-total = Participants (attendances)
kpi-file-persons = Participants (different people)
kpi-file-companies-total = Companies (attendances)
kpi-file-companies = Companies (different ones)
kpi-file-date = Date
kpi-file-event = Event
kpi-file-format = Format
kpi-file-participants = Participants
kpi-file-in-person = At the venue
kpi-file-online = Online
kpi-file-answers = Answers
kpi-file-response = Response rate
kpi-file-rate = Satisfaction
kpi-file-mean = Mean
kpi-file-step-1 = Answers 1
kpi-file-step-2 = Answers 2
kpi-file-step-3 = Answers 3
kpi-file-step-4 = Answers 4
kpi-file-step-5 = Answers 5
kpi-file-note = Note
kpi-file-month = Month
kpi-file-events-held = Events held
kpi-file-portal-accesses = Page views
kpi-file-period = Period
kpi-file-basis = Counted as
kpi-file-figure-value = Number
kpi-file-source = Source

# The page.
kpi-year = Fiscal year
kpi-as-of = As of { $day }. Every figure is counted anew from the latest data each time you open this page.
kpi-main = Main results
kpi-in-unit = { $number } { $unit }
kpi-target = Target { $target }
kpi-no-target = No target is set
kpi-achievement = Achievement { $rate }
kpi-reached = Reached
kpi-how = How it is computed
kpi-empty = There are no figures for this fiscal year yet
kpi-empty-advice = Participants appear here once an event begins, satisfaction once a survey has five answers. Targets can be set when the year's programme exists.
kpi-satisfaction = Satisfaction
kpi-satisfaction-line = Answered 4 or 5: { $satisfied } of { $answers } (mean { $mean })
kpi-response-line = Response rate { $rate } ({ $answers } answers of { $participants } participants)
kpi-counted = Events counted: { $shown }
kpi-left-out = Events left out because fewer than five of their answers can be shown: { $count }. So few answers would tell who said what.
kpi-unasked = Events whose survey has not begun: { $count }
kpi-steps = Answers by step of satisfaction
kpi-steps-desc = The length of each bar shows how many of the { $answers } answers chose that step from 1 to 5. Steps 4 and 5 are filled, the others are striped.
kpi-step-1 = 1 Very dissatisfied
kpi-step-2 = 2 Dissatisfied
kpi-step-3 = 3 Neither
kpi-step-4 = 4 Satisfied
kpi-step-5 = 5 Very satisfied
kpi-step = Step
kpi-count = Count
kpi-share = Share
kpi-count-answers = { $count } ({ $rate })
kpi-by-event = Satisfaction by event
kpi-by-event-desc = The height of each column shows the satisfaction of one event, in the order of their dates. Shown are the latest: { $count }. The dashed line is the target. Events that are withheld have no column.
kpi-events = Figures by event
kpi-held-none = No event has been held yet.
kpi-participation = Participants and companies
kpi-participation-note = Attendances count once for each event; different people and companies count once in the year. Duplicate records count as one person once they are merged. The breakdowns of different people may add up to more than the whole, because one person can belong to several.
kpi-cumulative = Attendances so far
kpi-cumulative-desc = The height of each column shows all attendances from April to the end of that month. The dashed line is the year's target.
kpi-months = Figures by month
kpi-cumulative-count = So far
kpi-accesses = Page views by month
kpi-accesses-desc = The height of each column shows how often public pages of this site were shown in that month.
kpi-others = Other results
kpi-on = Day to count registered IT companies on
kpi-on-hint = For example 2026-11-24
kpi-on-result = Registered IT companies on { $day }: { $count }
kpi-outside-note = Counted elsewhere. They are shown with their source and never added to the figures of this site.
kpi-outside-none = There are no figures from outside yet. You can enter, for example, the page views of the prefecture's own portal with their source.
kpi-outside-new = Enter a figure from outside
kpi-outside-edit = Change a figure from outside
kpi-outside-deleted = “{ $label }” was removed
kpi-outside-label = What was counted
kpi-outside-label-hint = For example: page views of the prefecture's portal
kpi-outside-metric = Shown beside
kpi-outside-metric-none = None
kpi-outside-source = Source
kpi-outside-source-hint = Who counted it, or the document. For example: the prefecture's web analytics (monthly report)
kpi-outside-from = First month
kpi-outside-to = Last month
kpi-outside-month-hint = For example 2026-04
kpi-outside-basis = Counted as
kpi-outside-value = Number
kpi-outside-noted = Note
kpi-targets = Set targets
kpi-targets-note = A field left empty means no target. Satisfaction is in percent, the others are numbers by the end of the fiscal year.
kpi-csv = Save as CSV
kpi-xlsx = Save as Excel
