//! Attaches descriptions to the elements of a page that was written as HTML before the program ran.
//!
//! Elements are matched in their order; texts are not, because translation programs replace them, and nodes that others
//! have inserted are passed over. So the focus, the caret and what was typed stay. Only if an element is missing does
//! the page differ from the description: then the missing element is built, and what matches no description in the same
//! parent is removed. What was typed there moves to the new field with the same id.

use std::borrow::Cow;

use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement};

use super::effects::Effects;
use super::{
    Attribute, Content, DYNAMIC_END, DYNAMIC_START, ElementDescription, Listener, Part, dom,
};

/// The children of an element, or the nodes of a dynamic part, while descriptions are matched with them.
struct Children<'a> {
    parent: &'a Element,
    /// The node before the first one.
    start: Option<&'a Node>,
    /// The first node after those that a description has matched.
    next: Option<Node>,
    /// The node after the last one.
    end: Option<&'a Node>,
    /// The first and the last node of each matched or built element and dynamic part.
    kept: Vec<[Node; 2]>,
    /// The texts, each with the number of entries of `kept` before it.
    texts: Vec<(Cow<'static, str>, usize)>,
    /// Whether an element or a dynamic part was missing.
    differs: bool,
}

/// Adopts the children of `parent`, or only those between two of its nodes.
pub(super) fn children(
    parts: Vec<Part>,
    parent: &Element,
    between: Option<[&Node; 2]>,
    effects: &mut Effects,
) {
    let start = between.map(|[start, _]| start);
    let mut children = Children {
        parent,
        start,
        next: first_between(parent, start),
        end: between.map(|[_, end]| end),
        kept: Vec::new(),
        texts: Vec::new(),
        differs: false,
    };
    for part in parts {
        children.adopt(part, effects);
    }
    if children.differs {
        children.repair();
    }
}

impl Children<'_> {
    fn adopt(&mut self, part: Part, effects: &mut Effects) {
        match *part.0 {
            Content::Empty => {}
            Content::Text(text) => self.texts.push((text, self.kept.len())),
            Content::Fragment(parts) => {
                for part in parts {
                    self.adopt(part, effects);
                }
            }
            Content::Element(description) => {
                let node = match self.take_element(&description) {
                    Some(element) => {
                        adopt_element(description, &element, effects);
                        element.into()
                    }
                    None => {
                        self.differs = true;
                        dom::build_element(description, self.parent, self.before(), effects)
                    }
                };
                self.kept.push([node.clone(), node]);
            }
            Content::Dynamic(part) => {
                let comments = match self.take_dynamic() {
                    Some(comments) => {
                        dom::keep_current(part, comments.clone(), true, effects);
                        comments
                    }
                    None => {
                        self.differs = true;
                        dom::build_dynamic(part, self.parent, self.before(), effects)
                    }
                };
                self.kept.push(comments);
            }
            Content::Given(part) => match self.take_dynamic() {
                Some(comments) => self.kept.push(comments),
                None => self.adopt(part(), effects),
            },
        }
    }

    /// The node before which a missing node is inserted.
    fn before(&self) -> Option<&Node> {
        self.next.as_ref().or(self.end)
    }

    /// The nodes that no description has matched yet.
    fn rest(&self) -> impl Iterator<Item = Node> {
        let end = self.end.cloned();
        std::iter::successors(self.next.clone(), Node::next_sibling)
            .take_while(move |node| Some(node) != end.as_ref())
    }

    /// Finds the element of a description before the next dynamic part.
    fn take_element(&mut self, description: &ElementDescription) -> Option<Element> {
        let element =
            self.rest().take_while(|node| !is_comment(node, DYNAMIC_START)).find_map(|node| {
                node.dyn_into().ok().filter(|element| matches(description, element))
            })?;
        self.next = element.next_sibling();
        Some(element)
    }

    /// Finds the comments of the next dynamic part.
    fn take_dynamic(&mut self) -> Option<[Node; 2]> {
        let start = self.rest().find(|node| is_comment(node, DYNAMIC_START))?;
        let mut depth = 0;
        let end = std::iter::successors(Some(start.clone()), Node::next_sibling).find(|node| {
            if is_comment(node, DYNAMIC_START) {
                depth += 1;
            } else if is_comment(node, DYNAMIC_END) {
                depth -= 1;
            }
            depth == 0
        })?;
        self.next = end.next_sibling();
        Some([start, end])
    }

    /// Removes what matches no description, and builds the texts.
    fn repair(self) {
        let mut kept = self.kept.iter().peekable();
        let mut node = first_between(self.parent, self.start);
        while let Some(current) = node.filter(|node| Some(node) != self.end) {
            node = match kept.next_if(|[first, _]| *first == current) {
                Some([_, last]) => last.next_sibling(),
                None => {
                    let next = current.next_sibling();
                    Rndr::remove(&current);
                    next
                }
            };
        }
        for (text, index) in &self.texts {
            let before = self.kept.get(*index).map(|[first, _]| first).or(self.end);
            dom::insert_text(text, self.parent, before);
        }
    }
}

