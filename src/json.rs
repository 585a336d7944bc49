//! Reads JSON, as a citizen's browser gets it: a tree of values, and whole numbers alone.
//!
//! serde_json reads fractions exactly, says where a text is wrong, and knows any type: the program
//! needs none of it, and every citizen would download it (7 kB in Brotli: see ARCHITECTURE.md).
//! serde_json writes what is sent, and is the oracle of the tests.

use std::str::Chars;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; nothing when it is not a whole one from 0 to `u32::MAX`, plainly written.
    Number(Option<u32>),
    /// A text.
    String(String),
    /// `[…]`.
    Array(Vec<Value>),
    /// `{…}`.
    Object(Object),
}

/// The keys and values of an object, as they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Object(Vec<(String, Value)>);

impl Object {
    /// The value of a key; of the last one, where a key comes twice.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// Each key with its value.
    pub fn iter(&self) -> std::slice::Iter<'_, (String, Value)> {
        self.0.iter()
    }
}

impl Value {
    /// Reads a whole text; `None` where it is not JSON.
    pub fn read(text: &str) -> Option<Self> {
        let mut reader = Reader { text, depth: 0 };
        let value = reader.value()?;
        reader.text.is_empty().then_some(value)
    }

    /// As a text.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// As a whole number.
    pub fn as_u32(&self) -> Option<u32> {
        if let Self::Number(number) = self { *number } else { None }
    }

    /// As a truth.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(truth) = self { Some(*truth) } else { None }
    }

    /// As a list.
    pub fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(values) = self { Some(values) } else { None }
    }

    /// As an object.
    pub fn as_object(&self) -> Option<&Object> {
        if let Self::Object(object) = self { Some(object) } else { None }
    }
}

/// A deeper text is refused, before it is too deep for the stack.
const DEEPEST: usize = 127;

/// What is left to read.
struct Reader<'a> {
    text: &'a str,
    depth: usize,
}

impl Reader<'_> {
    /// Goes past these words if they come next, and past the blanks after them.
    fn skip(&mut self, words: &str) -> Option<()> {
        self.text = self.text.strip_prefix(words)?;
        self.blanks();
        Some(())
    }

    fn blanks(&mut self) {
        self.text = self.text.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// A value and the blanks on both sides.
    fn value(&mut self) -> Option<Value> {
        self.blanks();
        Some(match self.text.as_bytes().first()? {
            b'n' => self.skip("null").map(|()| Value::Null)?,
            b't' => self.skip("true").map(|()| Value::Bool(true))?,
            b'f' => self.skip("false").map(|()| Value::Bool(false))?,
            b'"' => Value::String(self.string()?),
            b'[' => {
                let mut values = Vec::new();
                self.list(("[", "]"), &mut |reader| {
                    values.push(reader.value()?);
                    Some(())
                })?;
                Value::Array(values)
            }
            b'{' => {
                let mut fields = Vec::new();
                self.list(("{", "}"), &mut |reader| {
                    let key = reader.string()?;
                    reader.skip(":")?;
                    fields.push((key, reader.value()?));
                    Some(())
                })?;
                Value::Object(Object(fields))
            }
            _ => Value::Number(self.number()?),
        })
    }

    /// Items with commas between them.
    fn list(
        &mut self,
        (open, close): (&str, &str),
        item: &mut dyn FnMut(&mut Self) -> Option<()>,
    ) -> Option<()> {
        self.depth += 1;
        self.skip(open).filter(|()| self.depth <= DEEPEST)?;
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

    /// A text between quotation marks, and the blanks after it.
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
                    'u' => escaped(&mut rest)?,
                    same @ ('"' | '\\' | '/') => same,
                    _ => return None,
                },
                '\0'..' ' => return None,
                char => char,
            });
        }
        self.text = rest.as_str();
        self.blanks();
        Some(string)
    }

    /// A number, and the blanks after it.
    fn number(&mut self) -> Option<Option<u32>> {
        let from = self.text;
        self.past(&['-']);
        if !self.past(&['0']) {
            self.digits()?;
        }
        if self.past(&['.']) {
            self.digits()?;
        }
        if self.past(&['e', 'E']) {
            self.past(&['+', '-']);
            self.digits()?;
        }
        let number = &from[..from.len() - self.text.len()];
        self.blanks();
        Some(number.parse().ok())
    }

    /// Goes past one of these marks, if one comes next.
    fn past(&mut self, marks: &[char]) -> bool {
        self.text.strip_prefix(marks).map(|rest| self.text = rest).is_some()
    }

    /// Goes past at least one digit.
    fn digits(&mut self) -> Option<()> {
        let rest = self.text.trim_start_matches(|char: char| char.is_ascii_digit());
        let there = rest.len() < self.text.len();
        self.text = rest;
        there.then_some(())
    }
}

/// The character that `\u` begins: two of them are one character where one does not suffice.
fn escaped(rest: &mut Chars<'_>) -> Option<char> {
    let mut code = hexadecimal(rest)?;
    if let high @ 0xd800..0xdc00 = code {
        let begins = rest.next() == Some('\\') && rest.next() == Some('u');
        let low = hexadecimal(rest).filter(|low| begins && (0xdc00..0xe000).contains(low))?;
        code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    }
    char::from_u32(code)
}

fn hexadecimal(rest: &mut Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |code, _| Some(code << 4 | rest.next()?.to_digit(16)?))
}
