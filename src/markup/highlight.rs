//! Code blocks in color: source code into spans of a dozen short classes.
//!
//! Nothing is loaded before the first code block with a language appears. The classes name what a
//! piece of code is, [`css`] gives them colors for light and dark pages.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::smart::escape;

/// At most so many bytes of a text are highlighted; the rest is printed plainly.
pub(super) const MOST: usize = 200_000;
/// Lines longer than this are data, not code.
const LONGEST_LINE: usize = 10_000;

/// Class, beginnings of scopes that get it, color on light, color on dark.
///
/// The first fitting scope from the innermost outwards decides, earlier rows before later ones.
const CLASSES: [(&str, &[&str], &str, &str); 13] = [
    ("c", &["comment", "punctuation.definition.comment"], "#5b6570", "#9aa5b1"),
    ("e", &["constant.character.escape"], "#8a3ffc", "#c4a5ff"),
    ("s", &["string", "punctuation.definition.string"], "#0a6b3d", "#8fd6a8"),
    ("n", &["constant.numeric"], "#0b5cad", "#8ec5ff"),
    ("l", &["constant"], "#0b5cad", "#8ec5ff"),
    (
        "k",
        &["keyword.control", "keyword.declaration", "keyword.other", "storage"],
        "#a8123e",
        "#ff9db4",
    ),
    ("o", &["keyword"], "#4a5560", "#c3ccd6"),
    ("f", &["entity.name.function", "support.function", "variable.function"], "#6f3fb5", "#cdb4ff"),
    ("t", &["entity.name.tag", "support.type.property-name"], "#a8123e", "#ff9db4"),
    (
        "y",
        &["entity.name", "support.type", "support.class", "entity.other.inherited-class"],
        "#8a4b00",
        "#f2c078",
    ),
    ("a", &["entity.other.attribute-name", "variable.parameter"], "#7a4a00", "#f2c078"),
    ("i", &["markup.inserted"], "#0a6b3d", "#8fd6a8"),
    ("d", &["markup.deleted", "invalid"], "#b3261e", "#ffb4ab"),
];

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

static SCOPES: LazyLock<Vec<(&str, Vec<Scope>)>> = LazyLock::new(|| {
    let scope = |name: &&str| Scope::new(name).ok();
    CLASSES
        .iter()
        .map(|(class, names, ..)| (*class, names.iter().filter_map(scope).collect()))
        .collect()
});

/// The style sheet of code blocks, for light and dark pages.
#[must_use]
pub fn css() -> String {
    let mut out = String::new();
    rules(&mut out, "pre.code", "", false);
    out.push_str("@media (prefers-color-scheme: dark) {\n");
    rules(&mut out, "html:not([data-theme=\"light\"]) pre.code", "  ", true);
    out.push_str("}\n");
    rules(&mut out, "html[data-theme=\"dark\"] pre.code", "", true);
    out
}

fn rules(out: &mut String, within: &str, indent: &str, dark: bool) {
    for (class, _, on_light, on_dark) in CLASSES {
        let color = if dark { on_dark } else { on_light };
        let style = if class == "c" && !dark { "; font-style: italic" } else { "" };
        out.extend([indent, within, " .", class, " { color: ", color, style, " }\n"]);
    }
}

/// Whether a language is known, or means plain text.
pub(super) fn known(lang: &str) -> bool {
    plain(lang) || syntax(lang).is_some()
}

/// The names by which languages are known.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SYNTAXES.syntaxes().iter().flat_map(|syntax| {
        std::iter::once(syntax.name.as_str())
            .chain(syntax.file_extensions.iter().map(String::as_str))
    })
}

/// Writes code as HTML, highlighted if its language is known.
pub(super) fn write(out: &mut String, lang: &str, code: &str) {
    let syntax = if plain(lang) { None } else { syntax(lang) };
    let Some(syntax) = syntax else { return escape(out, code) };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut spans = Spans { out, class: "" };
    let mut rest = code;
    while !rest.is_empty() {
        let length = rest.find('\n').map_or(rest.len(), |n| n + 1);
        let (line, after) = rest.split_at(length);
        let parsed =
            if length > LONGEST_LINE { None } else { state.parse_line(line, &SYNTAXES).ok() };
        let Some(changes) = parsed else { break };
        let mut done = 0;
        for (at, change) in changes {
            if at > done && line.is_char_boundary(at) {
                spans.write(class(&stack), &line[done..at]);
                done = at;
            }
            if stack.apply(&change).is_err() {
                stack = ScopeStack::new();
            }
        }
        spans.write(class(&stack), &line[done..]);
        rest = after;
    }
    spans.write("", rest);
    spans.change("");
}

fn plain(lang: &str) -> bool {
    matches!(lang, "" | "text" | "txt" | "plain" | "plaintext" | "none")
}

fn syntax(lang: &str) -> Option<&'static SyntaxReference> {
    SYNTAXES.find_syntax_by_token(lang)
}

fn class(stack: &ScopeStack) -> &'static str {
    for scope in stack.as_slice().iter().rev() {
        for (class, beginnings) in SCOPES.iter() {
            if beginnings.iter().any(|beginning| beginning.is_prefix_of(*scope)) {
                return class;
            }
        }
    }
    ""
}

/// Writes spans, joining neighbors of one class; white space belongs to either.
struct Spans<'o> {
    out: &'o mut String,
    class: &'static str,
}

impl Spans<'_> {
    fn write(&mut self, class: &'static str, code: &str) {
        if !code.trim().is_empty() {
            self.change(class);
        }
        escape(self.out, code);
    }

    fn change(&mut self, class: &'static str) {
        if class == self.class {
            return;
        }
        if !self.class.is_empty() {
            self.out.push_str("</span>");
        }
        if !class.is_empty() {
            self.out.push_str("<span class=\"");
            self.out.push_str(class);
            self.out.push_str("\">");
        }
        self.class = class;
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, css, known, write};

    #[test]
    fn code_is_cut_into_few_spans() {
        let mut out = String::new();
        write(&mut out, "rust", "// a <b>\n// c\nfn f() -> u8 { 1 }\n");
        assert_eq!(
            out,
            "<span class=\"c\">// a &lt;b&gt;\n// c\n</span><span class=\"k\">fn </span>\
             <span class=\"f\">f</span>() -&gt; <span class=\"k\">u8 </span>\
             { <span class=\"n\">1 </span>}\n"
        );
    }

    #[test]
    fn unknown_languages_and_plain_text_have_no_spans() {
        for lang in ["", "text", "khong-co"] {
            let mut out = String::new();
            write(&mut out, lang, "a < 1\n");
            assert_eq!(out, "a &lt; 1\n");
        }
        assert!(known("toml") && known("HTML") && known("text") && !known("khong-co"));
    }

    #[test]
    fn every_class_has_a_color_in_each_theme() {
        let css = css();
        for (class, ..) in CLASSES {
            assert_eq!(css.matches(&format!(" .{class} {{")).count(), 3);
        }
    }
}
