//! Prints every address for which the static preview needs a file, one per line, for
//! `cargo xtask preview`.

use mon_espace_sante::contract::FranceConnect;
use mon_espace_sante::route::{ProfileId, Route};
use mon_espace_sante::sandbox::Sandbox;

fn main() {
    for (_, path) in Route::FIXED {
        println!("{path}");
    }
    for id in Sandbox::profiles().filter_map(ProfileId::new) {
        for route in [Route::ProfileDecision, Route::ProfileOpposition, Route::ProfileConfirmation]
        {
            println!("{}", route(id.clone()).path());
        }
    }
    // The address printed in the letter of the activation guide.
    println!("/protection-donnees-personnelles");
    // The identity provider, which the preview simulates.
    println!("/api/v1{}", FranceConnect::PATH);
}
