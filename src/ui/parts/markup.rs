//! Native elements, each made by one function of one type.
//!
//! Leptos compiles a view's every distinct type into the program; a citizen pays for each. Screens
//! are therefore lists of parts, and what does not change goes through the few types of this file
//! (measured: half of the program's bytes, see ARCHITECTURE.md). `view!` is for what changes.

use leptos::html;
use leptos::prelude::*;

/// An element with a class (none when empty) and children.
#[inline(never)]
pub(crate) fn element(tag: &'static str, class: &'static str, children: Vec<AnyView>) -> AnyView {
    Element { tag, class, ..Element::PLAIN }.with(children)
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

fn some(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
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
    pub(crate) fn with(self, children: Vec<AnyView>) -> AnyView {
        html::custom(self.tag)
            .attr("class", some(self.class))
            .attr("id", some(self.id))
            .attr("role", some(self.role))
            .attr("aria-label", some(self.label))
            .attr("tabindex", self.focusable.then_some("-1"))
            .attr("aria-hidden", self.hidden.then_some("true"))
            .child(children)
            .into_any()
    }
}

/// Words of the catalogue.
#[inline(never)]
pub(crate) fn words(words: &'static str) -> AnyView {
    words.into_any()
}

/// Words with a value in them.
#[inline(never)]
pub(crate) fn said(words: String) -> AnyView {
    words.into_any()
}

/// Nothing.
#[inline(never)]
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

/// Parts one after the other.
#[inline(never)]
pub(crate) fn all(parts: Vec<AnyView>) -> AnyView {
    parts.into_any()
}

/// Something there, or nothing.
pub(crate) fn when(there: bool, part: impl FnOnce() -> AnyView) -> AnyView {
    if there { part() } else { nothing() }
}

/// What changes by itself.
pub(crate) fn changing(part: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    fn boxed(part: Box<dyn Fn() -> AnyView + Send>) -> AnyView {
        part.into_any()
    }
    boxed(Box::new(part))
}

/// Words that change by themselves.
pub(crate) fn changing_words(part: impl Fn() -> String + Send + 'static) -> AnyView {
    fn boxed(part: Box<dyn Fn() -> String + Send>) -> AnyView {
        part.into_any()
    }
    boxed(Box::new(part))
}

/// A paragraph of the catalogue.
pub(crate) fn paragraph(class: &'static str, sentence: &'static str) -> AnyView {
    element("p", class, vec![words(sentence)])
}

/// Words that matter.
pub(crate) fn strong(sentence: &'static str) -> AnyView {
    element("strong", "", vec![words(sentence)])
}

/// A list of sentences.
pub(crate) fn list(items: &[&'static str]) -> AnyView {
    let items = items.iter().map(|item| element("li", "", vec![words(item)])).collect();
    element("ul", "", items)
}

/// Our own drawing, which is decoration.
#[inline(never)]
pub(crate) fn drawing(tag: &'static str, class: &'static str, svg: &'static str) -> AnyView {
    html::custom(tag).attr("class", class).attr("aria-hidden", "true").inner_html(svg).into_any()
}

/// A link; `beside` opens it in another tab.
#[inline(never)]
pub(crate) fn link(
    class: &'static str,
    path: String,
    beside: bool,
    children: Vec<AnyView>,
) -> AnyView {
    html::a()
        .attr("class", some(class))
        .attr("href", path)
        .attr("target", beside.then_some("_blank"))
        .attr("rel", beside.then_some("noopener"))
        .child(children)
        .into_any()
}

/// A button that acts by itself; submits are in `button`.
pub(crate) fn button(
    class: &'static str,
    children: Vec<AnyView>,
    press: impl Fn() + 'static,
) -> AnyView {
    #[inline(never)]
    fn boxed(class: &'static str, children: Vec<AnyView>, press: Box<dyn Fn()>) -> AnyView {
        html::button()
            .attr("type", "button")
            .attr("class", class)
            .on(leptos::ev::click, move |_| press())
            .child(children)
            .into_any()
    }
    boxed(class, children, Box::new(press))
}

/// The form of a screen: one at most, so that a button elsewhere can send it.
pub(crate) fn form(send: impl Fn() + 'static, children: Vec<AnyView>) -> AnyView {
    #[inline(never)]
    fn boxed(send: Box<dyn Fn()>, children: Vec<AnyView>) -> AnyView {
        html::form()
            .attr("class", "form")
            .attr("id", FORM_ID)
            .attr("novalidate", true)
            .on(leptos::ev::submit, move |event| {
                event.prevent_default();
                send();
            })
            .child(children)
            .into_any()
    }
    boxed(Box::new(send), children)
}

/// The id of a screen's form.
pub(crate) const FORM_ID: &str = "formulaire";
