//! What a page puts on show besides its text: the pictures of a photo story, the people of an office.

use serde::{Deserialize, Serialize};

use super::article::Image;
use super::keys;
use crate::base::text::Text;
use crate::config::fields::Fields;
use crate::config::tree::Value;
use crate::diag::areas::front::Front;
use crate::diag::areas::voices::Voice;
use crate::diag::span::Spanned;

/// An office, its address and how to reach it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Office {
    pub name: Option<Text>,
    pub address: Option<Text>,
    pub phone: Option<Text>,
    pub email: Option<Text>,
    pub hours: Option<Text>,
}

/// Someone who works there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Member {
    pub name: Text,
    pub post: Option<Text>,
    pub unit: Option<Text>,
    pub phone: Option<Text>,
    pub email: Option<Text>,
}

/// Reads the pictures of a photo story.
pub(super) fn photos(fields: &mut Fields<'_>) -> Option<Vec<Image>> {
    fields.node("photos")?;
    let mut out = Vec::new();
    for node in fields.tables("photos") {
        if let Value::Str(src) = &node.value {
            let src = Spanned::new(src.clone(), node.range());
            out.push(Image { src, alt: Text::from(""), caption: None, credit: None });
            continue;
        }
        let mut table = fields.inner("photos", node);
        table.known(keys::IMAGE);
        let alt = table.text("alt").map_or_else(|| Text::from(""), |alt| alt.value);
        let caption = table.words("caption").map(|text| text.value);
        let credit = table.words("credit").map(|text| text.value);
        match table.words("src") {
            Some(src) => out.push(Image { src, alt, caption, credit }),
            None => missing(&mut table, "src", "src = \"anh-1.jpg\""),
        }
    }
    Some(out)
}

/// Reads an office.
pub(super) fn office(fields: &mut Fields<'_>) -> Option<Box<Office>> {
    let mut table = fields.table("office")?;
    table.known(keys::OFFICE);
    let phone = phone(&mut table);
    let email = email(&mut table);
    let mut words = |key: &str| table.words(key).map(|text| text.value);
    let (name, address, hours) = (words("name"), words("address"), words("hours"));
    Some(Box::new(Office { name, address, phone, email, hours }))
}

/// Reads the people of an office.
pub(super) fn people(fields: &mut Fields<'_>) -> Option<Vec<Member>> {
    fields.node("people")?;
    let mut out = Vec::new();
    for node in fields.tables("people") {
        let mut table = fields.inner("people", node);
        table.known(keys::MEMBER);
        let phone = phone(&mut table);
        let email = email(&mut table);
        let mut words = |key: &str| table.words(key).map(|text| text.value);
        let (name, post, unit) = (words("name"), words("post"), words("unit"));
        match name {
            Some(name) => out.push(Member { name, post, unit, phone, email }),
            None => missing(&mut table, "name", "name = \"Họ tên\""),
        }
    }
    Some(out)
}

fn missing(table: &mut Fields<'_>, key: &str, example: &str) {
    if table.node(key).is_none() {
        let (key, example) = (Text::from(table.path(key)), Text::from(example));
        table.problem(table.range(), Front::MissingKey { key, example });
    }
}

/// A telephone number: digits and what parts them.
fn phone(table: &mut Fields<'_>) -> Option<Text> {
    checked(table, "phone", |text| {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        (3..=20).contains(&digits)
            && text.chars().all(|c| c.is_ascii_digit() || " .-()+/".contains(c))
    })
}

/// An e-mail address: something on both sides of one `@`.
fn email(table: &mut Fields<'_>) -> Option<Text> {
    checked(table, "email", |text| {
        let is_plain = |c: char| c.is_ascii_graphic() && !"<>\"'()\\,;:?&%".contains(c);
        text.chars().all(is_plain)
            && matches!(text.split('@').collect::<Vec<_>>().as_slice(), [name, host]
                if !name.is_empty() && host.contains('.') && !host.starts_with('.'))
    })
}

fn checked(table: &mut Fields<'_>, key: &str, is_good: impl Fn(&str) -> bool) -> Option<Text> {
    let found = table.words(key)?;
    if is_good(&found.value) {
        return Some(found.value);
    }
    let problem =
        Voice::BadContact { key: Text::from(table.path(key)), value: found.value.clone() };
    table.problem(found.start as usize..found.end as usize, problem);
    None
}
