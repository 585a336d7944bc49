//! Builds descriptions into a tree outside a browser, which is kept up to date like a document, receives events, and is
//! written as HTML.

use std::cell::RefCell;
use std::rc::Rc;

use super::effects::Effects;
use super::{Attribute, Content, DYNAMIC_END, DYNAMIC_START, ElementDescription, Listener, Part};

/// An event for an element.
#[derive(Debug, Clone)]
pub enum Event {
    /// A click on a button, a link, a radio button or a box; a box is always checked by it.
    Press,
    /// The submission of a form.
    Submit,
    /// A text typed into an input.
    Input(String),
    /// The focus leaves an input.
    Blur,
}

/// A part that is built, with the effects that keep it up to date.
pub(crate) struct Tree {
    nodes: Vec<Node>,
    _effects: Effects,
}

enum Node {
    Text(String),
    Element(Rc<Element>),
    /// The nodes between the two comments of a dynamic part.
    Dynamic(Rc<RefCell<Vec<Node>>>),
}

struct Element {
    name: &'static str,
    /// Names and values, in the order in which they were added.
    attributes: RefCell<Vec<(&'static str, String)>>,
    /// The HTML of a dynamic text or of a drawing; written in place of the children.
    content: RefCell<Option<String>>,
    listeners: Vec<Listener>,
    children: Vec<Node>,
}

impl Tree {
    /// Builds a part.
    pub(crate) fn build(part: Part) -> Self {
        let mut effects = Effects::default();
        let mut nodes = Vec::new();
        build(part, &mut nodes, &mut effects);
        Self { nodes, _effects: effects }
    }

    /// Writes the tree as HTML.
    pub(crate) fn html(&self) -> String {
        let mut html = String::new();
        self.nodes.iter().for_each(|node| write(node, &mut html));
        html
    }

    /// Writes the tree as data, which [`super::data::read`] reads.
    pub(crate) fn data(&self) -> Vec<serde_json::Value> {
        let mut data = Vec::new();
        self.nodes.iter().for_each(|node| write_data(node, &mut data));
        data
    }

    /// Sends an event to the element with this index in document order, not counting the elements of drawings. Returns
    /// whether one of its listeners handles it.
    pub(crate) fn send(&self, index: usize, event: &Event) -> bool {
        let mut elements = Vec::new();
        collect(&self.nodes, &mut elements);
        elements
            .get(index)
            .is_some_and(|element| element.listeners.iter().any(|listener| handle(listener, event)))
    }
}

/// Adds the nodes of a part.
fn build(part: Part, nodes: &mut Vec<Node>, effects: &mut Effects) {
    match *part.0 {
        Content::Empty => {}
        Content::Text(text) => nodes.push(Node::Text(text.into_owned())),
        Content::Fragment(parts) => {
            for part in parts {
                build(part, nodes, effects);
            }
        }
        Content::Given(part) => build(part(), nodes, effects),
        Content::Element(description) => {
            nodes.push(Node::Element(build_element(description, effects)));
        }
        Content::Dynamic(part) => {
            let content = Rc::new(RefCell::new(Vec::new()));
            nodes.push(Node::Dynamic(content.clone()));
            effects.add(Box::new(move |previous| {
                drop(previous);
                let mut effects = Effects::default();
                let mut nodes = Vec::new();
                build(part(), &mut nodes, &mut effects);
                content.replace(nodes);
                effects
            }));
        }
    }
}

fn build_element(description: ElementDescription, effects: &mut Effects) -> Rc<Element> {
    let ElementDescription { name, attributes, children } = description;
    let mut listeners = Vec::new();
    let mut dynamic = Vec::new();
    let (values, content) = (RefCell::default(), RefCell::default());
    let mut element =
        Element { name, attributes: values, content, listeners: Vec::new(), children: Vec::new() };
    for attribute in attributes {
        match attribute {
            Attribute::Static(name, value) => element.set(name, Some(value.to_owned())),
            Attribute::Computed(name, value) => element.set(name, Some(value)),
            Attribute::Drawing(svg) => element.content = RefCell::new(Some(svg.to_owned())),
            Attribute::Listener(listener) => listeners.push(listener),
            attribute => dynamic.push(attribute),
        }
    }
    element.listeners = listeners;
    for child in children {
        build(child, &mut element.children, effects);
    }
    let element = Rc::new(element);
    for attribute in dynamic {
        let element = element.clone();
        effects.add(Box::new(move |no_effects| {
            element.update(&attribute);
            no_effects
        }));
    }
    element
}

impl Element {
    fn set(&self, name: &'static str, value: Option<String>) {
        let mut attributes = self.attributes.borrow_mut();
        let position = attributes.iter().position(|(other, _)| *other == name);
        match (position, value) {
            (Some(position), Some(value)) => attributes[position].1 = value,
            (Some(position), None) => drop(attributes.remove(position)),
            (None, Some(value)) => attributes.push((name, value)),
            (None, None) => {}
        }
    }

