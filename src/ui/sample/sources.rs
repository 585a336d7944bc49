//! The documents of the service that the screens were designed from.

use super::Source;
use crate::text::GALLERY;

/// « Comment créer et activer votre compte sur Mon espace santé : suivez le guide en 4 étapes ».
pub(crate) const FOUR_STEP_GUIDE: Source = (GALLERY.source_four_steps, "");
/// « Activer (ou s’opposer) son compte Mon espace santé », December 2021.
pub(crate) const ACTIVATION_GUIDE: Source = (GALLERY.source_activation, "");
/// The FAQ « Mon espace santé : se connecter à mon compte ».
pub(crate) const SIGN_IN_FAQ: Source = (GALLERY.source_questions, "");
/// « Comment activer Mon espace santé ? »: the activation without a code.
pub(crate) const NO_CODE_GUIDE: Source = (NO_CODE, "");
pub(crate) const NO_CODE: &str = GALLERY.source_no_code;
/// « Se connecter à Mon espace santé », December 2021.
pub(crate) const SIGN_IN_GUIDE: Source = (GALLERY.source_sign_in, "");
