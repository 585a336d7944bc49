//! Every address that the static preview has a file for, one a line: `cargo xtask preview` asks.

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
    // As printed in the letter of S1.
    println!("/protection-donnees-personnelles");
    // The identity provider, which the preview plays.
    println!("/api/v1{}", FranceConnect::PATH);
}
