//! Articles, and pages of their own.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Env;
use super::front::Source;
use super::issue;
use super::keys;
use super::pages::Pages;
use super::showcase::{self, Member, Office};
use super::voices::{self, Correction, Question, Withdrawal};
use crate::base::date::{Precision, Stamp, Zone};
use crate::base::fold::nearest;
use crate::base::route::{RelPath, Route};
use crate::base::slug::Slug;
use crate::base::text::Text;
use crate::config::comments::Talk;
use crate::config::fields::{Area, Fields};
use crate::config::tree::{Entry, Node};
use crate::diag::areas::front::Front;
use crate::diag::areas::voices::Voice;
use crate::diag::problems::Problems;
use crate::diag::span::{Span, Spanned};
use crate::markup::Facts;

/// An article's file: its front matter and the facts of its body. The body's text is not kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ArticleHead {
    /// The file.
    pub file: RelPath,
    /// Front matter as written.
    pub front: Arc<ArticleFront>,
    /// Whether a date is written, be it one that cannot be read.
    pub is_dated: bool,
    /// Facts of the body.
    pub facts: Facts,
}

impl ArticleHead {
    /// Whether another head of the same file says the same to everything but the article's own page.
    #[must_use]
    pub fn is_alike_to_others(&self, other: &ArticleHead) -> bool {
        let ArticleHead { file, front, is_dated, facts } = self;
        // A lede stands wherever the summary would.
        let is_summed_up = front.lede.is_some() || facts.summary == other.facts.summary;
        (file, front, is_dated) == (&other.file, &other.front, &other.is_dated)
            && is_summed_up
            && facts.are_alike_to_others(&other.facts)
    }
}

/// The front matter of an article. Every key may be absent, so that defaults can fill in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct ArticleFront {
    pub title: Option<Spanned<Text>>,
    pub kicker: Option<Text>,
    pub lede: Option<Text>,
    pub section: Option<Spanned<Text>>,
    pub date: Option<Spanned<Stamp>>,
    pub updated: Option<Spanned<Stamp>>,
    pub publish_at: Option<Stamp>,
    pub expires: Option<Stamp>,
    pub status: Option<Status>,
    pub regions: Option<Vec<Spanned<Text>>>,
    pub resolutions: Option<Vec<Spanned<Text>>>,
    pub topics: Option<Vec<Spanned<Text>>>,
    pub authors: Option<Vec<Author>>,
    pub source: Option<SourceLine>,
    pub republished: Option<Spanned<bool>>,
    pub image: Option<Image>,
    pub issue: Option<IssueRef>,
    pub series: Option<Spanned<Text>>,
    pub video: Option<Video>,
    pub slug: Option<Spanned<Slug>>,
    pub aliases: Option<Vec<Spanned<Route>>>,
    pub weight: Option<i64>,
    pub featured: Option<bool>,
    pub pinned: Option<bool>,
    pub pins: Option<Vec<Spanned<Text>>>,
    pub blocks: Option<Vec<Spanned<Text>>>,
    pub corrections: Option<Vec<Correction>>,
    pub withdrawn: Option<Box<Withdrawal>>,
    pub question: Option<Box<Question>>,
    pub comments: Option<Talk>,
    pub photos: Option<Vec<Image>>,
    pub office: Option<Box<Office>>,
    pub people: Option<Vec<Member>>,
    pub extra: Option<Vec<Entry>>,
}

/// The editing state; domain rules of the editorial path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see STATUS")]
pub enum Status {
    Draft,
    WaitingForEditor,
    InEditing,
    WaitingForApproval,
    Approved,
    #[default]
    Published,
    Corrected,
    Withdrawn,
    Removed,
    Archived,
}

/// The written names of editing states.
pub const STATUS: &[(&str, Status)] = &[
    ("ban-thao", Status::Draft),
    ("draft", Status::Draft),
    ("cho-bien-tap", Status::WaitingForEditor),
    ("dang-bien-tap", Status::InEditing),
    ("cho-duyet", Status::WaitingForApproval),
    ("da-duyet", Status::Approved),
    ("da-dang", Status::Published),
    ("published", Status::Published),
    ("dinh-chinh", Status::Corrected),
    ("thu-hoi", Status::Withdrawn),
    ("go-bo", Status::Removed),
    ("luu-tru", Status::Archived),
];

