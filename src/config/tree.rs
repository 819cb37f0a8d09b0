//! A tree of values read from TOML or YAML, in which every key and value knows its bytes in the file.

use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize as DeriveDeserialize, Serialize, Serializer};
use toml::de::{DeTable, DeValue};

use crate::base::text::Text;
use crate::diag::kind::Kind;

/// A value of a configuration file or of front matter.
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize)]
pub enum Value {
    /// A string.
    Str(Text),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// Yes or no.
    Bool(bool),
    /// A TOML date or date-time, as written.
    Date(Text),
    /// A list.
    List(Vec<Node>),
    /// A table, in the order of the file.
    Table(Vec<Entry>),
    /// YAML's null; treated as if the key were absent.
    Null,
}

/// A value and its bytes in the file.
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Serialize, DeriveDeserialize)]
pub struct Entry {
    /// The key.
    pub key: Text,
    /// First byte of the key.
    pub start: u32,
    /// One past the last byte of the key.
    pub end: u32,
    /// The value.
    pub node: Node,
}

/// A syntax error: what the parser says, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The parser's message.
    pub message: String,
    /// Bytes in the file.
    pub at: Range<usize>,
}

impl Node {
    /// The bytes in the file.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The value of a key, if this is a table that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        let Value::Table(entries) = &self.value else { return None };
        entries.iter().find(|entry| entry.key.as_str() == key).map(|entry| &entry.node)
    }

    /// What kind of value this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.value {
            Value::Str(_) => Kind::Text,
            Value::Int(_) => Kind::Int,
            Value::Float(_) => Kind::Float,
            Value::Bool(_) => Kind::Bool,
            Value::Date(_) => Kind::Date,
            Value::List(_) => Kind::List,
            Value::Table(_) => Kind::Table,
            Value::Null => Kind::Nothing,
        }
    }
}

/// A node without its place, for values that templates see.
pub struct Plain<'a>(pub &'a Node);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            Value::Str(text) | Value::Date(text) => serializer.serialize_str(text),
            Value::Int(number) => serializer.serialize_i64(*number),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Null => serializer.serialize_none(),
            Value::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Plain(item))?;
                }
                list.end()
            }
            Value::Table(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for entry in entries {
                    map.serialize_entry(entry.key.as_str(), &Plain(&entry.node))?;
                }
                map.end()
            }
        }
    }
}

fn cut(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Reads TOML. `offset` is the place of `text` in its file.
pub fn toml(text: &str, offset: usize) -> Result<Node, Failure> {
    match DeTable::parse(text) {
        Ok(table) => {
            let span = table.span();
            let value = toml_table(table.get_ref(), offset);
            Ok(Node { value, start: cut(offset + span.start), end: cut(offset + span.end) })
        }
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            Err(Failure {
                message: error.message().to_owned(),
                at: offset + at.start..offset + at.end,
            })
        }
    }
}

fn toml_table(table: &DeTable<'_>, offset: usize) -> Value {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: Text::from(key.get_ref().as_ref()),
            start: cut(offset + key.span().start),
            end: cut(offset + key.span().end),
            node: Node {
                value: toml_value(value.get_ref(), offset),
                start: cut(offset + value.span().start),
                end: cut(offset + value.span().end),
            },
        })
        .collect();
    entries.sort_by_key(|entry| entry.start);
    Value::Table(entries)
}

fn toml_value(value: &DeValue<'_>, offset: usize) -> Value {
    match value {
        DeValue::String(text) => Value::Str(Text::from(text.as_ref())),
        DeValue::Integer(number) => {
            let digits = number.as_str();
            i64::from_str_radix(digits, number.radix())
                .map_or_else(|_| Value::Str(Text::from(digits)), Value::Int)
        }
        DeValue::Float(number) => number
            .as_str()
            .parse()
            .map_or_else(|_| Value::Str(Text::from(number.as_str())), Value::Float),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(date) => Value::Date(Text::from(date.to_string())),
        DeValue::Array(items) => Value::List(
            items
                .iter()
                .map(|item| Node {
                    value: toml_value(item.get_ref(), offset),
                    start: cut(offset + item.span().start),
                    end: cut(offset + item.span().end),
                })
                .collect(),
        ),
        DeValue::Table(table) => toml_table(table, offset),
    }
}

/// Reads YAML. `offset` is the place of `text` in its file.
pub fn yaml(text: &str, offset: usize) -> Result<Node, Failure> {
    if text.trim().is_empty() {
        let at = cut(offset);
        return Ok(Node { value: Value::Table(Vec::new()), start: at, end: at });
    }
    match serde_saphyr::from_str::<serde_saphyr::Spanned<YamlValue>>(text) {
        Ok(tree) => {
            let mut node = tree_node(&tree, text, offset);
            if matches!(node.value, Value::Null) {
                node.value = Value::Table(Vec::new());
            }
            Ok(node)
        }
        Err(error) => {
            let at = error.location().map_or(0, |place| byte_of(&place, text));
            let message = error.without_snippet().to_string();
            Err(Failure { message, at: offset + at..offset + at })
        }
    }
}

