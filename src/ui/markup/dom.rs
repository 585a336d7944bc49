//! Builds descriptions into the document.

use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{ClipboardEvent, Event, HtmlInputElement};

use super::effects::Effects;
use super::{Attribute, Content, DynamicPart, ElementDescription, Listener, Part, adopt};

/// The namespace of the elements of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// The page: its part until Leptos mounts it, then the effects of its part.
pub(crate) struct Mounted(Option<Part>, Effects);

impl Render for Part {
    type State = Mounted;

    fn build(self) -> Mounted {
        Mounted(Some(self), Effects::default())
    }

    fn rebuild(self, _: &mut Mounted) {
        // The page is mounted once: its dynamic parts change, and never the page itself.
    }
}

impl Mountable for Mounted {
    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let Some(part) = self.0.take() else { return };
        if parent.has_child_nodes() {
            adopt::children(vec![part], parent, None, &mut self.1);
        } else {
            build(part, parent, marker, &mut self.1);
        }
    }

    fn unmount(&mut self) {}

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

/// Builds a part into `parent`, before the node `before` or at the end.
fn build(part: Part, parent: &Element, before: Option<&Node>, effects: &mut Effects) {
    match *part.0 {
        Content::Empty => {}
        Content::Text(text) => insert_text(&text, parent, before),
        Content::Fragment(parts) => {
            for part in parts {
                build(part, parent, before, effects);
            }
        }
        Content::Given(part) => build(part(), parent, before, effects),
        Content::Element(description) => {
            build_element(description, parent, before, effects);
        }
        Content::Dynamic(part) => {
            build_dynamic(part, parent, before, effects);
        }
    }
}

pub(super) fn insert_text(text: &str, parent: &Element, before: Option<&Node>) {
    Rndr::insert_node(parent, &Rndr::create_text_node(text), before);
}

/// Builds an element and returns it.
pub(super) fn build_element(
    description: ElementDescription,
    parent: &Element,
    before: Option<&Node>,
    effects: &mut Effects,
) -> Node {
    let ElementDescription { name, attributes, children } = description;
    let element = Rndr::create_element(name, None);
    for attribute in attributes {
        set(attribute, &element, effects);
    }
    for child in children {
        build(child, &element, None, effects);
    }
    Rndr::insert_node(parent, &element, before);
    element.into()
}

/// Builds a dynamic part and returns its two comments.
pub(super) fn build_dynamic(
    part: DynamicPart,
    parent: &Element,
    before: Option<&Node>,
    effects: &mut Effects,
) -> [Node; 2] {
    let comments = [(); 2].map(|()| {
        let comment: Node = Rndr::create_placeholder().into();
        Rndr::insert_node(parent, &comment, before);
        comment
    });
    keep_current(part, comments.clone(), false, effects);
    comments
}

/// Keeps the nodes between two comments up to date. If they `exist`, the first run adopts them.
pub(super) fn keep_current(
    part: DynamicPart,
    [start, end]: [Node; 2],
    mut exist: bool,
    effects: &mut Effects,
) {
    effects.add(Box::new(move |previous| {
        drop(previous);
        let mut effects = Effects::default();
        // If a foreign program has removed one of the comments, the part stays as it is.
        let parent = Rndr::get_parent(&end);
        if let Some(parent) = parent.filter(|_| start.parent_node() == end.parent_node()) {
            let parent = parent.unchecked_ref();
            if std::mem::take(&mut exist) {
                adopt::children(vec![part()], parent, Some([&start, &end]), &mut effects);
            } else {
                remove_between(&start, &end);
                build(part(), parent, Some(&end), &mut effects);
            }
        }
        effects
    }));
}

/// Removes the nodes between two comments, also those that a program other than ours has inserted or replaced.
fn remove_between(start: &Node, end: &Node) {
    while let Some(node) = start.next_sibling().filter(|node| node != end) {
        Rndr::remove(&node);
    }
}

/// Applies an attribute, a text, a drawing or a listener to an element, and keeps what is dynamic up to date.
pub(super) fn set(attribute: Attribute, element: &Element, effects: &mut Effects) {
    match attribute {
        Attribute::Static(name, value) => Rndr::set_attribute(element, name, value),
        Attribute::Computed(name, value) => Rndr::set_attribute(element, name, &value),
        Attribute::Drawing(svg) => draw(svg, element),
        Attribute::Listener(listener) => listen(listener, element),
        attribute => {
            let element = element.clone();
            effects.add(Box::new(move |no_effects| {
                update(&attribute, &element);
                no_effects
            }));
        }
    }
}