impl Status {
    /// Whether the state lets an article out to readers.
    #[must_use]
    pub fn is_public(self) -> bool {
        matches!(self, Status::Approved | Status::Published | Status::Corrected | Status::Archived)
    }

    /// Whether the article has been taken back; not even a preview shows it.
    #[must_use]
    pub fn is_withdrawn(self) -> bool {
        matches!(self, Status::Withdrawn | Status::Removed)
    }
}

/// An author as the article names them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Author {
    pub name: Spanned<Text>,
    pub post: Option<Text>,
    pub office: Option<Text>,
}

/// Where the article was first published.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct SourceLine {
    pub name: Text,
    pub url: Option<Text>,
}

/// A picture of front matter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Image {
    pub src: Spanned<Text>,
    pub alt: Text,
    pub caption: Option<Text>,
    pub credit: Option<Text>,
}

/// A place in a printed issue.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct IssueRef {
    pub year: i64,
    pub number: Spanned<Text>,
    pub page: Option<Spanned<Pages>>,
    pub zone: Option<Spanned<Text>>,
}

/// The lead video.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Video {
    pub src: Spanned<Text>,
    pub poster: Option<Spanned<Text>>,
    pub captions: Option<Spanned<Text>>,
    pub title: Option<Text>,
    pub caption: Option<Text>,
}

/// Reads an article. Without a title there is none.
pub fn read(source: &Source<'_>, env: &Env, problems: &mut Problems) -> Option<ArticleHead> {
    let front = front(source.file, &source.front, "", &env.zone, problems);
    if front.title.is_none() {
        let mut fields = Fields::new(source.file, Area::Front, "", &source.front, problems);
        if fields.node("title").is_none() {
            let (key, example) = (Text::from("title"), Text::from("title = \"Tên bài\""));
            fields.problem(source.fence.clone(), Front::MissingKey { key, example });
        }
    }
    let (facts, found) = source.facts(env);
    problems.extend(found);
    front.title.as_ref()?;
    if let Some(question) = &front.question
        && question.text.is_none()
        && !facts.outline.iter().any(|heading| heading.level == 2)
    {
        let at = Span { file: source.file.clone(), start: question.start, end: question.end };
        problems.at(at, Voice::NoQuestion {});
    }
    let is_dated = source.front.get("date").is_some();
    Some(ArticleHead { file: source.file.clone(), front: Arc::new(front), is_dated, facts })
}