fn first_between(parent: &Element, start: Option<&Node>) -> Option<Node> {
    start.map_or_else(|| parent.first_child(), |start| start.next_sibling())
}

fn is_comment(node: &Node, data: &str) -> bool {
    node.node_type() == Node::COMMENT_NODE && node.node_value().as_deref() == Some(data)
}

/// Whether an element is that of a description: the same name and the same id or, without an id, the same constant
/// attributes.
fn matches(description: &ElementDescription, element: &Element) -> bool {
    let constant = || description.attributes.iter().filter_map(constant);
    let has = |(name, value): (&str, &str)| match name {
        "class" => value.split(' ').all(|class| element.class_list().contains(class)),
        _ => element.get_attribute(name).as_deref() == Some(value),
    };
    let id = constant().find(|(name, _)| *name == "id");
    element.local_name() == description.name
        && id.map_or_else(|| constant().all(has), |(_, id)| element.id() == id)
}

/// The name and the value of a constant attribute.
fn constant(attribute: &Attribute) -> Option<(&'static str, &str)> {
    match attribute {
        Attribute::Static(name, value) => Some((name, value)),
        Attribute::Computed(name, value) => Some((name, value)),
        _ => None,
    }
}

/// Attaches listeners and effects to an element, after the fields have received what was typed.
fn adopt_element(description: ElementDescription, element: &Element, effects: &mut Effects) {
    let ElementDescription { attributes, children: parts, .. } = description;
    let mut has_own_content = false;
    let mut others = Vec::new();
    for attribute in attributes {
        has_own_content |= matches!(attribute, Attribute::Text(_) | Attribute::Drawing(_));
        match attribute {
            Attribute::Listener(listener) => {
                receive(&listener, element.unchecked_ref());
                dom::listen(listener, element);
            }
            Attribute::Drawing(_) => {}
            attribute => others.push(attribute),
        }
    }
    for attribute in others {
        dom::set(attribute, element, effects);
    }
    if !has_own_content {
        children(parts, element, None, effects);
    }
}

/// Passes on what was typed or chosen before the program ran.
fn receive(listener: &Listener, input: &HtmlInputElement) {
    match listener {
        Listener::Input(act) if !input.value().is_empty() => act(input.value()),
        Listener::Choose(act) if input.checked() => act(),
        Listener::Check(act) if input.checked() => act(true),
        _ => {}
    }
}

/// What was typed or chosen in a field, and whether the focus is there.
struct Typed {
    input: HtmlInputElement,
    selection: Option<(u32, u32)>,
}

/// Runs `adopt` on the fields below `root`. What was typed in a field that is removed moves to the new one with its id.
pub(crate) fn keeping_what_was_typed(root: &Element, adopt: impl FnOnce()) {
    let active = root.owner_document().and_then(|document| document.active_element());
    let fields = root.get_elements_by_tag_name("input");
    let typed: Vec<Typed> = (0..fields.length())
        .filter_map(|index| fields.item(index)?.dyn_into::<HtmlInputElement>().ok())
        .map(|input| {
            let has_focus = active.as_deref() == Some(input.as_ref());
            let position = |position: Result<Option<u32>, _>| position.ok().flatten();
            let selection = has_focus.then(|| {
                let start = position(input.selection_start()).unwrap_or_default();
                (start, position(input.selection_end()).unwrap_or(start))
            });
            Typed { input, selection }
        })
        .collect();
    adopt();
    for field in typed.iter().filter(|field| !field.input.is_connected()) {
        move_typed(field);
    }
}

fn move_typed(Typed { input: old, selection }: &Typed) -> Option<()> {
    let new: HtmlInputElement =
        leptos::prelude::document().get_element_by_id(&old.id())?.dyn_into().ok()?;
    new.set_value(&old.value());
    new.set_checked(old.checked());
    // A radio button that is not chosen must not be reported as chosen.
    if !old.value().is_empty() && (new.type_() != "radio" || old.checked()) {
        let init = EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict("change", &init).ok()?;
        let _ = new.dispatch_event(&event);
    }
    if let Some((start, end)) = selection {
        let _ = new.unchecked_ref::<HtmlElement>().focus();
        let _ = new.set_selection_range(*start, *end);
    }
    Some(())
}