enum YamlValue {
    Str(String),
    Int(i64),
    Float(f64),
    Bool(bool),
    Null,
    List(Vec<serde_saphyr::Spanned<YamlValue>>),
    Table(Vec<(serde_saphyr::Spanned<String>, serde_saphyr::Spanned<YamlValue>)>),
}

impl<'de> Deserialize<'de> for YamlValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;
        impl<'de> Visitor<'de> for AnyValue {
            type Value = YamlValue;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a value")
            }
            fn visit_bool<E>(self, v: bool) -> Result<YamlValue, E> {
                Ok(YamlValue::Bool(v))
            }
            fn visit_i64<E>(self, v: i64) -> Result<YamlValue, E> {
                Ok(YamlValue::Int(v))
            }
            fn visit_u64<E>(self, v: u64) -> Result<YamlValue, E> {
                Ok(i64::try_from(v).map_or_else(|_| YamlValue::Str(v.to_string()), YamlValue::Int))
            }
            fn visit_f64<E>(self, v: f64) -> Result<YamlValue, E> {
                Ok(YamlValue::Float(v))
            }
            fn visit_str<E>(self, v: &str) -> Result<YamlValue, E> {
                Ok(YamlValue::Str(v.to_owned()))
            }
            fn visit_unit<E>(self) -> Result<YamlValue, E> {
                Ok(YamlValue::Null)
            }
            fn visit_none<E>(self) -> Result<YamlValue, E> {
                Ok(YamlValue::Null)
            }
            fn visit_some<D: Deserializer<'de>>(self, d: D) -> Result<YamlValue, D::Error> {
                YamlValue::deserialize(d)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<YamlValue, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(YamlValue::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<YamlValue, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(YamlValue::Table(entries))
            }
        }
        deserializer.deserialize_any(AnyValue)
    }
}

fn tree_node(tree: &serde_saphyr::Spanned<YamlValue>, text: &str, offset: usize) -> Node {
    let start = byte_of(&tree.referenced, text);
    let value = match &tree.value {
        YamlValue::Str(s) => Value::Str(Text::from(s.as_str())),
        YamlValue::Int(n) => Value::Int(*n),
        YamlValue::Float(n) => Value::Float(*n),
        YamlValue::Bool(b) => Value::Bool(*b),
        YamlValue::Null => Value::Null,
        YamlValue::List(items) => {
            Value::List(items.iter().map(|item| tree_node(item, text, offset)).collect())
        }
        YamlValue::Table(entries) => Value::Table(
            entries
                .iter()
                .map(|(key, value)| {
                    let at = offset + byte_of(&key.referenced, text);
                    Entry {
                        key: Text::from(key.value.as_str()),
                        start: cut(at),
                        end: cut(at + key.value.len()),
                        node: tree_node(value, text, offset),
                    }
                })
                .collect(),
        ),
    };
    let line = text[start..].lines().next().unwrap_or("");
    let length = line.split(" #").next().unwrap_or("").trim_end().len();
    Node { value, start: cut(offset + start), end: cut(offset + start + length) }
}

/// The byte of a line and column counted from 1, columns in characters.
fn byte_of(place: &serde_saphyr::Location, text: &str) -> usize {
    let line = usize::try_from(place.line()).unwrap_or(1).max(1);
    let column = usize::try_from(place.column()).unwrap_or(1).max(1);
    let start = if line == 1 {
        0
    } else {
        text.match_indices('\n').nth(line - 2).map_or(text.len(), |(at, _)| at + 1)
    };
    text[start..].char_indices().nth(column - 1).map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::{Value, toml, yaml};

    fn entries(value: &Value) -> Vec<(String, String)> {
        let Value::Table(entries) = value else { panic!("a table") };
        entries.iter().map(|e| (e.key.to_string(), format!("{:?}", e.node.value))).collect()
    }

    #[test]
    fn toml_and_yaml_give_one_tree_with_places() {
        let text = "title = \"Bài\"\nn = 3\nlist = [\"a\"]\n";
        let node = toml(text, 4).unwrap();
        let Value::Table(list) = &node.value else { panic!() };
        assert_eq!(&text[list[1].start as usize - 4..list[1].end as usize - 4], "n");
        assert_eq!(
            &text[list[0].node.start as usize - 4..list[0].node.end as usize - 4],
            "\"Bài\""
        );
        let text = "title: Bài\nn: 3\nlist: [a]\nsub:\n  k: true\n";
        let other = yaml(text, 0).unwrap();
        assert_eq!(entries(&node.value)[..2], entries(&other.value)[..2]);
        let Value::Table(list) = &other.value else { panic!() };
        assert_eq!(&text[list[1].node.start as usize..list[1].node.end as usize], "3");
    }

    #[test]
    fn syntax_errors_have_a_place() {
        assert!(toml("a = \n", 0).unwrap_err().at.start <= 5);
        assert!(yaml("a: [1\nb: 2", 0).is_err());
        assert!(yaml("", 0).is_ok());
    }

    #[test]
    fn hostile_yaml_is_refused_not_expanded() {
        let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for n in 1..12 {
            let line = format!("a{n}: &a{n} [{}]\n", vec![format!("*a{}", n - 1); 9].join(","));
            bomb.push_str(&line);
        }
        assert!(yaml(&bomb, 0).is_err());
    }
}
