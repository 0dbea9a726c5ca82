use super::*;

#[test]
fn signing_in_never_leads_to_another_site() {
    for (next, safe) in [
        ("/me?tab=1", true),
        ("//evil.example", false),
        ("/\\evil.example", false),
        ("javascript:alert(1)", false),
        ("https://evil.example", false),
        ("/a\n/b", false),
    ] {
        assert_eq!(safe_next(&sign_in_query(next)).is_some(), safe, "{next}");
    }
}

/// Every page there is.
fn every_page() -> Vec<Route> {
    let mut pages = open_pages();
    pages.extend(staff_pages());
    pages
}

/// Those that are not below `/staff`.
fn open_pages() -> Vec<Route> {
    let id: EventId = "0193a5b0-0000-7000-8000-000000000001".parse().unwrap();
    let company: OrganisationId = "0193a5b0-0000-7000-8000-000000000003".parse().unwrap();
    let article = "0193a5b0-0000-7000-8000-000000000003".parse().unwrap();
    vec![
        Route::Home,
        Route::Events,
        Route::Event { id },
        Route::Register { id },
        Route::Registration {
            token: "a/b ?".into(),
        },
        Route::Companies,
        Route::Company { id: company },
        Route::OwnCompany,
        Route::Articles,
        Route::Article { id: article },
        Route::Measures,
        Route::Measure { id: article },
        Route::Me,
        Route::Survey,
        Route::Ticket {
            id: "0193a5b0-0000-7000-8000-000000000002".parse().unwrap(),
        },
        Route::SignIn,
        Route::SignUp,
        Route::Verify,
        Route::Reset,
        Route::Terms,
        Route::Privacy,
        Route::Community,
        Route::CommunityNew,
        Route::CommunityThread {
            id: "0193a5b0-0000-7000-8000-000000000003".parse().unwrap(),
        },
        Route::CommunityEvent { id },
        Route::CommunityUnsubscribe {
            token: "a/b ?".into(),
        },
        Route::Confirm {
            token: "a/b c".into(),
        },
        Route::StopMail {
            token: "a/b c".into(),
        },
        Route::NotFound,
    ]
}

/// Those below `/staff`.
fn staff_pages() -> Vec<Route> {
    let id: EventId = "0193a5b0-0000-7000-8000-000000000001".parse().unwrap();
    let company: OrganisationId = "0193a5b0-0000-7000-8000-000000000003".parse().unwrap();
    let article = "0193a5b0-0000-7000-8000-000000000003".parse().unwrap();
    vec![
        Route::Staff,
        Route::StaffEvents,
        Route::StaffEventNew,
        Route::StaffEvent { id },
        Route::StaffEventEdit { id },
        Route::StaffEventQuestions { id },
        Route::StaffAttendance { id },
        Route::StaffCollaborations,
        Route::StaffCollaboration {
            id: "0193a5b0-0000-7000-8000-000000000003".parse().unwrap(),
        },
        Route::StaffArticles,
        Route::StaffArticleNew,
        Route::StaffArticle { id: article },
        Route::StaffArticleEdit { id: article },
        Route::StaffConfirmations,
        Route::StaffReports,
        Route::StaffMail,
        Route::StaffProgrammes,
        Route::StaffKpi,
        Route::StaffVisits,
        Route::StaffAttendances,
        Route::StaffAccounts,
        Route::StaffApiKeys,
        Route::StaffOrganisations,
        Route::StaffOrganisationNew,
        Route::StaffOrganisation { id: company },
        Route::StaffMatching,
    ]
}

#[test]
fn every_page_is_found_at_its_own_address() {
    for route in every_page() {
        assert_eq!(Route::recognize(&route.to_path()), Some(route));
    }
}

#[test]
fn an_address_with_a_bad_id_is_not_found() {
    assert_eq!(Route::recognize("/events/1"), Some(Route::NotFound));
    assert_eq!(
        Route::recognize("/staff/events/new"),
        Some(Route::StaffEventNew)
    );
    assert_eq!(Route::recognize("/nowhere"), Some(Route::NotFound));
}

#[test]
fn an_address_needs_the_smallest_build_that_has_it() {
    for (path, build) in [
        ("/", Build::Public),
        ("/events", Build::Public),
        ("/events/1", Build::Public),
        ("/events/1/register", Build::Member),
        ("/events//register", Build::Public),
        ("/events/1/register/x", Build::Member),
        ("/events/1/registers", Build::Public),
        ("/registrations/a%2Fb", Build::Member),
        ("/me", Build::Member),
        ("/me/company", Build::Member),
        ("/member", Build::Public),
        ("/sign-in", Build::Public),
        ("/survey/abc", Build::Member),
        ("/community", Build::Member),
        ("/staff", Build::Staff),
        ("/staff/events/new", Build::Staff),
        ("/staffing", Build::Public),
    ] {
        assert_eq!(build_of(path), build, "{path}");
    }
}

#[test]
fn the_build_that_an_address_needs_has_its_page() {
    for route in every_page() {
        let member = crate::member_app::member_page(&route).is_some();
        let staff = crate::staff_app::staff_page(&route).is_some();
        let needed = build_of(&route.to_path());
        assert_eq!(member, needed == Build::Member, "{route:?}");
        assert_eq!(staff, needed == Build::Staff, "{route:?}");
    }
}
