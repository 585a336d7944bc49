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
fn every_screen_address_parses() {
    let addresses = "/ /activer /activer/identification /activer/naissance /activer/carte \
        /activer/code /activer/decision /activer/coordonnees /activer/coordonnees/email \
        /activer/coordonnees/email/validation /activer/coordonnees/mobile \
        /activer/coordonnees/mobile/validation /activer/identifiants /activer/confirmation /code \
        /code/reception /code/coordonnees /code/envoye /opposition/validation \
        /opposition/confirmation /profils /profils/a1/decision /profils/a1/opposition \
        /profils/a1/confirmation /connexion /connexion/code /connexion/retour /espace \
        /espace/bientot /espace/compte /espace/compte/email /espace/compte/mobile \
        /espace/compte/fermeture /deconnexion /identifiant-oublie /identifiant-oublie/envoye \
        /mot-de-passe-oublie /mot-de-passe-oublie/code /mot-de-passe-oublie/nouveau \
        /mot-de-passe-oublie/confirmation /aide /conditions-generales /donnees-personnelles \
        /protection-donnees-personnelles /mentions-legales /accessibilite";
    for address in addresses.split_whitespace() {
        assert!(Route::parse(address).is_some(), "{address}");
    }
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
