//! The syntax of component calls: `{{ <name a="x" n={3} /> }}`, `{% <name> %}` and `{% </name> %}`.
//!
//! One forward pass over bytes; nothing is read twice, so hostile text costs linear time.

use std::ops::Range;

use super::{Arg, ArgValue, Call, Real};
use crate::base::text::Text;

/// Lists and maps inside an argument may nest this deep.
const DEPTH: u32 = 8;

/// A tag that was read.
#[derive(Debug, PartialEq)]
pub(super) enum Tag {
    /// A whole call.
    Leaf(Call),
    /// The opening tag of a call with a body.
    Open(Call),
    /// The closing tag of the component of this name.
    Close(Text),
}

/// What stands at a place of a text.
#[derive(Debug, PartialEq)]
pub(super) enum Reading {
    /// No call begins there.
    Nothing,
    /// A tag, up to this byte.
    Tag(Tag, usize),
    /// A broken tag: the range where reading stopped.
    Broken(Range<usize>),
}

/// Reads a tag that begins at byte `at` of `text`, where a `{` stands. Places in the result are
/// moved by `base`.
pub(super) fn read(text: &str, at: usize, base: usize) -> Reading {
    let mut reader = Reader { text, at: at + 1, base };
    let body = match reader.peek() {
        Some(b'{') => false,
        Some(b'%') => true,
        _ => return Reading::Nothing,
    };
    reader.at += 1;
    reader.space();
    if reader.peek() != Some(b'<') {
        return Reading::Nothing;
    }
    reader.at += 1;
    match reader.tag(at, body) {
        Some(tag) => Reading::Tag(tag, reader.at),
        None => Reading::Broken(reader.broken()),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    base: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn eat(&mut self, literal: &str) -> Option<()> {
        self.text[self.at..].starts_with(literal).then(|| self.at += literal.len())
    }

    /// The line around the place where reading stopped, for a label.
    fn broken(&self) -> Range<usize> {
        let at = (0..=self.at.min(self.text.len())).rev();
        let end = at.into_iter().find(|&i| self.text.is_char_boundary(i)).unwrap_or(0);
        let next = self.text[end..].chars().next().filter(|c| !c.is_control());
        end..end + next.map_or(0, char::len_utf8)
    }

    fn tag(&mut self, start: usize, body: bool) -> Option<Tag> {
        self.space();
        if body && self.eat("/").is_some() {
            self.space();
            let name = self.name()?;
            self.close(">", "%}")?;
            return Some(Tag::Close(name));
        }
        let name = self.name()?;
        let mut args: Vec<Arg> = Vec::new();
        loop {
            let before = self.at;
            self.space();
            match self.peek()? {
                b'/' | b'>' => break,
                _ if before == self.at => return None,
                _ => {
                    let arg = self.argument()?;
                    if args.iter().any(|known| known.name == arg.name) {
                        return None;
                    }
                    args.push(arg);
                }
            }
        }
        if body {
            self.close(">", "%}")?;
        } else {
            self.close("/>", "}}")?;
        }
        let call = Call {
            name,
            args,
            has_body: body,
            figure: None,
            start: self.place(start),
            end: self.place(self.at),
        };
        Some(if body { Tag::Open(call) } else { Tag::Leaf(call) })
    }

    fn place(&self, at: usize) -> u32 {
        u32::try_from(self.base + at).unwrap_or(u32::MAX)
    }

    fn close(&mut self, angle: &str, brace: &str) -> Option<()> {
        self.space();
        self.eat(angle)?;
        self.space();
        self.eat(brace)
    }

    /// `[a-z][a-z0-9-]*`, several joined by dots.
    fn name(&mut self) -> Option<Text> {
        let start = self.at;
        loop {
            if !self.peek()?.is_ascii_lowercase() {
                return None;
            }
            let word =
                |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
            while self.peek().is_some_and(word) {
                self.at += 1;
            }
            if self.peek() != Some(b'.') {
                return Some(Text::from(&self.text[start..self.at]));
            }
            self.at += 1;
        }
    }

    fn argument(&mut self) -> Option<Arg> {
        let start = self.at;
        if !self.peek().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_') {
            return None;
        }
        let word = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        while self.peek().is_some_and(word) {
            self.at += 1;
        }
        let name = Text::from(&self.text[start..self.at]);
        self.space();
        self.eat("=")?;
        self.space();
        let value = match self.peek()? {
            b'"' | b'\'' => ArgValue::Str(self.string()?),
            b'{' => {
                self.at += 1;
                let value = self.value(0)?;
                self.space();
                self.eat("}")?;
                value
            }
            _ => return None,
        };
        Some(Arg { name, value, start: self.place(start), end: self.place(self.at) })
    }

    fn value(&mut self, depth: u32) -> Option<ArgValue> {
        self.space();
        match self.peek()? {
            b'"' | b'\'' => self.string().map(ArgValue::Str),
            b'[' | b'{' if depth >= DEPTH => None,
            b'[' => self.list(depth),
            b'{' => self.map(depth),
            b't' => self.eat("true").map(|()| ArgValue::Bool(true)),
            b'f' => self.eat("false").map(|()| ArgValue::Bool(false)),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: u32) -> Option<ArgValue> {
        self.at += 1;
        let mut list = Vec::new();
        loop {
            self.space();
            if self.eat("]").is_some() {
                return Some(ArgValue::List(list));
            }
            if !list.is_empty() {
                self.eat(",")?;
                self.space();
                if self.eat("]").is_some() {
                    return Some(ArgValue::List(list));
                }
            }
            list.push(self.value(depth + 1)?);
        }
    }

    fn map(&mut self, depth: u32) -> Option<ArgValue> {
        self.at += 1;
        let mut map: Vec<(Text, ArgValue)> = Vec::new();
        loop {
            self.space();
            if self.eat("}").is_some() {
                return Some(ArgValue::Map(map));
            }
            if !map.is_empty() {
                self.eat(",")?;
                self.space();
                if self.eat("}").is_some() {
                    return Some(ArgValue::Map(map));
                }
            }
            let key = self.string()?;
            self.space();
            self.eat(":")?;
            map.push((key, self.value(depth + 1)?));
        }
    }

    fn number(&mut self) -> Option<ArgValue> {
        let start = self.at;
        let part = |b: u8| b.is_ascii_digit() || matches!(b, b'-' | b'+' | b'.' | b'e' | b'E');
        while self.peek().is_some_and(part) {
            self.at += 1;
        }
        let written = &self.text[start..self.at];
        if !written.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        if let Ok(whole) = written.parse() {
            return Some(ArgValue::Int(whole));
        }
        Real::new(written.parse().ok()?).map(ArgValue::Float)
    }

    /// A string in single or double quotes; a backslash keeps a quote or a backslash.
    fn string(&mut self) -> Option<Text> {
        let quote = self.peek().filter(|b| matches!(b, b'"' | b'\''))?;
        self.at += 1;
        let mut out = String::new();
        let mut done = self.at;
        loop {
            match self.peek()? {
                b if b == quote => break,
                b'\\' => {
                    let kept = self.text.as_bytes().get(self.at + 1);
                    if kept.is_some_and(|b| matches!(b, b'"' | b'\'' | b'\\')) {
                        out.push_str(&self.text[done..self.at]);
                        done = self.at + 1;
                        self.at += 2;
                    } else {
                        self.at += 1;
                    }
                }
                _ => self.at += 1,
            }
        }
        out.push_str(&self.text[done..self.at]);
        self.at += 1;
        Some(Text::from(out))
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, Tag, read};
    use crate::markup::ArgValue;

    fn shown(text: &str) -> String {
        match read(text, 0, 0) {
            Reading::Nothing => "nothing".to_owned(),
            Reading::Broken(range) => format!("broken at {}", range.start),
            Reading::Tag(Tag::Close(name), end) => format!("close {name} {end}"),
            Reading::Tag(Tag::Leaf(call) | Tag::Open(call), end) => {
                let mut out = format!("{}{}", if call.has_body { "open " } else { "" }, call.name);
                for arg in &call.args {
                    out.extend([" ", &arg.name, "=", &value(&arg.value)]);
                }
                out.extend([" ", &end.to_string()]);
                out
            }
        }
    }

    fn value(value: &ArgValue) -> String {
        match value {
            ArgValue::Str(text) => format!("{text:?}"),
            ArgValue::Int(number) => number.to_string(),
            ArgValue::Float(number) => format!("{:?}", number.get()),
            ArgValue::Bool(yes) => yes.to_string(),
            ArgValue::List(list) => {
                format!("[{}]", list.iter().map(self::value).collect::<Vec<_>>().join(","))
            }
            ArgValue::Map(map) => {
                let pairs = map.iter().map(|(key, item)| format!("{key}:{}", self::value(item)));
                format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
            }
        }
    }

    #[test]
    fn calls_are_read() {
        for (text, expected) in [
            ("{{ <hop /> }} sau", "hop 13"),
            ("{{<hop/>}}", "hop 10"),
            ("{{ <ui.the-bai a=\"x\" b='y\"' n={3} /> }}", "ui.the-bai a=\"x\" b=\"y\\\"\" n=3 39"),
            ("{{ <a\n  x={ -1.5 }\n  y={true}\n/> }}", "a x=-1.5 y=true 35"),
            ("{{ <a l={[\"m\", 2, [false]]} /> }}", "a l=[\"m\",2,[false]] 33"),
            ("{{ <a m={{\"k\": \"v\", 'n': 1,}} /> }}", "a m={k:\"v\",n:1} 35"),
            ("{{ <a t=\"\\\"x\\\\\\n\" /> }}", "a t=\"\\\"x\\\\\\\\n\" 23"),
            ("{% <note kind=\"meo\"> %}", "open note kind=\"meo\" 23"),
            ("{%</note>%}", "close note 11"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }

    #[test]
    fn other_braces_are_no_calls() {
        for text in ["{", "{{", "{{ x }}", "{% if %}", "{x", "{{ \u{a0}<a/> }}"] {
            assert_eq!(shown(text), "nothing", "{text}");
        }
    }

    #[test]
    fn broken_calls_are_told_where_they_break() {
        for (text, expected) in [
            ("{{ <A /> }}", "broken at 4"),
            ("{{ <a x /> }}", "broken at 8"),
            ("{{ <a x=1 /> }}", "broken at 8"),
            ("{{ <a x=\"1", "broken at 10"),
            ("{{ <a x={[1 2]} /> }}", "broken at 12"),
            ("{{ <a> }}", "broken at 5"),
            ("{{ <a x=\"1\"y=\"2\" /> }}", "broken at 11"),
            ("{{ <a x=\"1\" x=\"2\" /> }}", "broken at 17"),
            ("{{ <a x={[[[[[[[[[1]]]]]]]]]} /> }}", "broken at 17"),
            ("{{ <a x={9999999999999999999e999} /> }}", "broken at 32"),
            ("{% <a /> %}", "broken at 6"),
            ("{{ <a", "broken at 5"),
            ("{{ <ạ", "broken at 4"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
