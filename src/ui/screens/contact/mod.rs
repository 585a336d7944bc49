//! B7 to B10: a change of e-mail or mobile, wherever it was begun.

pub(crate) mod code;
pub(crate) mod email;
pub(crate) mod mobile;

use crate::journeys::Activation;
use crate::journeys::contact::Place;
use crate::ui::parts::Part;
use crate::ui::parts::markup::nothing;
use crate::ui::parts::page::step;

/// The step of the journey that the change belongs to.
fn step_of(place: Place) -> Part {
    match place {
        Place::Activation => step(3, Activation::STEPS),
        Place::NewCode | Place::Account => nothing(),
    }
}
