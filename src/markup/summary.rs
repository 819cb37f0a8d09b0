//! The plain summary of a text.

/// A summary is cut near this many characters.
const LENGTH: usize = 200;
/// A summary that the writer ended by `<!-- more -->` may be this long.
const LONGEST: usize = 1000;

/// Collects paragraphs into a summary.
#[derive(Debug, Default)]
pub(super) struct Summary {
    text: String,
    /// Enough was heard: either `<!-- more -->`, or as much as is ever kept.
    full: bool,
    more: bool,
    /// Whether `<!-- more -->` may still come.
    hoping: bool,
}

impl Summary {
    /// Begins; `hoping` tells whether the text may hold `<!-- more -->`.
    pub(super) fn new(hoping: bool) -> Summary {
        Summary { hoping, ..Summary::default() }
    }

    /// Where further text goes, unless enough is there.
    pub(super) fn open(&mut self) -> Option<&mut String> {
        if self.full {
            return None;
        }
        let limit = if self.hoping { LONGEST } else { LENGTH };
        // Four bytes hold any character, so beyond this there are enough of them.
        self.full = self.text.len() > 4 * limit;
        (!self.full).then_some(&mut self.text)
    }

    /// Parts two paragraphs.
    pub(super) fn part(&mut self) {
        if !self.full && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// Hears `<!-- more -->`.
    pub(super) fn more(&mut self) {
        if !self.more {
            self.more = true;
            self.full = true;
        }
    }

    /// The summary.
    pub(super) fn finish(self) -> String {
        let whole =
            self.text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let text = whole.strip_suffix("./.").map_or(whole.as_str(), |text| text);
        let text = if text.len() < whole.len() { format!("{text}.") } else { whole.clone() };
        cut(&text, if self.more { LONGEST } else { LENGTH })
    }
}

/// Cuts a text at a word.
fn cut(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = match text[..end].rfind(' ') {
        Some(space) if !text[end..].starts_with(' ') => &text[..space],
        _ => &text[..end],
    };
    let ends =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '.' | '…');
    format!("{}…", head.trim_end_matches(ends))
}

#[cfg(test)]
mod tests {
    use super::{Summary, cut};

    #[test]
    fn cuts_stand_between_words() {
        for (text, limit, expected) in [
            ("một hai ba", 10, "một hai ba"),
            ("một hai ba", 9, "một hai…"),
            ("một, hai ba", 4, "một…"),
            ("dàidàidài", 4, "dàid…"),
        ] {
            assert_eq!(cut(text, limit), expected);
        }
    }

    #[test]
    fn end_marks_are_stripped() {
        let mut summary = Summary::new(false);
        summary.open().expect("nothing was written").push_str("Hết  bài./.");
        assert_eq!(summary.finish(), "Hết bài.");
    }
}
