//! `html!`: markup in Rust, with the syntax of Leptos's `view!`.
//!
//! | syntax | meaning |
//! |---|---|
//! | `<p class="lead">…</p>`, `<input/>` | an element; several side by side make a fragment |
//! | `id="x"`, `id=value` | an attribute: a `&'static str`, absent if empty, or a `String` |
//! | `required` | a boolean attribute: its value is its name |
//! | `aria-invalid=move \|\| …` | a dynamic attribute: a closure (or a box with one) that returns an `Option`, absent while that is `None` |
//! | `class=("busy", move \|\| …)` | a class that is set while the closure returns `true` |
//! | `prop:value=…`, `prop:checked=…` | closures that give the value of an input, or whether it is checked |
//! | `text=move \|\| …` | a closure that gives the whole text of the element |
//! | `on:press=…` | a listener of `markup::Listener`: `press`, `submit`, `input`, `choose`, `check`, `blur`, `paste`, `cancel` |
//! | `{value}` | a text, a part, or an `Option` or `Vec` of parts |
//! | `{move \|\| …}` | a dynamic part |
//! | `" "` | a literal text. Sentences come from the text catalogue |

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned as _;
use syn::{Block, Error, Expr, LitStr, Result, Stmt};

/// Makes a `Part` from markup. The syntax is described at the top of this crate.
#[proc_macro]
pub fn html(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let part = rstml::parse2(tokens.into()).and_then(|nodes| parts(&nodes));
    part.unwrap_or_else(|error| error.to_compile_error()).into()
}

/// Makes one part of several nodes.
fn parts(nodes: &[Node]) -> Result<TokenStream> {
    let parts = children(nodes)?;
    Ok(match parts.as_slice() {
        [part] => part.clone(),
        parts => quote! { crate::ui::markup::fragment(::std::vec![#(#parts),*]) },
    })
}

fn children(nodes: &[Node]) -> Result<Vec<TokenStream>> {
    nodes.iter().map(part).collect()
}

fn part(node: &Node) -> Result<TokenStream> {
    match node {
        Node::Element(element) => self::element(element),
        Node::Fragment(fragment) => parts(fragment.children()),
        Node::Block(NodeBlock::ValidBlock(block)) => Ok(match closure(block) {
            Some(closure) => quote! { crate::ui::markup::dynamic(#closure) },
            None => {
                let value = expression(block);
                quote! { crate::ui::markup::IntoPart::into_part(#value) }
            }
        }),
        Node::Text(text) => {
            let text = &text.value;
            Ok(quote! { crate::ui::markup::IntoPart::into_part(#text) })
        }
        other => {
            Err(Error::new(other.span(), "only elements, blocks and literal texts are allowed"))
        }
    }
}

/// Returns the only expression of a block, or the block.
fn expression(block: &Block) -> TokenStream {
    match block.stmts.as_slice() {
        [Stmt::Expr(expression, None)] => expression.to_token_stream(),
        _ => block.to_token_stream(),
    }
}

/// Returns the closure that a block consists of.
fn closure(block: &Block) -> Option<&Expr> {
    match block.stmts.as_slice() {
        [Stmt::Expr(expression @ Expr::Closure(_), None)] => Some(expression),
        _ => None,
    }
}

fn element(element: &NodeElement<rstml::Infallible>) -> Result<TokenStream> {
    let name = LitStr::new(&element.name().to_string(), element.name().span());
    let mut builder = quote! { crate::ui::markup::ElementBuilder::new(#name) };
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "an attribute is name=value"));
        };
        builder = self::attribute(&builder, attribute)?;
    }
    let children = children(element.children())?;
    Ok(match children.as_slice() {
        [] => quote! { #builder.empty() },
        [child] => quote! { #builder.child(#child) },
        children => quote! { #builder.children(::std::vec![#(#children),*]) },
    })
}

fn attribute(builder: &TokenStream, attribute: &KeyedAttribute) -> Result<TokenStream> {
    let name = attribute.key.to_string();
    let span = attribute.key.span();
    let Some(value) = attribute.value() else {
        // A boolean attribute.
        let name = LitStr::new(&name, span);
        return Ok(quote! { #builder.attr(#name, #name) });
    };
    if let Some(event) = name.strip_prefix("on:") {
        let listener = listener(event, span)?;
        return Ok(quote! {
            #builder.on(crate::ui::markup::Listener::#listener(::std::boxed::Box::new(#value)))
        });
    }
    let name_literal = LitStr::new(&name, span);
    Ok(match (name.as_str(), value) {
        ("prop:value", value) => quote! { #builder.value(#value) },
        ("prop:checked", value) => quote! { #builder.checked(#value) },
        ("text", value) => quote! { #builder.whole_text(#value) },
        ("class", Expr::Tuple(pair)) if pair.elems.len() == 2 => {
            let (class, condition) = (&pair.elems[0], &pair.elems[1]);
            quote! { #builder.dynamic_class(#class, #condition) }
        }
        (_, Expr::Closure(value)) => quote! { #builder.dynamic_attr(#name_literal, #value) },
        (_, Expr::Lit(value)) => quote! { #builder.attr(#name_literal, #value) },
        (_, value) => quote! {
            crate::ui::markup::AttributeValue::add_to(#value, #builder, #name_literal)
        },
    })
}

/// Returns the variant of `markup::Listener`.
fn listener(event: &str, span: Span) -> Result<syn::Ident> {
    let name = match event {
        "press" => "Press",
        "submit" => "Submit",
        "input" => "Input",
        "choose" => "Choose",
        "check" => "Check",
        "blur" => "Blur",
        "paste" => "Paste",
        "cancel" => "Cancel",
        _ => return Err(Error::new(span, "an event that markup::Listener does not have")),
    };
    Ok(syn::Ident::new(name, span))
}