/// Reads the keys of an article from a table; also used for tables of defaults.
pub fn front(
    file: &RelPath,
    node: &Node,
    prefix: &str,
    zone: &Zone,
    problems: &mut Problems,
) -> ArticleFront {
    let mut fields = Fields::new(file, Area::Front, prefix, node, problems);
    fields.known(keys::ARTICLE);
    let stamp = |found: Spanned<(Stamp, Precision)>| Spanned {
        value: found.value.0,
        start: found.start,
        end: found.end,
    };
    let date = fields.stamp("date", zone).map(stamp);
    let updated = fields.stamp("updated", zone).map(stamp);
    if let (Some(date), Some(updated)) = (&date, &updated)
        && updated.value.day() < date.value.day()
    {
        let day = |s: &Stamp| Text::from(s.day().format("{dd}/{MM}/{yyyy}"));
        let (date, value) = (day(&date.value), day(&updated.value));
        let range = updated.start as usize..updated.end as usize;
        fields.problem(range, Front::UpdatedBeforeDate { date, updated: value });
    }
    let republished = fields
        .flag("republished")
        .and_then(|value| fields.node("republished").map(|node| Spanned::new(value, node.range())));
    let source = source_line(&mut fields);
    if let Some(flag) = &republished
        && flag.value
        && source.is_none()
        && fields.node("source").is_none()
    {
        let range = flag.start as usize..flag.end as usize;
        fields.problem(range, Front::MissingSource {});
    }
    let (pins, blocks) = related(&mut fields);
    let published = date.as_ref().map(|date| date.value);
    ArticleFront {
        title: fields.words("title"),
        kicker: fields.words("kicker").map(|t| t.value),
        lede: fields.words("lede").map(|t| t.value),
        section: fields.words("section"),
        date,
        updated,
        publish_at: fields.stamp("publish_at", zone).map(|s| s.value.0),
        expires: fields.stamp("expires", zone).map(|s| s.value.0),
        status: status(&mut fields),
        regions: list(&mut fields, "regions"),
        resolutions: list(&mut fields, "resolutions"),
        topics: list(&mut fields, "topics"),
        authors: authors(&mut fields),
        source,
        republished,
        image: image(&mut fields, "image"),
        issue: issue_ref(&mut fields),
        series: fields.words("series"),
        video: video(&mut fields),
        slug: slug(&mut fields),
        aliases: aliases(&mut fields),
        weight: fields.int("weight", -1_000_000..=1_000_000),
        featured: fields.flag("featured"),
        pinned: fields.flag("pinned"),
        pins,
        blocks,
        corrections: voices::corrections(&mut fields, zone, published),
        withdrawn: voices::withdrawal(&mut fields, zone, published),
        question: voices::question(&mut fields, zone, published),
        comments: voices::talk(&mut fields),
        photos: showcase::photos(&mut fields),
        office: showcase::office(&mut fields),
        people: showcase::people(&mut fields),
        extra: fields.table("extra").map(|extra| extra.entries().to_vec()),
    }
}

fn list(fields: &mut Fields<'_>, key: &str) -> Option<Vec<Spanned<Text>>> {
    fields.node(key)?;
    Some(fields.texts(key))
}

fn status(fields: &mut Fields<'_>) -> Option<Status> {
    let found = fields.words("status")?;
    let known = STATUS.iter().find(|(name, _)| *name == found.value.as_str());
    if known.is_none() {
        let near = nearest(&found.value, STATUS.iter().map(|(name, _)| *name)).map(Text::from);
        let range = found.start as usize..found.end as usize;
        fields.problem(range, Front::BadStatus { value: found.value, nearest: near });
        // A state that cannot be read must not publish what may be a draft.
        return Some(Status::Draft);
    }
    known.map(|(_, status)| *status)
}

fn authors(fields: &mut Fields<'_>) -> Option<Vec<Author>> {
    fields.node("authors")?;
    let nodes = fields.tables("authors");
    let mut out = Vec::new();
    for node in nodes {
        if let crate::config::tree::Value::Str(name) = &node.value {
            let name = Spanned::new(Text::from(name.trim()), node.range());
            out.push(Author { name, post: None, office: None });
            continue;
        }
        let mut author = fields.inner("authors", node);
        author.known(keys::AUTHOR);
        let post = author.words("post").map(|t| t.value);
        let office = author.words("office").map(|t| t.value);
        if let Some(name) = author.words("name") {
            out.push(Author { name, post, office });
        } else if author.node("name").is_none() {
            let (key, example) = (Text::from("authors.name"), Text::from("name = \"Họ tên\""));
            author.problem(node.range(), Front::MissingKey { key, example });
        }
    }
    Some(out)
}

fn source_line(fields: &mut Fields<'_>) -> Option<SourceLine> {
    let mut table = fields.table("source")?;
    table.known(keys::SOURCE);
    let name = table.words("name")?;
    let url = table.words("url").and_then(|url| {
        if url.value.starts_with("https://") || url.value.starts_with("http://") {
            return Some(url.value);
        }
        let key = Text::from("source.url");
        let range = url.start as usize..url.end as usize;
        table.problem(range, Front::BadUrl { key, value: url.value });
        None
    });
    Some(SourceLine { name: name.value, url })
}

