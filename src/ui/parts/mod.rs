//! The parts that screens share: native elements with the classes of the style sheets. They depend on no journey.

pub(crate) mod button;
pub(crate) mod check;
pub(crate) mod choice;
pub(crate) mod countdown;
pub(crate) mod counter;
pub(crate) mod date;
pub(crate) mod decision;
pub(crate) mod facts;
pub(crate) mod field;
pub(crate) mod help;
pub(crate) mod icon;
pub(crate) mod identity;
pub(crate) mod logo;
pub(crate) mod new_identifier;
pub(crate) mod new_password;
pub(crate) mod notice;
pub(crate) mod one_time_code;
pub(crate) mod page;
pub(crate) mod password;
pub(crate) mod picture;
pub(crate) mod proof;
pub(crate) mod prose;
pub(crate) mod question_page;
pub(crate) mod receipt;
pub(crate) mod resend;
pub(crate) mod sign_out;
pub(crate) mod spoken;
pub(crate) mod summary;
pub(crate) mod trouble;

use crate::ui::markup;
pub(crate) use crate::ui::markup::Part;
use icon::Icon;

/// Shows an icon, which is decoration: the text beside it has the same meaning.
pub(crate) fn icon(icon: Icon) -> Part {
    markup::drawing("span", "icon-box", icon.svg())
}

/// Shows a drawing, which is decoration.
pub(crate) fn picture(class: &'static str, svg: &'static str) -> Part {
    markup::drawing("div", class, svg)
}
