//! Pieces of Markdown.

use std::fmt::Write as _;

/// A table; the cells of a row may hold Markdown but no line breaks.
#[must_use]
pub fn table<const N: usize>(
    heads: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> String {
    let mut out = String::new();
    line(&mut out, heads.map(str::to_owned));
    line(&mut out, heads.map(|_| "---".to_owned()));
    for row in rows {
        line(&mut out, row.map(|cell| cell.replace('|', "\\|").replace('\n', " ")));
    }
    out
}

fn line<const N: usize>(out: &mut String, cells: [String; N]) {
    let cells = cells.map(|cell| if cell.is_empty() { "–".to_owned() } else { cell });
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// Text as code.
#[must_use]
pub fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

/// The anchor that forges make of a heading that is one word.
#[must_use]
pub fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn cells_cannot_break_a_table() {
        let rows = [["a|b".to_owned(), "c\nd".to_owned()], [String::new(), String::new()]];
        assert_eq!(
            table(["x", "y"], rows),
            "| x | y |\n| --- | --- |\n| a\\|b | c d |\n| – | – |\n"
        );
    }
}
