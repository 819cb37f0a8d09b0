//! What an article says of itself after publication, and of the reader it answers: corrections,
//! withdrawal, question.
//!
//! Tables of front matter → typed values. What needs the moment of the build is checked where the site
//! is assembled.

use serde::{Deserialize, Serialize};

use super::keys;
use crate::base::date::{Day, Stamp, Zone};
use crate::base::text::Text;
use crate::config::comments::Talk;
use crate::config::fields::Fields;
use crate::config::tree::{Node, Value};
use crate::diag::areas::front::Front;
use crate::diag::areas::voices::Voice;
use crate::diag::span::Spanned;

/// A published correction (cải chính) or apology (xin lỗi).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// When it was published.
    pub date: Spanned<Stamp>,
    /// What it is.
    pub kind: Amends,
    /// What is right.
    pub text: Text,
    /// What the article said.
    pub wrong: Option<Text>,
}

/// What a correction is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amends {
    /// Something wrong is put right.
    Correction,
    /// Something wrong is put right, and the newsroom apologizes.
    Apology,
}

impl Amends {
    /// The name by which sources and templates call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Amends::Correction => "cai-chinh",
            Amends::Apology => "xin-loi",
        }
    }
}

/// Why an article was taken back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// When.
    pub date: Option<Spanned<Stamp>>,
    /// Why, for readers.
    pub reason: Option<Text>,
    /// Whether the notice names the article.
    pub title: bool,
}

/// A reader's question, which the body answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The question; without it each heading of the second level is one.
    pub text: Option<Text>,
    /// Who asks, as they want to be named.
    pub name: Option<Text>,
    /// Where they live.
    pub place: Option<Text>,
    /// When they asked.
    pub date: Option<Spanned<Stamp>>,
    /// Who answers.
    pub office: Option<Text>,
    /// First byte in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

fn stamp(table: &mut Fields<'_>, key: &str, zone: &Zone) -> Option<Spanned<Stamp>> {
    let found = table.stamp(key, zone)?;
    Some(Spanned { value: found.value.0, start: found.start, end: found.end })
}

fn missing(table: &mut Fields<'_>, key: &str, example: &str) {
    if table.node(key).is_none() {
        let problem =
            Front::MissingKey { key: Text::from(table.path(key)), example: Text::from(example) };
        table.problem(table.range(), problem);
    }
}

/// Reads the corrections of an article that was published on `published`.
pub(super) fn corrections(
    fields: &mut Fields<'_>,
    zone: &Zone,
    published: Option<Stamp>,
) -> Option<Vec<Correction>> {
    fields.node("correction")?;
    let mut out = Vec::new();
    for node in fields.tables("correction") {
        let mut table = fields.inner("correction", node);
        table.known(keys::CORRECTION);
        let date = stamp(&mut table, "date", zone);
        let text = table.words("text").map(|text| text.value);
        let wrong = table.words("wrong").map(|text| text.value);
        let kinds = [("cai-chinh", Amends::Correction), ("xin-loi", Amends::Apology)];
        let kind = table.choice("kind", &kinds).unwrap_or(Amends::Correction);
        missing(&mut table, "date", "date = 2024-05-04");
        missing(&mut table, "text", "text = \"Số đúng là 36 chi bộ.\"");
        let (Some(date), Some(text)) = (date, text) else { continue };
        if let Some(published) = published.filter(|day| date.value.day() < day.day()) {
            let problem = Voice::CorrectionBeforeArticle {
                date: written(date.value),
                published: written(published),
            };
            table.problem(date.start as usize..date.end as usize, problem);
        }
        out.push(Correction { date, kind, text, wrong });
    }
    // The newest first, as readers meet them; those of one moment as they are written.
    out.sort_by_key(|correction| std::cmp::Reverse(correction.date.value));
    Some(out)
}

/// Reads why an article was taken back.
pub(super) fn withdrawal(
    fields: &mut Fields<'_>,
    zone: &Zone,
    published: Option<Stamp>,
) -> Option<Box<Withdrawal>> {
    let mut table = fields.table("withdrawn")?;
    table.known(keys::WITHDRAWN);
    let date = stamp(&mut table, "date", zone);
    if let Some(date) = &date
        && let Some(published) = published.filter(|day| date.value.day() < day.day())
    {
        let problem = Voice::WithdrawnBeforeArticle {
            date: written(date.value),
            published: written(published),
        };
        table.problem(date.start as usize..date.end as usize, problem);
    }
    let reason = table.words("reason").map(|text| text.value);
    let title = table.flag("title").unwrap_or(false);
    Some(Box::new(Withdrawal { date, reason, title }))
}

/// Reads the question that an article answers.
pub(super) fn question(
    fields: &mut Fields<'_>,
    zone: &Zone,
    published: Option<Stamp>,
) -> Option<Box<Question>> {
    let mut table = fields.table("question")?;
    table.known(keys::QUESTION);
    let date = stamp(&mut table, "date", zone);
    if let Some(date) = &date
        && let Some(published) = published.filter(|day| day.day() < date.value.day())
    {
        let problem =
            Voice::QuestionAfterAnswer { date: written(date.value), answered: written(published) };
        table.problem(date.start as usize..date.end as usize, problem);
    }
    let mut words = |key: &str| table.words(key).map(|text| text.value);
    let (text, name) = (words("text"), words("name"));
    let (place, office) = (words("place"), words("office"));
    let Spanned { start, end, .. } = Spanned::new((), table.range());
    Some(Box::new(Question { text, name, place, date, office, start, end }))
}

/// Reads whether an article shows and takes comments.
pub(super) fn talk(fields: &mut Fields<'_>) -> Option<Talk> {
    match &fields.node("comments")?.value {
        Value::Bool(true) => Some(Talk::Open),
        Value::Bool(false) => Some(Talk::Off),
        Value::Str(word) if word.as_str() == "closed" => Some(Talk::Closed),
        Value::Str(word) => {
            let range = fields.node("comments").map_or(0..0, Node::range);
            let (key, value) = (Text::from(fields.path("comments")), word.clone());
            let allowed = Text::from("true | false | \"closed\"");
            fields.problem(range, Front::OutOfRange { key, value, allowed });
            None
        }
        _ => fields.flag("comments").map(|_| Talk::Open),
    }
}

/// A day as messages write it.
#[must_use]
pub fn written(stamp: Stamp) -> Text {
    on(stamp.day())
}

/// As [`written`], for a day.
#[must_use]
pub fn on(day: Day) -> Text {
    Text::from(day.format("{dd}/{MM}/{yyyy}"))
}
