//! Parts as data: a text is a string; an element is an array of its name, its attributes and its children. The value of
//! the attribute `drawing` is the SVG of a drawing of ours.

use super::{Attribute, ElementBuilder, IntoPart, Part, fragment};
use crate::json::Value;

/// The element that the configuration fills in; its attribute `value` names what to fill in.
pub(crate) const FROM_CONFIGURATION: &str = "data";

/// The attribute for the SVG of a drawing.
pub(super) const DRAWING: &str = "drawing";

/// Reads a part; `None` unless it has the form above. `fill` replaces the elements that the configuration fills in, from
/// their name and their children.
pub(crate) fn read(value: &'static Value, fill: &dyn Fn(&str, Part) -> Part) -> Option<Part> {
    if let Some(text) = value.as_str() {
        return Some(text.into_part());
    }
    let [name, attributes, children @ ..] = value.as_array()? else { return None };
    let children: Option<Vec<_>> = children.iter().map(|child| read(child, fill)).collect();
    let children = fragment(children?);
    let (name, attributes) = (name.as_str()?, attributes.as_object()?);
    if name == FROM_CONFIGURATION {
        return Some(fill(attributes.get("value")?.as_str()?, children));
    }
    let mut element = ElementBuilder::new(name);
    for (name, value) in attributes.iter() {
        let value = value.as_str()?;
        element = if name == DRAWING {
            element.add(Attribute::Drawing(value))
        } else {
            element.add(Attribute::Static(name, value))
        };
    }
    Some(element.child(children))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::ui::markup::tree::Tree;

    fn html(written: &str) -> Option<String> {
        let value = Box::leak(Box::new(Value::parse(written)?));
        let fill =
            |name: &str, children: Part| fragment(vec![name.to_owned().into_part(), children]);
        Some(Tree::build(read(value, &fill)?).html())
    }

    #[test]
    fn a_part_is_read_as_it_was_written_and_a_wrong_one_is_refused() {
        let written = r##"["p",{"class":"a"},"x < y",["a",{"href":"#b"},"b"],["data",{"value":"hours"},"8 h"]]"##;
        let expected = "<p class=\"a\">x &lt; y<a href=\"#b\">b</a>hours8 h</p>";
        assert_eq!(html(written).as_deref(), Some(expected));
        for broken in [
            "",
            "{}",
            "1",
            "[]",
            r#"["p"]"#,
            r#"["p",[]]"#,
            r#"["p",{"class":1}]"#,
            r#"["p",{},2]"#,
            r#"["data",{}]"#,
        ] {
            assert_eq!(html(broken), None, "{broken}");
        }
    }
}
