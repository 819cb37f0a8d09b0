//! Typed reading of one table: every getter gives a value or leaves a problem with place and fix.

use std::ops::Range;

use super::keys::Key;
use super::tree::{Entry, Node, Value};
use crate::base::date::{Precision, Stamp, Zone, weekday_conflict};
use crate::base::fold::nearest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::diag::areas::{config, front};
use crate::diag::kind::Kind;
use crate::diag::problem::Problem;
use crate::diag::problems::Problems;
use crate::diag::span::{Span, Spanned};

/// Whose mistakes are reported: those of the configuration or of front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// site.toml and theme.toml.
    Config,
    /// Front matter.
    Front,
}

/// A table being read.
pub struct Fields<'a> {
    file: &'a RelPath,
    area: Area,
    prefix: String,
    entries: &'a [Entry],
    at: Range<usize>,
    problems: &'a mut Problems,
}

impl<'a> Fields<'a> {
    /// Begins to read a table; `node` that is no table is a problem and reads as empty.
    pub fn new(
        file: &'a RelPath,
        area: Area,
        prefix: &str,
        node: &'a Node,
        problems: &'a mut Problems,
    ) -> Fields<'a> {
        let entries: &[Entry] = if let Value::Table(entries) = &node.value { entries } else { &[] };
        let mut fields =
            Fields { file, area, prefix: prefix.to_owned(), entries, at: node.range(), problems };
        if !matches!(node.value, Value::Table(_)) {
            fields.wrong("", node, Kind::Table);
        }
        fields
    }

    /// Reports the keys that are not in the list.
    pub fn known(&mut self, keys: &[Key]) {
        for entry in self.entries {
            if keys.iter().any(|key| key.name == entry.key.as_str()) {
                continue;
            }
            let near = nearest(&entry.key, keys.iter().map(|key| key.name)).map(Text::from);
            let key = Text::from(self.path(&entry.key));
            let problem: Problem = match self.area {
                Area::Config => config::Config::UnknownKey { key, nearest: near }.into(),
                Area::Front => front::Front::UnknownKey { key, nearest: near }.into(),
            };
            self.problems
                .at(Span { file: self.file.clone(), start: entry.start, end: entry.end }, problem);
        }
    }

    /// The bytes of the whole table.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.at.clone()
    }

    /// The span of a spanned value or node of this file.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// Adds a problem.
    pub fn problem(&mut self, range: Range<usize>, problem: impl Into<Problem>) {
        let span = self.span(range);
        self.problems.at(span, problem);
    }

    /// The raw value of a key; absent and null are the same.
    #[must_use]
    pub fn node(&self, key: &str) -> Option<&'a Node> {
        self.entries
            .iter()
            .find(|entry| entry.key.as_str() == key)
            .map(|entry| &entry.node)
            .filter(|node| !matches!(node.value, Value::Null))
    }

    /// All entries in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &'a [Entry] {
        self.entries
    }

    /// A string. Whole numbers are taken as they are written, so that `number = 6` works.
    pub fn text(&mut self, key: &str) -> Option<Spanned<Text>> {
        let node = self.node(key)?;
        self.as_text(key, node).map(|text| Spanned::new(text, node.range()))
    }

    /// A string that must not be empty once trimmed; trimmed.
    pub fn words(&mut self, key: &str) -> Option<Spanned<Text>> {
        let found = self.text(key)?;
        let trimmed = found.value.trim();
        if trimmed.is_empty() {
            let key = Text::from(self.path(key));
            self.problem(found.start as usize..found.end as usize, front::Front::Empty { key });
            return None;
        }
        Some(Spanned { value: Text::from(trimmed), ..found })
    }

    fn as_text(&mut self, key: &str, node: &Node) -> Option<Text> {
        match &node.value {
            Value::Str(text) => Some(text.clone()),
            Value::Int(number) => Some(Text::from(number.to_string())),
            _ => {
                self.wrong(key, node, Kind::Text);
                None
            }
        }
    }

    /// A whole number within a range.
    pub fn int(&mut self, key: &str, allowed: std::ops::RangeInclusive<i64>) -> Option<i64> {
        let node = self.node(key)?;
        let Value::Int(number) = node.value else {
            self.wrong(key, node, Kind::Int);
            return None;
        };
        if allowed.contains(&number) {
            return Some(number);
        }
        let value = Text::from(number.to_string());
        let bounds = Text::from(format!("{}–{}", allowed.start(), allowed.end()));
        let key = Text::from(self.path(key));
        let problem: Problem = match self.area {
            Area::Config => config::Config::BadValue { key, value, expected: bounds }.into(),
            Area::Front => front::Front::OutOfRange { key, value, allowed: bounds }.into(),
        };
        self.problem(node.range(), problem);
        None
    }

    /// Yes or no.
    pub fn flag(&mut self, key: &str) -> Option<bool> {
        let node = self.node(key)?;
        if let Value::Bool(value) = node.value {
            return Some(value);
        }
        self.wrong(key, node, Kind::Bool);
        None
    }

    /// One of a few words.
    pub fn choice<T: Copy>(&mut self, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let found = self.text(key)?;
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == found.value.as_str()) {
            return Some(*value);
        }
        let expected = choices.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" | ");
        let (key, value) = (Text::from(self.path(key)), found.value.clone());
        let range = found.start as usize..found.end as usize;
        let problem: Problem = match self.area {
            Area::Config => {
                config::Config::BadValue { key, value, expected: Text::from(expected) }.into()
            }
            Area::Front => {
                front::Front::OutOfRange { key, value, allowed: Text::from(expected) }.into()
            }
        };
        self.problem(range, problem);
        None
    }

    /// A list of strings; a single string counts as a list of one.
    pub fn texts(&mut self, key: &str) -> Vec<Spanned<Text>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let nodes = match &node.value {
            Value::List(items) => items.as_slice(),
            Value::Str(_) => std::slice::from_ref(node),
            _ => {
                self.wrong(key, node, Kind::List);
                return Vec::new();
            }
        };
        let mut out: Vec<Spanned<Text>> = Vec::new();
        for item in nodes {
            let Some(text) = self.as_text(key, item) else { continue };
            let text = Text::from(text.trim());
            if text.is_empty() {
                let key = Text::from(self.path(key));
                self.problem(item.range(), front::Front::Empty { key });
                continue;
            }
            if !out.iter().any(|known| known.value == text) {
                out.push(Spanned::new(text, item.range()));
            }
        }
        out
    }

    /// The tables of a list of tables.
    pub fn tables(&mut self, key: &str) -> Vec<&'a Node> {
        let Some(node) = self.node(key) else { return Vec::new() };
        match &node.value {
            Value::List(items) => items.iter().collect(),
            Value::Table(_) => vec![node],
            _ => {
                self.wrong(key, node, Kind::List);
                Vec::new()
            }
        }
    }

    /// Reads a table under a key.
    pub fn table(&mut self, key: &str) -> Option<Fields<'_>> {
        let node = self.node(key)?;
        Some(self.inner(key, node))
    }

    /// Reads a table that was had from [`Fields::tables`].
    pub fn inner<'b>(&'b mut self, key: &str, node: &'b Node) -> Fields<'b> {
        let prefix = self.path(key);
        Fields::new(self.file, self.area, &prefix, node, self.problems)
    }

    /// A point in time: a TOML date, or one of the written forms of a string.
    pub fn stamp(&mut self, key: &str, zone: &Zone) -> Option<Spanned<(Stamp, Precision)>> {
        let node = self.node(key)?;
        let (Value::Str(text) | Value::Date(text)) = &node.value else {
            self.wrong(key, node, Kind::Date);
            return None;
        };
        if let Some((said, right)) = weekday_conflict(text) {
            let (said, right) = (Text::from(said), Text::from(right));
            self.problem(node.range(), front::Front::WeekdayConflict { said, right });
        }
        if let Some(found) = Stamp::parse(text, zone) {
            return Some(Spanned::new(found, node.range()));
        }
        let key = Text::from(self.path(key));
        self.problem(node.range(), front::Front::BadDate { key, value: text.clone() });
        None
    }

    /// Reports that a value is not of the type that is wanted.
    fn wrong(&mut self, key: &str, node: &Node, want: Kind) {
        let key = Text::from(self.path(key));
        let (expected, found) = (want, node.kind());
        let problem: Problem = match self.area {
            Area::Config => config::Config::WrongType { key, expected, found }.into(),
            Area::Front => front::Front::WrongType { key, expected, found }.into(),
        };
        self.problem(node.range(), problem);
    }

    /// The full name of a key: `footer.organ`.
    #[must_use]
    pub fn path(&self, key: &str) -> String {
        match (self.prefix.is_empty(), key.is_empty()) {
            (true, _) => key.to_owned(),
            (false, true) => self.prefix.clone(),
            (false, false) => format!("{}.{key}", self.prefix),
        }
    }
}
