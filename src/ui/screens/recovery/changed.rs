//! `/mot-de-passe-oublie/confirmation`: « Votre mot de passe a bien été modifié ».
//!
//! Confirms the change and leads to sign-in.
//! Source: « Se connecter à Mon espace santé, pas à pas ».

use html::html;

use crate::route::Route;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::button::main_link;
use crate::ui::parts::page::{actions, journey, lead, title};
use crate::ui::parts::picture;
use crate::ui::parts::picture::SUCCESS;

pub(crate) fn view(_: App) -> Part {
    let t = text();
    journey(vec![html! {
        {picture("success", SUCCESS)}
        {title(t.recovery.changed_title)}
        {lead(t.recovery.changed_lead)}
        {actions(vec![main_link(&Route::SignIn, t.sign_in.enter)])}
    }])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) fn samples() -> Vec<crate::ui::sample::Sample> {
    use crate::journeys::{Recovery, Screen};
    vec![crate::ui::sample::Sample::of("vue", || Screen::Recovery(Recovery::Changed))]
}
