//! The simulated identity provider, at the address of the backend’s FranceConnect redirection: the visitor chooses a
//! test person or cancels. Nothing is verified.

use html::html;

use super::banner::banner;
use super::sandbox::EmbeddedSandbox;
use crate::contract::FranceConnect;
use crate::route::Route;
use crate::sandbox::{ProviderAnswer, Sandbox};
use crate::text::{fill, text};
use crate::ui::browser;
use crate::ui::parts::Part;
use crate::ui::parts::button::other_button;
use crate::ui::parts::page::{actions, lead, reading, title};

/// Returns whether an address is that of the simulated identity provider, which replaces the backend’s own redirection.
pub(crate) fn is_provider(path: &str) -> bool {
    path.trim_end_matches('/').ends_with(FranceConnect::PATH)
}

pub(crate) fn view(sandbox: EmbeddedSandbox) -> Part {
    let t = &text().preview;
    browser::set_title(&fill(text().shell.document_title, t.provider));
    let return_with = move |answer| {
        let sandbox = sandbox.clone();
        move || sandbox.return_from_provider(answer, &Route::SignInReturn.path())
    };
    let people: Vec<_> = Sandbox::people()
        .iter()
        .enumerate()
        .map(|(index, test_person)| {
            html! {
                <li>
                    <button class="link" type="button" on:press=return_with(ProviderAnswer::Identity(index))>
                        {test_person.name}
                    </button>
                    " "
                    {test_person.story}
                </li>
            }
        })
        .collect();
    html! {
        {banner(None)}
        {reading(vec![html! {
            {title(t.provider)}
            {lead(t.provider_lead)}
            <ul>{people}</ul>
            {actions(vec![
                other_button(t.cancel, return_with(ProviderAnswer::Refused)),
                other_button(t.provider_down, return_with(ProviderAnswer::Unavailable)),
            ])}
        }])}
    }
}
