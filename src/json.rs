//! A small JSON parser for the answers of the backend: a tree of values, with whole numbers only.
//!
//! serde_json also parses exact fractions, reports the position of errors and supports any type. The
//! program needs none of this, and parsing with serde_json makes the download 7 kB larger (Brotli;
//! decision 20 in docs/decisions.md). serde_json serialises the requests and is the reference in the tests.

use std::str::Chars;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Bool(bool),
    /// A number; `None` unless it is a whole number from 0 to `u32::MAX`, without fraction or exponent.
    Number(Option<u32>),
    String(String),
    Array(Vec<Value>),
    Object(Object),
}

/// The keys and values of an object, in document order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// Returns the value of a key; the last one if the key is repeated.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, (String, Value)> {
        self.0.iter()
    }
}

impl Value {
    /// Parses a whole text; `None` if it is not valid JSON.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parser = Parser { text, depth: 0 };
        let value = parser.value()?;
        parser.text.is_empty().then_some(value)
    }

    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    pub fn as_u32(&self) -> Option<u32> {
        if let Self::Number(number) = self { *number } else { None }
    }

    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(values) = self { Some(values) } else { None }
    }

    pub fn as_object(&self) -> Option<&Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }
}

/// Maximum nesting depth; a text with deeper nesting is rejected before it overflows the stack.
const MAX_DEPTH: usize = 127;

/// The parser's state: the remaining text and the nesting depth.
struct Parser<'a> {
    text: &'a str,
    depth: usize,
}

impl Parser<'_> {
    /// Consumes `token` and the whitespace after it; `None` if the text does not begin with it.
    fn skip(&mut self, token: &str) -> Option<()> {
        self.text = self.text.strip_prefix(token)?;
        self.skip_whitespace();
        Some(())
    }

    fn skip_whitespace(&mut self) {
        self.text = self.text.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Parses a value and the whitespace on both sides.
    fn value(&mut self) -> Option<Value> {
        self.skip_whitespace();
        Some(match self.text.as_bytes().first()? {
            b'n' => self.skip("null").map(|()| Value::Null)?,
            b't' => self.skip("true").map(|()| Value::Bool(true))?,
            b'f' => self.skip("false").map(|()| Value::Bool(false))?,
            b'"' => Value::String(self.string()?),
            b'[' => {
                let mut values = Vec::new();
                self.list(("[", "]"), &mut |parser| {
                    values.push(parser.value()?);
                    Some(())
                })?;
                Value::Array(values)
            }
            b'{' => {
                let mut fields = Vec::new();
                self.list(("{", "}"), &mut |parser| {
                    let key = parser.string()?;
                    parser.skip(":")?;
                    fields.push((key, parser.value()?));
                    Some(())
                })?;
                Value::Object(Object(fields))
            }
            _ => Value::Number(self.number()?),
        })
    }

    /// Parses comma-separated items between two delimiters.
    fn list(
        &mut self,
        (open, close): (&str, &str),
        item: &mut dyn FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.depth += 1;
        self.skip(open).filter(|()| self.depth <= MAX_DEPTH)?;
        if self.skip(close).is_none() {
            loop {
                item(self)?;
                if self.skip(",").is_none() {
                    break self.skip(close)?;
                }
            }
        }
        self.depth -= 1;
        Some(())
    }

    /// Parses a string and the whitespace after it.
    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        let mut rest = self.text.strip_prefix('"')?.chars();
        loop {
            string.push(match rest.next()? {
                '"' => break,
                '\\' => match rest.next()? {
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'u' => unicode_escape(&mut rest)?,
                    same @ ('"' | '\\' | '/') => same,
                    _ => return None,
                },
                '\0'..' ' => return None,
                char => char,
            });
        }
        self.text = rest.as_str();
        self.skip_whitespace();
        Some(string)
    }

    /// Parses a number and the whitespace after it.
    fn number(&mut self) -> Option<Option<u32>> {
        let start = self.text;
        self.skip_any(&['-']);
        if !self.skip_any(&['0']) {
            self.skip_digits()?;
        }
        if self.skip_any(&['.']) {
            self.skip_digits()?;
        }
        if self.skip_any(&['e', 'E']) {
            self.skip_any(&['+', '-']);
            self.skip_digits()?;
        }
        let number = &start[..start.len() - self.text.len()];
        self.skip_whitespace();
        Some(number.parse().ok())
    }

    /// Consumes the next character if it is one of `chars`; returns whether it did.
    fn skip_any(&mut self, chars: &[char]) -> bool {
        self.text.strip_prefix(chars).map(|rest| self.text = rest).is_some()
    }

    /// Consumes one or more digits; `None` if there is none.
    fn skip_digits(&mut self) -> Option<()> {
        let rest = self.text.trim_start_matches(|char: char| char.is_ascii_digit());
        let found = rest.len() < self.text.len();
        self.text = rest;
        found.then_some(())
    }
}

/// Parses the digits after `\u`, and the second escape of a surrogate pair.
fn unicode_escape(rest: &mut Chars<'_>) -> Option<char> {
    let mut code = four_hex_digits(rest)?;
    if let high @ 0xd800..0xdc00 = code {
        let second_escape = rest.next() == Some('\\') && rest.next() == Some('u');
        let low =
            four_hex_digits(rest).filter(|low| second_escape && (0xdc00..0xe000).contains(low))?;
        code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
    char::from_u32(code)
}

fn four_hex_digits(rest: &mut Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |code, _| Some(code << 4 | rest.next()?.to_digit(16)?))
}
