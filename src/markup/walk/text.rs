//! Text in a walk, and the component calls that stand in it.

use std::ops::Range;

use super::Walk;
use crate::base::text::Text;
use crate::diag::areas::markup::Markup;
use crate::markup::Call;
use crate::markup::source::MarkKind;
use crate::markup::step::{Sink, Step};

impl<S: Sink> Walk<'_, '_, S> {
    /// Text, with the calls that stand in it.
    pub(super) fn text(&mut self, text: &str, range: &Range<usize>) {
        let marks = self.source.marks_in(range);
        if marks.is_empty() || self.source.masked.get(range.clone()) != Some(text) {
            if text == "[" {
                self.undefined_note(range);
            }
            self.piece(text, false, range.clone());
            return;
        }
        let mut at = range.start;
        for index in marks {
            let mark = self.source.marks[index].range.clone();
            self.piece(&self.source.body[at..mark.start], false, at..mark.start);
            self.mark(index);
            at = mark.end.min(range.end);
        }
        self.piece(&self.source.body[at..range.end], false, at..range.end);
    }

    fn piece(&mut self, text: &str, plain: bool, range: Range<usize>) {
        let empty = if self.bare { text.trim().is_empty() } else { text.is_empty() };
        if !empty {
            let at = self.file_range(&range);
            self.sink.step(Step::Text { text, plain, at });
        }
    }

    pub(super) fn mark(&mut self, index: usize) {
        let source = self.source;
        let mark = &source.marks[index];
        match &mark.kind {
            MarkKind::Visible => {
                self.piece(&source.body[mark.range.clone()], true, mark.range.clone());
            }
            MarkKind::Leaf(call) => {
                let call = self.named_figure(call);
                self.sink.step(Step::Call(&call));
            }
            MarkKind::Open { call, close } => {
                let call = self.named_figure(call);
                self.sink.step(Step::CallOpen(&call));
                let inner = mark.range.end..source.marks[*close].range.start;
                let wrapped = self.bare && !self.only_calls(&inner) && !self.blank(inner);
                self.calls.push((wrapped, self.bare));
                if wrapped {
                    self.bare = false;
                    self.sink.step(Step::ParagraphOpen { top: false, point: None });
                }
            }
            MarkKind::Close => {
                let Some((wrapped, bare)) = self.calls.pop() else { return };
                if wrapped {
                    self.sink.step(Step::ParagraphClose);
                }
                self.bare = bare;
                self.sink.step(Step::CallClose);
            }
        }
    }

    fn named_figure(&mut self, call: &Call) -> Call {
        let mut call = call.clone();
        if call.name.as_str() == "figure" {
            call.figure = Some(Text::from(self.figure_id()));
        }
        call
    }

    /// `[^x]` that Markdown left as text, because `x` is not defined.
    fn undefined_note(&mut self, range: &Range<usize>) {
        let rest = &self.source.body[range.start..];
        let Some(rest) = rest.strip_prefix("[^") else { return };
        let inside = |c: char| !matches!(c, ']' | '[' | '\n' | '\r');
        let length = rest.chars().take(100).take_while(|c| inside(*c)).map(char::len_utf8).sum();
        let label: &str = &rest[..length];
        if !label.is_empty() && rest[length..].starts_with(']') {
            let at = range.start..range.start + length + 3;
            self.slip(&at, Markup::UndefinedFootnote { label: Text::from(label) });
        }
    }

    /// Whether a range of the body holds calls and, outside of them, only white space.
    pub(super) fn only_calls(&self, range: &Range<usize>) -> bool {
        let marks = self.source.marks_in(range);
        let mut at = range.start;
        let mut inside: Option<usize> = None;
        for index in marks.clone() {
            let mark = &self.source.marks[index];
            if inside.is_none() && !self.blank(at..mark.range.start) {
                return false;
            }
            match mark.kind {
                MarkKind::Visible if inside.is_none() => return false,
                MarkKind::Open { close, .. } if inside.is_none() => inside = Some(close),
                MarkKind::Close if inside == Some(index) => inside = None,
                _ => {}
            }
            at = mark.range.end;
        }
        !marks.is_empty() && inside.is_none() && self.blank(at..range.end)
    }

    fn blank(&self, range: Range<usize>) -> bool {
        self.source.body.get(range).is_none_or(|text| text.trim().is_empty())
    }
}