    /// Sets a dynamic attribute to its current value.
    fn update(&self, attribute: &Attribute) {
        match attribute {
            Attribute::Dynamic(name, value) => self.set(name, value().map(String::from)),
            Attribute::Class(class, condition) => {
                let before = self
                    .attributes
                    .borrow()
                    .iter()
                    .find(|(name, _)| *name == "class")
                    .map(|(_, value)| value.clone());
                let mut classes: Vec<&str> =
                    before.iter().flat_map(|value| value.split(' ')).collect();
                classes.retain(|other| other != class);
                classes.extend(condition().then_some(*class));
                self.set("class", (!classes.is_empty()).then(|| classes.join(" ")));
            }
            Attribute::Value(value) => self.set("value", Some(value())),
            Attribute::Checked(checked) => self.set("checked", checked().then(String::new)),
            Attribute::Text(text) => drop(self.content.replace(Some(escape(&text())))),
            Attribute::Static(..)
            | Attribute::Computed(..)
            | Attribute::Drawing(_)
            | Attribute::Listener(_) => {}
        }
    }
}

/// Collects the elements in document order.
fn collect(nodes: &[Node], elements: &mut Vec<Rc<Element>>) {
    for node in nodes {
        match node {
            Node::Text(_) => {}
            Node::Element(element) => {
                elements.push(element.clone());
                collect(&element.children, elements);
            }
            Node::Dynamic(nodes) => collect(&nodes.borrow(), elements),
        }
    }
}

/// Elements without content and end tag.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

fn write(node: &Node, html: &mut String) {
    match node {
        Node::Text(text) => html.push_str(&escape(text)),
        Node::Dynamic(nodes) => {
            *html += &format!("<!--{DYNAMIC_START}-->");
            nodes.borrow().iter().for_each(|node| write(node, html));
            *html += &format!("<!--{DYNAMIC_END}-->");
        }
        Node::Element(element) => {
            *html += &format!("<{}", element.name);
            for (name, value) in element.attributes.borrow().iter() {
                *html += &format!(" {name}=\"{}\"", escape(value));
            }
            html.push('>');
            if !VOID.contains(&element.name) {
                match &*element.content.borrow() {
                    Some(content) => html.push_str(content),
                    None => element.children.iter().for_each(|node| write(node, html)),
                }
                *html += &format!("</{}>", element.name);
            }
        }
    }
}

fn write_data(node: &Node, data: &mut Vec<serde_json::Value>) {
    match node {
        Node::Text(text) => data.push(text.as_str().into()),
        Node::Dynamic(nodes) => nodes.borrow().iter().for_each(|node| write_data(node, data)),
        Node::Element(element) => {
            let attributes = element.attributes.borrow();
            let mut named: serde_json::Map<_, _> = attributes
                .iter()
                .map(|(name, value)| ((*name).to_owned(), value.as_str().into()))
                .collect();
            if let Some(svg) = &*element.content.borrow() {
                named.insert(super::data::DRAWING.to_owned(), svg.as_str().into());
            }
            let mut content = vec![element.name.into(), named.into()];
            element.children.iter().for_each(|node| write_data(node, &mut content));
            data.push(content.into());
        }
    }
}

/// Calls a listener if it listens to the event.
fn handle(listener: &Listener, event: &Event) -> bool {
    match (listener, event) {
        (Listener::Press(act) | Listener::Choose(act), Event::Press)
        | (Listener::Submit(act), Event::Submit) => act(),
        (Listener::Check(act), Event::Press) => act(true),
        (Listener::Input(act), Event::Input(text)) => act(text.clone()),
        (Listener::Blur(act), Event::Blur) => drop(act()),
        _ => return false,
    }
    true
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
