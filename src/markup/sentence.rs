//! The sentence around a place in a text.

use std::ops::Range;

/// The most bytes of a sentence before and after the place.
const BEFORE: usize = 220;
const AFTER: usize = 260;

/// Abbreviations whose point ends no sentence.
const SHORT: [&str; 10] = ["TP", "T", "TX", "TS", "PGS", "GS", "ThS", "BS", "NXB", "Tr"];

/// The range of the sentence that holds a range, without white space around it.
///
/// A sentence ends where `.`, `!`, `?` or `…` is followed by white space and something else than a
/// small letter, and at the end of its block. One that is very long is cut at a word.
pub(super) fn around(text: &str, span: &Range<usize>) -> Range<usize> {
    let mut from = span.start.saturating_sub(BEFORE);
    let cut_before = from > 0;
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = span.end.saturating_add(AFTER).min(text.len());
    let cut_after = to < text.len();
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let (before, after) = (&text[from..span.start], &text[span.end..to]);
    let start = match last_end(before, &text[span.start..]) {
        Some(end) => from + end,
        None if cut_before => from + before.find(' ').map_or(0, |at| at + 1),
        None => from,
    };
    let end = match first_end(after) {
        Some(end) => span.end + end,
        None if cut_after => span.end + after.rfind(' ').unwrap_or(after.len()),
        None => to,
    };
    trimmed(text, start..end)
}

/// Where the last sentence that ends in `text` ends; `rest` goes on after it.
fn last_end(text: &str, rest: &str) -> Option<usize> {
    let block = text.rfind("\n\n").map(|at| at + 2);
    let marks = text.rmatch_indices(['.', '!', '?', '…']).map(|(at, mark)| at + mark.len());
    let mut marks = marks.take_while(|end| block.is_none_or(|block| *end > block));
    let sentence = marks.find(|&end| {
        let next = text[end..].chars().chain(rest.chars());
        ends(&text[..end], next)
    });
    sentence.map(|end| closed(text, end)).or(block)
}

/// Where the first sentence that ends in `text` ends.
fn first_end(text: &str) -> Option<usize> {
    let block = text.find("\n\n");
    let text = &text[..block.unwrap_or(text.len())];
    let marks = text.match_indices(['.', '!', '?', '…']).map(|(at, mark)| at + mark.len());
    let sentence = marks.into_iter().find(|&end| ends(&text[..end], text[end..].chars()));
    sentence.map(|end| closed(text, end)).or(block)
}

/// What closes a quotation or bracket.
const CLOSING: [char; 5] = ['”', '"', ')', '»', '’'];

/// The end of a sentence with what is closed at it.
fn closed(text: &str, end: usize) -> usize {
    text.len() - text[end..].trim_start_matches(CLOSING).len()
}

/// Whether a sentence ends after a mark, before what comes next.
fn ends(text: &str, next: impl Iterator<Item = char>) -> bool {
    let mut next = next.skip_while(|c| CLOSING.contains(c));
    match next.next() {
        None => return true,
        Some(c) if !c.is_whitespace() => return false,
        Some(_) => {}
    }
    let after = next.find(|c| !c.is_whitespace());
    if after.is_some_and(char::is_lowercase) {
        return false;
    }
    let Some(word) = text.strip_suffix('.') else { return true };
    let start = word.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    let word = (start..=word.len()).find_map(|at| word.get(at..)).unwrap_or("");
    !SHORT.contains(&word)
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let Some(sentence) = text.get(range.clone()) else { return range };
    let start = range.start + sentence.len() - sentence.trim_start().len();
    start..start + sentence.trim().len()
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn sentences_end_at_their_marks() {
        for (text, expected) in [
            ("Một câu. Theo [42-NQ/TW] thì có. Hết.", "Theo 42-NQ/TW thì có."),
            ("Ở TP. Vinh có [42] rồi. Xong", "Ở TP. Vinh có 42 rồi."),
            ("Đạt 9.007 người theo [42], tăng 1.5 lần.", "Đạt 9.007 người theo 42, tăng 1.5 lần."),
            ("Một\n\nHai [42]\nba\n\nbốn", "Hai 42\nba"),
            ("“Có [42].” Rồi thôi", "“Có 42.”"),
            ("Hỏi? [42] đáp! Thôi", "42 đáp!"),
            ("[42]", "42"),
            ("số 15/2024/NĐ-CP… [42] ... và nữa. Hết", "42 ... và nữa."),
        ] {
            let start = text.find('[').unwrap();
            let end = text.find(']').unwrap() - 1;
            let text = text.replace(['[', ']'], "");
            let sentence = around(&text, &(start..end));
            assert_eq!(&text[sentence], expected);
        }
    }

    #[test]
    fn long_sentences_are_cut_at_words() {
        let text = format!("{}42 {}", "ấy ".repeat(300), "và ".repeat(300));
        let at = text.find("42").unwrap();
        let sentence = &text[around(&text, &(at..at + 2))];
        assert!(sentence.len() < 500 && sentence.starts_with("ấy ") && sentence.ends_with(" và"));
    }
}