/// Sets a dynamic attribute to its current value.
fn update(attribute: &Attribute, element: &Element) {
    match attribute {
        Attribute::Dynamic(name, value) => match value() {
            Some(value) => Rndr::set_attribute(element, name, &value),
            None => Rndr::remove_attribute(element, name),
        },
        Attribute::Class(class, condition) => {
            let list = Rndr::class_list(element);
            if condition() {
                Rndr::add_class(&list, class);
            } else {
                Rndr::remove_class(&list, class);
            }
        }
        Attribute::Value(value) => {
            let (input, value) = (element.unchecked_ref::<HtmlInputElement>(), value());
            // Some browsers move the caret even if the value is the same.
            if input.value() != value {
                input.set_value(&value);
            }
        }
        Attribute::Checked(checked) => {
            element.unchecked_ref::<HtmlInputElement>().set_checked(checked());
        }
        Attribute::Text(text) => {
            let text = text();
            if element.text_content().as_ref() != Some(&text) {
                element.set_text_content(Some(&text));
            }
        }
        _ => {}
    }
}

/// Builds the elements of a drawing. Our drawings consist of tags without white space between them, double-quoted
/// attributes separated by one space, and text in elements without child elements.
fn draw(mut svg: &str, parent: &Element) {
    let mut open = vec![parent.clone()];
    while let Some(text) = take_until(&mut svg, '<') {
        let mut tag = take_until(&mut svg, '>').unwrap_or_default();
        if let (Some(element), false) = (open.last(), text.is_empty()) {
            element.set_text_content(Some(text));
        }
        if tag.starts_with('/') {
            open.pop();
            continue;
        }
        let is_empty = tag.ends_with('/');
        let name = take_until(&mut tag, ' ').unwrap_or(tag);
        let element = Rndr::create_element(name, Some(SVG));
        while let Some(name) = take_until(&mut tag, '=') {
            take_until(&mut tag, '"');
            Rndr::set_attribute(&element, name, take_until(&mut tag, '"').unwrap_or_default());
            take_until(&mut tag, ' ');
        }
        if let Some(parent) = open.last() {
            Rndr::insert_node(parent, &element, None);
        }
        if !is_empty {
            open.push(element);
        }
    }
}

/// Removes and returns the text before the first `end`, and removes `end`.
#[inline(never)]
fn take_until<'a>(rest: &mut &'a str, end: char) -> Option<&'a str> {
    let (taken, after) = rest.split_once(end)?;
    *rest = after;
    Some(taken)
}

/// Adds a listener, which the browser drops with the element.
pub(super) fn listen(listener: Listener, element: &Element) {
    let events: &[&str] = match &listener {
        Listener::Press(_) => &["click"],
        Listener::Submit(_) => &["submit"],
        Listener::Input(_) => &["input", "change"],
        Listener::Choose(_) | Listener::Check(_) => &["change"],
        Listener::Blur(_) => &["blur"],
        Listener::Paste(_) => &["paste"],
        Listener::Cancel(_) => &["cancel"],
        #[cfg(feature = "gallery")]
        Listener::Other(event, _) => &[*event],
    };
    let handler = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        // A listener reads signals without subscribing to them; Leptos would warn of that in debug builds.
        #[cfg(debug_assertions)]
        let _zone = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
        handle(&listener, &event);
    });
    let handler = handler.into_js_value();
    for event in events {
        // Never fails on an element.
        let _ = element.add_event_listener_with_callback(event, handler.unchecked_ref());
    }
}

fn handle(listener: &Listener, event: &Event) {
    let input = || event.target().map(|target| target.unchecked_into::<HtmlInputElement>());
    match listener {
        Listener::Press(act) | Listener::Submit(act) | Listener::Cancel(act) => {
            event.prevent_default();
            act();
        }
        Listener::Choose(act) => act(),
        Listener::Input(act) => act(input().map(|input| input.value()).unwrap_or_default()),
        Listener::Check(act) => act(input().is_some_and(|input| input.checked())),
        Listener::Blur(act) => {
            if let (Some(text), Some(input)) = (act(), input()) {
                input.set_value(&text);
            }
        }
        Listener::Paste(act) => {
            let text = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            let text = text.and_then(|data| data.get_data("text").ok()).unwrap_or_default();
            if act(&text) {
                event.prevent_default();
            }
        }
        #[cfg(feature = "gallery")]
        Listener::Other(_, act) => act(event.clone()),
    }
}
