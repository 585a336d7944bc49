//! Prints every address for which the static preview needs a file, one per line, for
//! `cargo xtask preview`.

use mon_espace_sante::contract::FranceConnect;
use mon_espace_sante::route::{ProfileId, Route};
use mon_espace_sante::sandbox::Sandbox;
use mon_espace_sante::ui::rendering;

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
    for page in ["/apercu", "/apercu/plan"] {
        println!("{page}");
    }
    for sample in rendering::samples() {
        for pages in ["/apercu", "/apercu/cote-a-cote"] {
            println!("{pages}/{}", sample.name().join("/"));
        }
    }
    // The address printed in the letter of the activation guide.
    println!("/protection-donnees-personnelles");
    // The identity provider, which the preview simulates.
    println!("/api/v1{}", FranceConnect::PATH);
}
