//! Native elements, and the one type that everything on a page is.
//!
//! Leptos compiles a view's every distinct type into the program, and erases it at a price
//! (`AnyView`): a citizen pays for each. Here a view is made at once, by the renderer of Leptos,
//! and what stands is a [`Part`]: mounted by Leptos, kept up to date by its effects, and as small
//! as a pointer. Measured: see ARCHITECTURE.md.

use std::borrow::Cow;

use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber};
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element as DomElement, Node};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

/// A part of a page, made, that stands where it is mounted.
pub(crate) struct Part(Box<Standing>);

enum Standing {
    /// A node; what stands below it and what keeps it up to date live as long as it does.
    Node { node: Node, _kept: (Vec<Part>, Vec<Follows<()>>) },
    /// Parts one after the other.
    All(Vec<Part>),
    /// A part that another one replaces each time.
    Changing(Follows<Part>),
}

/// An effect that leaves what it follows when it goes. Leptos leaves it in the list of whoever is followed, and
/// what is followed from every screen (what was typed, who speaks) would grow with each.
struct Follows<T: 'static>(RenderEffect<T>);

impl<T> Follows<T> {
    fn new(run: impl FnMut(Option<T>) -> T + 'static) -> Self {
        Self(RenderEffect::new(run))
    }
}

impl<T> Drop for Follows<T> {
    fn drop(&mut self) {
        leave(&self.0.to_any_subscriber());
    }
}

#[inline(never)]
fn leave(effect: &AnySubscriber) {
    effect.clear_sources(effect);
}

impl Part {
    fn node(node: Node, below: Vec<Part>, effects: Vec<Follows<()>>) -> Self {
        Self(Box::new(Standing::Node { node, _kept: (below, effects) }))
    }
}

