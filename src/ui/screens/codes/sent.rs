//! C4, `/code/envoye`: the code has been sent.

use crate::contract::CodeSent;
use crate::text::text;
use crate::ui::app::App;
use crate::ui::parts::Part;
use crate::ui::parts::page::{journey, title};

/// The screen.
pub(crate) fn view(_: App, _: &CodeSent) -> Part {
    journey(vec![title(text().codes.sent_title)])
}

/// The states of this screen.
#[cfg(feature = "gallery")]
pub(crate) const SAMPLES: &[crate::ui::gallery::Sample] = &[];
