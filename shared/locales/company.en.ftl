# Pages about companies: the directory, one's own page, the staff's
company-title = Companies
company-lead = The IT companies of the prefecture and its local companies and organisations: by what they offer and what they need.
company-filters = Filters
company-words = Words
company-words-hint = Name, reading, what they offer, what they need
company-count = { $count ->
    [one] 1 company
   *[other] { $count } companies
}
company-none = Nothing found
company-none-advice = Try fewer words, or take a filter away.
company-facet = { $label } ({ $count })
company-registered = Registered IT company
company-registered-no = Others
company-registered-since = Registered IT company (since { $day })
company-offers = What we offer
company-needs = What we need
company-about = About
company-facts = Facts
company-nothing-said = Nothing is written here yet.
company-site = Website
company-edit-own = Do you work here?
company-edit-own-lead = To change this page, propose a change from your own page.
company-edit-own-go = Change my company's page
company-field-corporate-number = Corporate number
company-field-sector = Kind
company-field-industry = Industry
company-field-municipality = Place
company-field-size = People
