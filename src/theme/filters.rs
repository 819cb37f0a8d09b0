//! Filters of templates, beside Tera's own: pure functions of their value.

use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Adds the filters.
pub fn register(tera: &mut Tera) {
    tera.register_filter("json_ld", json_ld);
    tera.register_filter("plain", |html: &str, _: Kwargs, _: &State| plain(html));
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
