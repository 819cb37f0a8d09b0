//! Filters of templates, beside Tera's own: pure functions of their value.

use std::sync::Arc;

use serde::Deserialize;
use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::fonts::{Fonts, is_unseen};
use super::lines::{self, Space};

/// The filter that needs the fonts of the theme; the keys of pages whose templates name it know of them.
pub const TEXT_LINES: &str = "text_lines";

/// Adds the filters.
pub fn register(tera: &mut Tera, fonts: &Arc<Fonts>) {
    let fonts = fonts.clone();
    tera.register_filter(TEXT_LINES, move |text: &str, given: Kwargs, _: &State| {
        text_lines(text, &given, &fonts)
    });
    tera.register_filter("json_ld", json_ld);
    tera.register_filter("plain", |html: &str, _: Kwargs, _: &State| plain(html));
}

/// What `text_lines` is given.
#[derive(Deserialize)]
struct Setting {
    width: f64,
    height: f64,
    sizes: Vec<f64>,
    font: String,
    #[serde(default)]
    bold: bool,
    leading: Option<f64>,
}

/// A text in lines, for drawings, which do not break it themselves: the first of the sizes in which it
/// fits, the distance of lines, and the lines.
fn text_lines(text: &str, given: &Kwargs, fonts: &Fonts) -> TeraResult<Value> {
    let given: Setting = given.deserialize()?;
    let leading = given.leading.unwrap_or(1.25);
    let space = Space { width: given.width, height: given.height, leading };
    let measure = measure(fonts, &given.font, given.bold)?;
    let text: String = text.chars().filter(|&c| !is_unseen(c)).collect();
    let Some(set) = lines::set(&text, &given.sizes, space, &*measure) else {
        return Err(tera::Error::message("text_lines: `sizes` names no size"));
    };
    let mut out = tera::Map::new();
    out.insert("size".into(), Value::from(set.size));
    out.insert("step".into(), Value::from(set.size * leading));
    out.insert("lines".into(), Value::from(set.lines));
    Ok(Value::from(out))
}

/// Tells the length of a text in ems.
type Measure<'a> = Box<dyn Fn(&str) -> f64 + 'a>;

#[cfg(feature = "share-pictures")]
fn measure<'a>(fonts: &'a Fonts, family: &str, is_bold: bool) -> TeraResult<Measure<'a>> {
    let Some(face) = fonts.face(family, is_bold) else {
        let known = fonts.families().join(", ");
        let message = format!("text_lines: fonts/ has no font {family:?}; there are: {known}");
        return Err(tera::Error::message(message));
    };
    Ok(Box::new(|text| face.width(text)))
}

#[cfg(not(feature = "share-pictures"))]
fn measure<'a>(_: &'a Fonts, _: &str, _: bool) -> TeraResult<Measure<'a>> {
    Err(tera::Error::message("text_lines: this program was built without `share-pictures`"))
}

/// The words of HTML that the program made, without tags: for data beside the page.
fn plain(html: &str) -> String {
    let mut words = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((text, tag)) = rest.split_once('<') {
        words.push_str(text);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let name = tag.trim_start_matches('/');
        let inline = ["a", "abbr", "b", "code", "em", "i", "s", "span", "strong", "sub", "sup"];
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        // Blocks part words, emphasis does not.
        if !inline.contains(&&name[..end]) {
            words.push(' ');
        }
        rest = after;
    }
    words.push_str(rest);
    let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let decoded = named.iter().fold(words, |text, (name, c)| text.replace(name, c));
    decoded.replace("&nbsp;", "\u{a0}").replace("&amp;", "&")
}

/// A value as JSON for a `<script type="application/ld+json">`: `<`, `>` and `&` are escaped, so that no
/// text can end the script.
#[expect(clippy::needless_pass_by_value, reason = "the form that the engine asks for")]
fn json_ld(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let json = serde_json::to_string(&value).map_err(tera::Error::message)?;
    let safe = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Ok(Value::safe_string(&safe))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn words_stay_and_tags_go() {
        for (html, wanted) in [
            ("<p>Một <b>hai</b>.</p>\n<ul><li>Ba</li><li>bốn</li></ul>", "Một hai. Ba bốn"),
            ("<p>a &lt;b&gt; &amp;amp; c<br>d</p>", "a <b> &amp; c d"),
            ("không thẻ", "không thẻ"),
            ("dở <em", "dở"),
        ] {
            assert_eq!(plain(html), wanted);
        }
    }
}
