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
