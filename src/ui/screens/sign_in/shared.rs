//! What several screens of this journey share.

use crate::contract::FranceConnect;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::markup::{element, words};
use crate::ui::parts::Part;
use crate::ui::parts::button::plain_link;

/// Where « S’identifier avec FranceConnect » leads, where it is offered: out of the application,
/// to the backend.
pub(super) fn france_connect(app: App) -> Option<String> {
    let config = app.config();
    config.france_connect.then(|| [config.api_base.as_str(), FranceConnect::PATH].concat())
}

/// « Je n’ai pas encore activé Mon espace santé ? », and the way.
pub(super) fn not_active() -> Part {
    let t = text();
    let asked = vec![
        words(t.sign_in.not_active),
        element("br", "", Vec::new()),
        plain_link(&Route::BeforeStarting, t.welcome.activate),
    ];
    element("p", "", asked)
}
