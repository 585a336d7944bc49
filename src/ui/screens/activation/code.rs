//! B4, `/activer/code`: the code (S3, step 6).

use crate::journeys::activation::Code;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: &Code) -> Part {
    journey(vec![title(text().without_code.code_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
