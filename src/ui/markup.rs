//! Descriptions of what a page shows: elements, attributes, listeners, and parts that change by themselves.
//!
//! A [`Part`] is only a description. `tree` builds it into a tree that is written as HTML, `dom` into the document, and
//! `adopt` attaches it to the elements of a page that was written as HTML before. It is a Leptos view: Leptos mounts it,
//! and Leptos's effects keep its dynamic attributes, texts and parts up to date. `docs/decisions.md` says why neither
//! `view!` nor Leptos's hydration is used.
//!
//! What changes is an element (its attributes, its whole text) or stands between two comments. A text node alone is
//! never changed, because translation programs replace text nodes.

#[cfg(target_arch = "wasm32")]
pub(crate) mod adopt;
pub(crate) mod data;
#[cfg(target_arch = "wasm32")]
mod dom;
mod effects;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod tree;

use std::borrow::Cow;

use html::html;

/// The description of a part of a page. Behind a pointer, because hundreds of calls pass one on: with the content itself
/// the program is larger (see `docs/decisions.md`).
pub(crate) struct Part(Box<Content>);

impl Part {
    #[inline(never)]
    fn new(content: Content) -> Self {
        Self(Box::new(content))
    }
}

enum Content {
    Empty,
    Text(Cow<'static, str>),
    Fragment(Vec<Part>),
    Element(ElementDescription),
    /// A part that depends on signals. It stands between two comments.
    Dynamic(DynamicPart),
    /// A part that a page written as HTML has already. It is built only where it is missing.
    Given(Box<dyn FnOnce() -> Part>),
}

type DynamicPart = Box<dyn Fn() -> Part>;

/// The data of the comment before the nodes of a dynamic part in a page written as HTML.
const DYNAMIC_START: &str = "[";
/// The data of the comment after them.
const DYNAMIC_END: &str = "]";

/// The description of an element, to which attributes are added before it becomes a [`Part`].
pub(crate) struct ElementBuilder(Box<ElementDescription>);

struct ElementDescription {
    name: &'static str,
    attributes: Vec<Attribute>,
    children: Vec<Part>,
}

enum Attribute {
    Static(&'static str, &'static str),
    Computed(&'static str, String),
    /// Removed while the value is `None`.
    Dynamic(&'static str, Box<dyn Fn() -> Option<Cow<'static, str>>>),
    /// A class that is set while the condition holds.
    Class(&'static str, Box<dyn Fn() -> bool>),
    /// The value of an input.
    Value(Box<dyn Fn() -> String>),
    /// Whether a box or a radio button is checked.
    Checked(Box<dyn Fn() -> bool>),
    /// The whole text of the element.
    Text(Box<dyn Fn() -> String>),
    /// A drawing of ours, as SVG.
    Drawing(&'static str),
    Listener(Listener),
}

/// What an element does on an event.
pub(crate) enum Listener {
    /// A button or link is pressed. The browser's own action is prevented.
    Press(Box<dyn Fn()>),
    /// A form is submitted. The browser's own submission is prevented.
    Submit(Box<dyn Fn()>),
    /// The text of an input has changed; also when the browser filled the field and fires only `change`.
    Input(Box<dyn Fn(String)>),
    /// A radio button was chosen.
    Choose(Box<dyn Fn()>),
    /// A box was checked or unchecked.
    Check(Box<dyn Fn(bool)>),
    /// The focus leaves an input. The text that the function returns replaces that of the input.
    Blur(Box<dyn Fn() -> Option<String>>),
    /// A text is pasted; `true` prevents the browser from inserting it.
    Paste(Box<dyn Fn(&str) -> bool>),
    /// Escape was pressed in a dialog, which stays open.
    Cancel(Box<dyn Fn()>),
    /// Any other event of the previews.
    #[cfg(all(feature = "gallery", target_arch = "wasm32"))]
    Other(&'static str, Box<dyn Fn(web_sys::Event)>),
}

/// What can stand between the tags of `html!`.
pub(crate) trait IntoPart {
    fn into_part(self) -> Part;
}

impl IntoPart for Part {
    fn into_part(self) -> Part {
        self
    }
}

impl IntoPart for &'static str {
    fn into_part(self) -> Part {
        text(self.into())
    }
}

impl IntoPart for String {
    fn into_part(self) -> Part {
        text(self.into())
    }
}

impl IntoPart for Vec<Part> {
    fn into_part(self) -> Part {
        fragment(self)
    }
}

impl IntoPart for Option<Part> {
    fn into_part(self) -> Part {
        self.unwrap_or_else(empty)
    }
}

/// The value of an attribute in `html!`.
pub(crate) trait AttributeValue {
    fn add_to(self, element: ElementBuilder, name: &'static str) -> ElementBuilder;
}

impl AttributeValue for &'static str {
    fn add_to(self, element: ElementBuilder, name: &'static str) -> ElementBuilder {
        element.attr(name, self)
    }
}

impl AttributeValue for String {
    fn add_to(self, element: ElementBuilder, name: &'static str) -> ElementBuilder {
        element.attr_of(name, self)
    }
}

impl AttributeValue for Box<dyn Fn() -> Option<String>> {
    fn add_to(self, element: ElementBuilder, name: &'static str) -> ElementBuilder {
        element.dynamic_attr(name, self)
    }
}

impl ElementBuilder {
    /// Starts the description of an element.
    #[inline(never)]
    pub(crate) fn new(name: &'static str) -> Self {
        Self(Box::new(ElementDescription { name, attributes: Vec::new(), children: Vec::new() }))
    }

    /// Sets a text that changes by itself: the only content of the element.
    pub(crate) fn whole_text(self, text: impl Fn() -> String + 'static) -> Self {
        self.add(Attribute::Text(Box::new(text)))
    }

    /// Adds the children.
    #[inline(never)]
    pub(crate) fn children(mut self, children: Vec<Part>) -> Part {
        self.0.children = children;
        Part::new(Content::Element(*self.0))
    }

    /// Adds the only child. Most elements have one: without a list in each place the program is smaller.
    #[inline(never)]
    pub(crate) fn child(self, child: Part) -> Part {
        self.children(vec![child])
    }

    /// The element without children.
    #[inline(never)]
    pub(crate) fn empty(self) -> Part {
        Part::new(Content::Element(*self.0))
    }

    /// Adds an attribute, unless its value is empty.
    #[inline(never)]
    pub(crate) fn attr(self, name: &'static str, value: &'static str) -> Self {
        if value.is_empty() { self } else { self.add(Attribute::Static(name, value)) }
    }

    /// Adds an attribute whose value is not known when the program is compiled.
    #[inline(never)]
    pub(crate) fn attr_of(self, name: &'static str, value: String) -> Self {
        self.add(Attribute::Computed(name, value))
    }

    #[inline(never)]
    fn add(mut self, attribute: Attribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }

    /// Adds an attribute that changes by itself, and is absent while its value is `None`.
    pub(crate) fn dynamic_attr<V: Into<Cow<'static, str>>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<V> + 'static,
    ) -> Self {
        self.add(Attribute::Dynamic(name, Box::new(move || value().map(Into::into))))
    }

    /// Adds a class that is set while `condition` holds.
    pub(crate) fn dynamic_class(
        self,
        class: &'static str,
        condition: impl Fn() -> bool + 'static,
    ) -> Self {
        self.add(Attribute::Class(class, Box::new(condition)))
    }

    /// Sets the value of an input.
    pub(crate) fn value(self, value: impl Fn() -> String + 'static) -> Self {
        self.add(Attribute::Value(Box::new(value)))
    }

    /// Checks a box or a radio button while `checked` holds.
    pub(crate) fn checked(self, checked: impl Fn() -> bool + 'static) -> Self {
        self.add(Attribute::Checked(Box::new(checked)))
    }

    /// Adds a listener.
    pub(crate) fn on(self, listener: Listener) -> Self {
        self.add(Attribute::Listener(listener))
    }
}

#[inline(never)]
fn text(text: Cow<'static, str>) -> Part {
    Part::new(Content::Text(text))
}

/// A part without content.
pub(crate) fn empty() -> Part {
    Part::new(Content::Empty)
}

/// Parts one after the other.
#[inline(never)]
pub(crate) fn fragment(parts: Vec<Part>) -> Part {
    Part::new(Content::Fragment(parts))
}

/// A part that changes by itself.
pub(crate) fn dynamic(part: impl Fn() -> Part + 'static) -> Part {
    Part::new(Content::Dynamic(Box::new(part)))
}

/// A part whose nodes are kept as they are if the page was written as HTML, so that its content is not needed again. In
/// the HTML it is one dynamic part.
pub(crate) fn given(part: impl FnOnce() -> Part + 'static) -> Part {
    Part::new(Content::Given(Box::new(part)))
}

/// A drawing of ours, which is decoration.
#[inline(never)]
pub(crate) fn drawing(element: &'static str, class: &'static str, svg: &'static str) -> Part {
    let element = ElementBuilder::new(element).attr("class", class).attr("aria-hidden", "true");
    element.add(Attribute::Drawing(svg)).empty()
}

/// The form of a screen: one at most, so that a button elsewhere can submit it. Its method is that of a dialog, which
/// it is not: so it does nothing before the program runs, and what was typed never reaches an address.
pub(crate) fn form(submit: impl Fn() + 'static, fields: Vec<Part>) -> Part {
    html! { <form class="form" id=FORM_ID method="dialog" novalidate on:submit=submit>{fields}</form> }
}

/// The id of a screen's form.
pub(crate) const FORM_ID: &str = "formulaire";