impl Mountable for Part {
    fn unmount(&mut self) {
        match &mut *self.0 {
            Standing::Node { node, .. } => Rndr::remove(node),
            Standing::All(parts) => parts.iter_mut().for_each(Self::unmount),
            Standing::Changing(effect) => {
                effect.0.with_value_mut(Self::unmount);
            }
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&Node>) {
        match &mut *self.0 {
            Standing::Node { node, .. } => Rndr::insert_node(parent, node, marker),
            Standing::All(parts) => parts.iter_mut().for_each(|part| part.mount(parent, marker)),
            Standing::Changing(effect) => {
                effect.0.with_value_mut(|part| part.mount(parent, marker));
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match &*self.0 {
            Standing::Node { node, .. } => {
                let parent = Rndr::get_parent(node).and_then(|parent| parent.dyn_into().ok());
                if let Some(parent) = &parent {
                    child.mount(parent, Some(node));
                }
                parent.is_some()
            }
            Standing::All(parts) => {
                parts.first().is_some_and(|part| part.insert_before_this(child))
            }
            Standing::Changing(effect) => {
                effect.0.with_value_mut(|part| part.insert_before_this(child)) == Some(true)
            }
        }
    }

    fn elements(&self) -> Vec<DomElement> {
        // Asked by parts of Leptos that none of ours is given to.
        Vec::new()
    }
}

impl Render for Part {
    type State = Self;

    fn build(self) -> Self {
        self
    }

    fn rebuild(mut self, state: &mut Self) {
        state.insert_before_this(&mut self);
        state.unmount();
        *state = self;
    }
}

/// An element that is being made: its attributes, then its children. It goes from call to call as
/// one pointer, for there are hundreds of these calls.
pub(crate) struct Tag(Box<Making>);

struct Making {
    element: DomElement,
    effects: Vec<Follows<()>>,
}

/// An element to make, by its name.
#[inline(never)]
pub(crate) fn tag(name: &'static str, class: &str) -> Tag {
    let element = Rndr::create_element(name, None);
    Tag(Box::new(Making { element, effects: Vec::new() })).attr("class", class)
}

impl Tag {
    /// With an attribute, unless its value is empty.
    #[inline(never)]
    pub(crate) fn attr(self, name: &'static str, value: &str) -> Self {
        if !value.is_empty() {
            Rndr::set_attribute(&self.0.element, name, value);
        }
        self
    }

    /// With an attribute that changes by itself, and is away when it has no value.
    pub(crate) fn changing_attr<V: Into<Cow<'static, str>>>(
        self,
        name: &'static str,
        value: impl Fn() -> Option<V> + 'static,
    ) -> Self {
        self.kept(Box::new(move |element| match value() {
            Some(value) => Rndr::set_attribute(element, name, &value.into()),
            None => Rndr::remove_attribute(element, name),
        }))
    }

    /// With a class that comes and goes by itself.
    pub(crate) fn changing_class(
        self,
        class: &'static str,
        there: impl Fn() -> bool + 'static,
    ) -> Self {
        self.kept(Box::new(move |element| {
            let list = Rndr::class_list(element);
            if there() { Rndr::add_class(&list, class) } else { Rndr::remove_class(&list, class) }
        }))
    }

    /// With a property that changes by itself.
    pub(crate) fn changing_prop<V: Into<JsValue>>(
        self,
        name: &'static str,
        value: impl Fn() -> V + 'static,
    ) -> Self {
        self.kept(Box::new(move |element| Rndr::set_property(element, name, &value().into())))
    }

    #[inline(never)]
    fn kept(mut self, keep: Box<dyn Fn(&DomElement)>) -> Self {
        let element = self.0.element.clone();
        self.0.effects.push(Follows::new(move |_| keep(&element)));
        self
    }

    /// Reacting to an event.
    pub(crate) fn on(self, event: &'static str, react: impl Fn(Event) + 'static) -> Self {
        self.listens(
            event,
            Box::new(move |event| {
                // An event reads what is, and follows nothing.
                #[cfg(debug_assertions)]
                let _zone = leptos::reactive::diagnostics::SpecialNonReactiveZone::enter();
                react(event);
            }),
        )
    }

    #[inline(never)]
    fn listens(self, event: &'static str, react: Box<dyn Fn(Event)>) -> Self {
        // The browser drops it with the element.
        let react = Closure::<dyn Fn(Event)>::wrap(react).into_js_value();
        // Fails on no element.
        let _ = self.0.element.add_event_listener_with_callback(event, react.unchecked_ref());
        self
    }

    /// With its children.
    #[inline(never)]
    pub(crate) fn with(self, mut children: Vec<Part>) -> Part {
        let Making { element, effects } = *self.0;
        for child in &mut children {
            child.mount(&element, None);
        }
        Part::node(element.into(), children, effects)
    }

    /// With a sentence and nothing else.
    pub(crate) fn says(self, sentence: &str) -> Part {
        self.with(vec![words(sentence)])
    }

    /// With nothing in it.
    pub(crate) fn alone(self) -> Part {
        self.with(Vec::new())
    }
}

/// An element with a class (none when empty) and children.
#[inline(never)]
pub(crate) fn element(name: &'static str, class: &'static str, children: Vec<Part>) -> Part {
    tag(name, class).with(children)
}

/// An element with what it may need beside its class.
#[derive(Clone, Copy)]
pub(crate) struct Element {
    /// Its tag.
    pub(crate) tag: &'static str,
    /// `class`.
    pub(crate) class: &'static str,
    /// `id`.
    pub(crate) id: &'static str,
    /// `role`.
    pub(crate) role: &'static str,
    /// `aria-label`.
    pub(crate) label: &'static str,
    /// `tabindex="-1"`: may be given the focus by the program.
    pub(crate) focusable: bool,
    /// `aria-hidden="true"`.
    pub(crate) hidden: bool,
}

impl Element {
    /// A `div` and nothing else.
    pub(crate) const PLAIN: Self = Self {
        tag: "div",
        class: "",
        id: "",
        role: "",
        label: "",
        focusable: false,
        hidden: false,
    };

    /// With its children.
    #[inline(never)]
    pub(crate) fn with(self, children: Vec<Part>) -> Part {
        tag(self.tag, self.class)
            .attr("id", self.id)
            .attr("role", self.role)
            .attr("aria-label", self.label)
            .attr("tabindex", if self.focusable { "-1" } else { "" })
            .attr("aria-hidden", if self.hidden { "true" } else { "" })
            .with(children)
    }
}

/// Words of the catalogue.
#[inline(never)]
pub(crate) fn words(words: &str) -> Part {
    Part::node(Rndr::create_text_node(words).into(), Vec::new(), Vec::new())
}

/// Words with a value in them.
#[inline(never)]
pub(crate) fn said(sentence: String) -> Part {
    words(&sentence)
}

/// Nothing.
#[inline(never)]
pub(crate) fn nothing() -> Part {
    Part::node(Rndr::create_placeholder().into(), Vec::new(), Vec::new())
}

/// Parts one after the other.
#[inline(never)]
pub(crate) fn all(mut parts: Vec<Part>) -> Part {
    if parts.is_empty() {
        // What comes after must find its place.
        parts.push(nothing());
    }
    Part(Box::new(Standing::All(parts)))
}

/// Something there, or nothing.
pub(crate) fn when(there: bool, part: impl FnOnce() -> Part) -> Part {
    if there { part() } else { nothing() }
}

/// What changes by itself.
pub(crate) fn changing(part: impl Fn() -> Part + 'static) -> Part {
    #[inline(never)]
    fn boxed(part: Box<dyn Fn() -> Part>) -> Part {
        Part(Box::new(Standing::Changing(Follows::new(move |before: Option<Part>| {
            let part = part();
            match before {
                Some(mut stands) => {
                    part.rebuild(&mut stands);
                    stands
                }
                None => part,
            }
        }))))
    }
    boxed(Box::new(part))
}

/// Words that change by themselves.
pub(crate) fn changing_words(sentence: impl Fn() -> String + 'static) -> Part {
    #[inline(never)]
    fn boxed(sentence: Box<dyn Fn() -> String>) -> Part {
        let text = Rndr::create_text_node("");
        let node = text.clone().into();
        let effect = Follows::new(move |_| Rndr::set_text(&text, &sentence()));
        Part::node(node, Vec::new(), vec![effect])
    }
    boxed(Box::new(sentence))
}

/// A paragraph of the catalogue.
#[inline(never)]
pub(crate) fn paragraph(class: &'static str, sentence: &'static str) -> Part {
    element("p", class, vec![words(sentence)])
}

/// Words that matter.
pub(crate) fn strong(sentence: &'static str) -> Part {
    element("strong", "", vec![words(sentence)])
}

/// A list of sentences.
pub(crate) fn list(items: &[&'static str]) -> Part {
    let items = items.iter().map(|item| element("li", "", vec![words(item)])).collect();
    element("ul", "", items)
}

/// Our own drawing, which is decoration.
#[inline(never)]
pub(crate) fn drawing(name: &'static str, class: &'static str, svg: &'static str) -> Part {
    let drawing = tag(name, class).attr("aria-hidden", "true");
    Rndr::set_inner_html(&drawing.0.element, svg);
    drawing.alone()
}

/// A link; `beside` opens it in another tab.
#[inline(never)]
pub(crate) fn link(class: &'static str, path: String, beside: bool, children: Vec<Part>) -> Part {
    tag("a", class)
        .attr("href", &path)
        .attr("target", if beside { "_blank" } else { "" })
        .attr("rel", if beside { "noopener" } else { "" })
        .with(children)
}

/// A button that acts by itself; submits are in `button`.
pub(crate) fn button(class: &'static str, children: Vec<Part>, press: impl Fn() + 'static) -> Part {
    tag("button", class).attr("type", "button").on("click", move |_| press()).with(children)
}

/// The form of a screen: one at most, so that a button elsewhere can send it.
pub(crate) fn form(send: impl Fn() + 'static, children: Vec<Part>) -> Part {
    sending(Box::new(send), children)
}

#[inline(never)]
fn sending(send: Box<dyn Fn()>, children: Vec<Part>) -> Part {
    tag("form", "form")
        .attr("id", FORM_ID)
        .attr("novalidate", "novalidate")
        .on("submit", move |event| {
            event.prevent_default();
            send();
        })
        .with(children)
}

/// The id of a screen's form.
pub(crate) const FORM_ID: &str = "formulaire";
