//! Approved comments of an article: `binh-luan.toml` beside `index.md`, `bai.binh-luan.toml` beside
//! `bai.md`.
//!
//! TOML → names, days and safe HTML. Keys that hold personal data are mistakes of their own: the file
//! lies in the repository of the content, which many can read.

use serde::{Deserialize, Serialize};

use super::Env;
use super::voices::written;
use crate::base::date::Stamp;
use crate::base::fold::nearest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::fields::{Area, Fields};
use crate::config::keys::{Key, key};
use crate::config::tree;
use crate::diag::areas::front::Front;
use crate::diag::areas::voices::Voice;
use crate::diag::problems::Problems;
use crate::diag::span::{Span, Spanned};
use crate::markup;

/// The comments of one article.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CommentsHead {
    /// The file.
    pub file: RelPath,
    /// The file of the article.
    pub article: RelPath,
    /// The comments, oldest first.
    pub comments: Vec<Comment>,
}

/// A comment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Comment {
    /// The name under which the reader speaks.
    pub name: Text,
    /// When.
    pub date: Spanned<Stamp>,
    /// Their words, safe HTML.
    pub html: Text,
    /// The newsroom's answer.
    pub reply: Option<Reply>,
}

/// An answer to a comment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reply {
    /// Who answers; the newsroom when absent.
    pub by: Option<Text>,
    /// When.
    pub date: Option<Stamp>,
    /// The words, safe HTML.
    pub html: Text,
}

/// Keys of the file.
pub const FILE: &[Key] = &[key(
    "comments",
    "[{ name = \"…\", date = 2024-05-04, text = \"…\" }]",
    "Các bình luận đã duyệt, mỗi bình luận một bảng `[[comments]]`.",
    "Approved comments, each a table `[[comments]]`.",
)];

/// Keys of one comment.
pub const COMMENT: &[Key] = &[
    key("name", "\"Bạn đọc Nghệ An\"", "Tên hiển thị; bắt buộc.", "The name shown; required."),
    key("date", "\"15/12/2013 15:28\"", "Ngày gửi; bắt buộc.", "When it was sent; required."),
    key(
        "text",
        "\"\"\"…\"\"\"",
        "Lời bình luận; bắt buộc. Nhận đoạn, xuống dòng, **đậm**, *nghiêng*, danh sách, liên kết.",
        "The words; required. Paragraphs, line breaks, **strong**, *emphasis*, lists, links.",
    ),
    key("reply", "{ by = \"…\", text = \"…\" }", "Lời đáp của tòa soạn.", "The newsroom's answer."),
];

/// Keys of a reply.
pub const REPLY: &[Key] = &[
    key("by", "\"Ban Bạn đọc\"", "Người đáp; mặc định là tòa soạn.", "Who answers; the newsroom."),
    key("date", "2024-05-05", "Ngày đáp.", "When."),
    key("text", "\"…\"", "Lời đáp; bắt buộc.", "The words; required."),
];

/// Keys that must not stand in the file.
const PRIVATE: &[&str] =
    &["email", "e-mail", "mail", "phone", "tel", "address", "ip", "dien_thoai", "dia_chi", "cccd"];

/// Reads a file of comments of `article`.
pub fn read(
    file: &RelPath,
    article: RelPath,
    text: &str,
    env: &Env,
    problems: &mut Problems,
) -> CommentsHead {
    let mut head = CommentsHead { file: file.clone(), article, comments: Vec::new() };
    let root = match tree::toml(text, 0) {
        Ok(root) => root,
        Err(failure) => {
            let detail = Text::from(failure.message);
            problems.at(Span::new(file, failure.at), Voice::CommentSyntax { detail });
            return head;
        }
    };
    let mut top = Fields::new(file, Area::Front, "", &root, problems);
    known(&mut top, FILE);
    for node in top.tables("comments") {
        let mut table = top.inner("comments", node);
        head.comments.extend(comment(&mut table, env));
    }
    head.comments.sort_by_key(|comment| comment.date.value);
    head
}

fn comment(table: &mut Fields<'_>, env: &Env) -> Option<Comment> {
    known(table, COMMENT);
    let name = table.words("name");
    let date = table.stamp("date", &env.zone);
    let text = table.words("text");
    for (key, example) in
        [("name", "name = \"Bạn đọc\""), ("date", "date = 2024-05-04"), ("text", "text = \"…\"")]
    {
        if table.node(key).is_none() {
            let (key, example) = (Text::from(table.path(key)), Text::from(example));
            table.problem(table.range(), Front::MissingKey { key, example });
        }
    }
    let after = date.as_ref().map(|date| date.value.0);
    let reply = table.table("reply").and_then(|mut reply| answer(&mut reply, after, env));
    let date = date?;
    let date = Spanned { value: date.value.0, start: date.start, end: date.end };
    let html = Text::from(markup::remark(&text?.value));
    Some(Comment { name: name?.value, date, html, reply })
}

fn answer(table: &mut Fields<'_>, after: Option<Stamp>, env: &Env) -> Option<Reply> {
    known(table, REPLY);
    let date = table.stamp("date", &env.zone);
    if let (Some(date), Some(after)) = (&date, after)
        && date.value.0.day() < after.day()
    {
        let problem = Voice::CommentTooEarly { date: written(date.value.0), after: written(after) };
        table.problem(date.start as usize..date.end as usize, problem);
    }
    let by = table.words("by").map(|by| by.value);
    let text = table.words("text");
    if table.node("text").is_none() {
        let (key, example) = (Text::from(table.path("text")), Text::from("text = \"…\""));
        table.problem(table.range(), Front::MissingKey { key, example });
    }
    let html = Text::from(markup::remark(&text?.value));
    Some(Reply { by, date: date.map(|date| date.value.0), html })
}

/// Reports keys that the table does not have, and those that it must not have.
fn known(table: &mut Fields<'_>, keys: &[Key]) {
    for entry in table.entries() {
        if keys.iter().any(|key| key.name == entry.key.as_str()) {
            continue;
        }
        let key = Text::from(table.path(&entry.key));
        let problem = if PRIVATE.contains(&entry.key.to_lowercase().as_str()) {
            Voice::CommentPrivate { key }
        } else {
            let near = nearest(&entry.key, keys.iter().map(|key| key.name)).map(Text::from);
            Voice::CommentKey { key, nearest: near }
        };
        table.problem(entry.start as usize..entry.end as usize, problem);
    }
}