/// Reads a picture: a table, or a file name alone.
pub fn image(fields: &mut Fields<'_>, key: &str) -> Option<Image> {
    let node = fields.node(key)?;
    if let crate::config::tree::Value::Str(src) = &node.value {
        let src = Spanned::new(src.clone(), node.range());
        return Some(Image { src, alt: Text::from(""), caption: None, credit: None });
    }
    let mut table = fields.table(key)?;
    table.known(keys::IMAGE);
    let alt = table.text("alt").map_or_else(|| Text::from(""), |t| t.value);
    let caption = table.words("caption").map(|t| t.value);
    let credit = table.words("credit").map(|t| t.value);
    let src = table.words("src")?;
    Some(Image { src, alt, caption, credit })
}

fn issue_ref(fields: &mut Fields<'_>) -> Option<IssueRef> {
    let mut table = fields.table("issue")?;
    table.known(keys::ISSUE_REF);
    let page = issue::pages(&mut table, "page");
    let zone = table.words("zone");
    let year = table.int("year", 1900..=2200);
    let number = table.words("number");
    match (year, number) {
        (Some(year), Some(number)) => Some(IssueRef { year, number, page, zone }),
        (year, number) => {
            let missing = if year.is_none() { "year" } else { "number" };
            if table.node(missing).is_none() && (year.is_some() || number.is_some()) {
                let key = Text::from(table.path(missing));
                let example = Text::from("issue = { year = 2022, number = \"6\", page = 12 }");
                table.problem(table.range(), Front::MissingKey { key, example });
            }
            None
        }
    }
}

fn video(fields: &mut Fields<'_>) -> Option<Video> {
    let mut table = fields.table("video")?;
    table.known(keys::VIDEO);
    let poster = table.words("poster");
    let captions = table.words("captions");
    let title = table.words("title").map(|t| t.value);
    let caption = table.words("caption").map(|t| t.value);
    Some(Video { src: table.words("src")?, poster, captions, title, caption })
}

fn slug(fields: &mut Fields<'_>) -> Option<Spanned<Slug>> {
    let found = fields.words("slug")?;
    let range = found.start as usize..found.end as usize;
    let slug = Slug::new(&found.value).unwrap_or_else(|_| {
        let fixed = Slug::from_title(&found.value);
        let problem = Front::BadSlug { value: found.value.clone(), fixed: fixed.text().clone() };
        fields.problem(range.clone(), problem);
        fixed
    });
    Some(Spanned::new(slug, range))
}

/// Reads old addresses; also of sections.
pub fn aliases(fields: &mut Fields<'_>) -> Option<Vec<Spanned<Route>>> {
    fields.node("aliases")?;
    let mut out = Vec::new();
    for found in fields.texts("aliases") {
        let range = found.start as usize..found.end as usize;
        match Route::new(&found.value) {
            Ok(route) => out.push(Spanned::new(route, range)),
            Err(bad) => {
                let detail = Text::from(bad.to_string());
                fields.problem(range, Front::BadAlias { value: found.value, detail });
            }
        }
    }
    Some(out)
}

type Names = Option<Vec<Spanned<Text>>>;

fn related(fields: &mut Fields<'_>) -> (Names, Names) {
    let Some(mut table) = fields.table("related") else { return (None, None) };
    table.known(keys::RELATED);
    (list(&mut table, "pins"), list(&mut table, "blocks"))
}

impl ArticleFront {
    /// Whether it has been taken back: by its state, or because it says why.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.withdrawn.is_some() || self.status.unwrap_or_default().is_withdrawn()
    }

    /// These keys, with absent ones taken from `below`.
    #[must_use]
    pub fn over(&self, below: &ArticleFront) -> ArticleFront {
        macro_rules! merged {
            ($($field:ident),+ $(,)?) => {
                ArticleFront { $($field: self.$field.clone().or_else(|| below.$field.clone())),+ }
            };
        }
        merged!(
            title,
            kicker,
            lede,
            section,
            date,
            updated,
            publish_at,
            expires,
            status,
            regions,
            resolutions,
            topics,
            authors,
            source,
            republished,
            image,
            issue,
            series,
            video,
            slug,
            aliases,
            weight,
            featured,
            pinned,
            pins,
            blocks,
            corrections,
            withdrawn,
            question,
            comments,
            photos,
            office,
            people,
            extra,
        )
    }
}
