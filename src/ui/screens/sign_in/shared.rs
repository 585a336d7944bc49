//! What several screens of this journey share.

use html::html;

use crate::contract::FranceConnect;
use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::plain_link;

/// Returns the backend's address for « S’identifier avec FranceConnect »; `None` if FranceConnect is not configured.
pub(super) fn france_connect(app: App) -> Option<String> {
    let config = app.config();
    config.france_connect.then(|| [config.api_base.as_str(), FranceConnect::PATH].concat())
}

/// Renders « Je n’ai pas encore activé Mon espace santé ? » with a link to activation.
pub(super) fn not_active() -> Part {
    let t = text();
    html! {
        <p>
            {t.sign_in.not_active}
            <br/>
            {plain_link(&Route::BeforeStarting, t.welcome.activate)}
        </p>
    }
}
