//! Conversion between addresses and routes.

use std::collections::BTreeSet;

use mon_espace_sante::route::{ProfileId, Route};
use proptest::prelude::*;

#[test]
fn every_fixed_address_round_trips_with_or_without_a_final_slash() {
    for (route, path) in Route::FIXED {
        assert_eq!(route.path(), *path);
        assert_eq!(Route::parse(path).as_ref(), Some(route), "{path}");
        assert_eq!(Route::parse(&format!("{path}/")).as_ref(), Some(route), "{path}/");
    }
    let distinct: BTreeSet<_> = Route::FIXED.iter().map(|(_, path)| path).collect();
    assert_eq!(distinct.len(), Route::FIXED.len());
}

#[test]
fn addresses_of_a_profile_and_of_the_letter_parse() {
    for end in ["decision", "opposition", "confirmation"] {
        let path = format!("/profils/a1/{end}");
        assert_eq!(Route::parse(&path).unwrap().path(), path);
    }
    // The address printed in the letter of the activation guide.
    let printed = Route::parse("/protection-donnees-personnelles");
    assert_eq!(printed, Some(Route::DataProtection));
}

#[test]
fn other_paths_do_not_parse() {
    for path in [
        "/Activer",
        "/activer/identification/x",
        "/profils/a/b",
        "/profils//decision",
        "/profils/é/decision",
        "/index.html",
    ] {
        assert_eq!(Route::parse(path), None, "{path}");
    }
    assert_eq!(ProfileId::new(&"a".repeat(65)), None);
}

proptest! {
    #[test]
    fn any_path_parses_without_a_panic_and_routes_round_trip(path in "/?[a-z0-9/é%-]{0,40}") {
        if let Some(route) = Route::parse(&path) {
            prop_assert_eq!(Route::parse(&route.path()), Some(route));
        }
    }
}
