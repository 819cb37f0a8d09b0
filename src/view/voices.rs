//! Views of what is said about articles: corrections, withdrawals, questions, comments.

use serde::Serialize;

use super::card::{CardView, DateView, date};
use super::docs::{FieldDoc, field};
use super::feed::FeedItem;
use super::link::{LinkView, url};
use super::names::Names;
use super::roots::TemplateDoc;
use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::comments::Talk;
use crate::config::settings::Settings;
use crate::model::article::Article;
use crate::model::tombstone::Tombstone;
use crate::parse::comments::{Comment, CommentsHead};
use crate::parse::voices::{Amends, Correction};
use crate::view::chrome::word;

view! {
    /// A correction.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct CorrectionView "Một lần cải chính." {
        kind: Text, "cai-chinh, hoặc xin-loi khi kèm lời xin lỗi.", "cai-chinh, or xin-loi with an apology.";
        date: DateView, "Ngày cải chính.", "Date of the correction.";
        text: Text, "Nội dung đúng.", "What is right.";
        wrong: Option<Text>, "Thông tin sai đã đăng.", "What the article said.";
        anchor: Text, "`id` của lời cải chính trên trang bài.", "`id` of the notice on the article's page.";
    }
}

view! {
    /// An entry of the page of corrections.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct CorrectedView "Một mục của trang cải chính." {
        correction: CorrectionView, "Lời cải chính.", "The correction.";
        article: LinkView, "Bài được cải chính; liên kết tới đúng lời cải chính trong bài.", "The article; the link leads to the notice.";
        section: LinkView, "Chuyên mục của bài.", "The article's section.";
        published: Option<DateView>, "Ngày đăng bài.", "When the article was published.";
        issue: Option<LinkView>, "Số tạp chí đã in bài.", "The printed issue that holds it.";
        page: Option<Text>, "Trang in.", "The printed page.";
    }
}

view! {
    /// The notice in place of a withdrawn article.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct TombstoneView "Lời báo thay cho bài đã gỡ." {
        title: Option<Text>, "Tên bài, khi tòa soạn cho nêu.", "The article's title, if the editors let it be told.";
        date: Option<DateView>, "Ngày gỡ.", "When it was withdrawn.";
        reason: Option<Text>, "Lý do.", "The reason.";
        section: Option<LinkView>, "Chuyên mục cũ của bài.", "The section it was in.";
    }
}

view! {
    /// A reader's question.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct QuestionView "Câu hỏi của bạn đọc; thân bài là câu trả lời." {
        text: Option<Text>, "Câu hỏi; null khi mỗi đề mục cấp hai của thân bài là một câu hỏi.", "The question; null when each heading of the second level is one.";
        name: Option<Text>, "Người hỏi.", "Who asks.";
        place: Option<Text>, "Nơi ở.", "Where they live.";
        date: Option<DateView>, "Ngày hỏi.", "When they asked.";
        office: Option<Text>, "Đơn vị trả lời; không ghi thì là đơn vị của tác giả đầu tiên.", "Who answers; by default the office of the first author.";
    }
}

view! {
    /// The comments of an article, and the form for more.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct CommentsView "Bình luận đã duyệt của bài, và biểu mẫu để gửi thêm." {
        items: Vec<CommentView>, "Các bình luận, cũ trước.", "The comments, oldest first.";
        form: Option<CommentFormView>, "Biểu mẫu; null khi bài không nhận thêm.", "The form; null when no more are taken.";
    }
}

view! {
    /// A comment.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct CommentView "Một bình luận." {
        id: Text, "Neo trên trang.", "The anchor.";
        name: Text, "Tên hiển thị.", "The name shown.";
        date: DateView, "Ngày gửi.", "When it was sent.";
        html: Text, "Lời bình luận, HTML đã làm sạch; in bằng `| safe`.", "The words, clean HTML; print with `| safe`.";
        reply: Option<ReplyView>, "Lời đáp.", "The answer.";
    }
}

view! {
    /// An answer to a comment.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ReplyView "Lời đáp của tòa soạn." {
        by: Option<Text>, "Người đáp; null là tòa soạn.", "Who answers; null is the newsroom.";
        date: Option<DateView>, "Ngày đáp.", "When.";
        html: Text, "Lời đáp, HTML đã làm sạch; in bằng `| safe`.", "The words, clean HTML; print with `| safe`.";
    }
}

view! {
    /// The form for comments.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct CommentFormView "Biểu mẫu bình luận." {
        action: Text, "Nơi nhận.", "Where it is sent.";
        mail: bool, "Gửi bằng chương trình thư của bạn đọc.", "Sent by the reader's mail program.";
        address: bool, "Hỏi địa chỉ.", "Asks for the address.";
        phone: bool, "Hỏi điện thoại.", "Asks for the telephone.";
        retention: Option<Text>, "Thời hạn giữ thông tin.", "For how long data are kept.";
        contact: Option<Text>, "Thư điện tử nhận yêu cầu về dữ liệu.", "E-mail for requests on data.";
        policy: Option<Text>, "Trang bảo vệ dữ liệu cá nhân.", "The page on personal data.";
    }
}

/// The value of articles that holds their comments.
pub const COMMENTS: FieldDoc = field(
    "comments",
    "Option<CommentsView>",
    "Bình luận; null khi bài không có bình luận, cũng không nhận.",
    "Comments; null when the article has none and takes none.",
);

/// The template of corrections.
pub const CORRECTIONS: TemplateDoc = TemplateDoc {
    template: "corrections.html",
    kinds: &["corrections"],
    vi: "Thông tin cải chính, xin lỗi.",
    en: "Corrections and apologies.",
    roots: &[
        field("corrections", "Vec<CorrectedView>", "Các mục, mới trước.", "Entries, newest first."),
        field(
            "list",
            "List",
            "Các lối sang trang khác; `items` trống.",
            "The ways to other pages; `items` is empty.",
        ),
    ],
};

/// The template of notices in place of withdrawn articles.
pub const TOMBSTONE: TemplateDoc = TemplateDoc {
    template: "tombstone.html",
    kinds: &["tombstone"],
    vi: "Lời báo thay cho bài đã gỡ.",
    en: "The notice in place of a withdrawn article.",
    roots: &[field("tombstone", "TombstoneView", "Lời báo.", "The notice.")],
};

/// The corrections of an article, newest first. Anchors count from the oldest, so that they last.
#[must_use]
pub fn corrections(settings: &Settings, article: &Article) -> Vec<CorrectionView> {
    let all = &article.corrections;
    all.iter()
        .enumerate()
        .map(|(at, correction)| correction_view(settings, correction, all.len() - at))
        .collect()
}

fn correction_view(settings: &Settings, correction: &Correction, number: usize) -> CorrectionView {
    CorrectionView {
        kind: Text::from(correction.kind.name()),
        date: date(settings, correction.date.value),
        text: correction.text.clone(),
        wrong: correction.wrong.clone(),
        anchor: Text::from(format!("cai-chinh-{number}")),
    }
}

/// The entry of a correction on the page of corrections.
#[must_use]
pub fn corrected(
    settings: &Settings,
    names: &Names,
    article: &Article,
    card: &CardView,
    at: usize,
) -> Option<CorrectedView> {
    let correction = article.corrections.get(at)?;
    let correction = correction_view(settings, correction, article.corrections.len() - at);
    let address = Text::from(format!("{}#{}", card.url, correction.anchor));
    let folio = article.issue.as_ref();
    Some(CorrectedView {
        article: LinkView { title: card.title.clone(), url: address },
        section: card.section.clone(),
        published: card.date.clone(),
        issue: folio.map(|folio| names.issues[folio.issue].0.clone()),
        page: folio.and_then(|f| f.pages.as_ref()).map(|pages| Text::from(pages.to_string())),
        correction,
    })
}

/// The entry of a correction in feeds.
#[must_use]
pub fn correction_item(
    settings: &Settings,
    correction: &Correction,
    view: &CorrectedView,
) -> FeedItem {
    let label = match correction.kind {
        Amends::Correction => word(settings, "Cải chính", "Correction"),
        Amends::Apology => word(settings, "Cải chính, xin lỗi", "Correction and apology"),
    };
    let summary = match &correction.wrong {
        Some(wrong) => {
            let (before, after) = (
                word(settings, "Bài đã đăng:", "The article said:"),
                word(settings, "Xin sửa lại:", "Corrected:"),
            );
            Text::from(format!("{before} {wrong}\n{after} {}", correction.text))
        }
        None => correction.text.clone(),
    };
    FeedItem {
        title: Text::from(format!("{label}: {}", view.article.title)),
        url: view.article.url.clone(),
        published: correction.date.value,
        updated: correction.date.value,
        authors: Vec::new(),
        categories: vec![label],
        summary,
        image: None,
        media: None,
        source: None,
    }
}

/// The notice of a withdrawn article.
#[must_use]
pub fn tombstone(settings: &Settings, names: &Names, stone: &Tombstone) -> TombstoneView {
    TombstoneView {
        title: stone.title.clone(),
        date: stone.date.map(|stamp| date(settings, stamp)),
        reason: stone.reason.clone(),
        section: stone.section.map(|id| names.sections[id].clone()),
    }
}

/// The question of an article.
#[must_use]
pub fn question(settings: &Settings, article: &Article) -> Option<QuestionView> {
    let asked = article.front.question.as_ref()?;
    let author = article.front.authors.iter().flatten().find_map(|author| author.office.clone());
    Some(QuestionView {
        text: asked.text.clone(),
        name: asked.name.clone(),
        place: asked.place.clone(),
        date: asked.date.as_ref().map(|stamp| date(settings, stamp.value)),
        office: asked.office.clone().or(author),
    })
}

/// The comments of an article; none when it has neither comments nor a form.
#[must_use]
pub fn comments(
    settings: &Settings,
    article: &Article,
    head: Option<&CommentsHead>,
) -> Option<CommentsView> {
    let talk = article.talk(&settings.comments);
    if talk == Talk::Off {
        return None;
    }
    let comments = head.map_or(&[][..], |head| head.comments.as_slice());
    let items: Vec<CommentView> =
        comments.iter().enumerate().map(|(at, one)| comment(settings, one, at + 1)).collect();
    let form = if talk == Talk::Open { form(settings) } else { None };
    (!items.is_empty() || form.is_some()).then_some(CommentsView { items, form })
}

fn comment(settings: &Settings, comment: &Comment, number: usize) -> CommentView {
    let reply = comment.reply.as_ref();
    CommentView {
        id: Text::from(format!("binh-luan-{number}")),
        name: comment.name.clone(),
        date: date(settings, comment.date.value),
        html: comment.html.clone(),
        reply: reply.map(|reply| ReplyView {
            by: reply.by.clone(),
            date: reply.date.map(|stamp| date(settings, stamp)),
            html: reply.html.clone(),
        }),
    }
}

fn form(settings: &Settings) -> Option<CommentFormView> {
    let comments = &settings.comments;
    let action = comments.action.as_ref()?;
    let inside = |path: &Text| match Route::new(path) {
        Ok(route) => url(settings, &route),
        Err(_) => path.clone(),
    };
    Some(CommentFormView {
        action: inside(action),
        mail: action.starts_with("mailto:"),
        address: comments.address,
        phone: comments.phone,
        retention: comments.retention.clone(),
        contact: comments.contact.clone().or_else(|| settings.footer.get("email").cloned()),
        policy: comments.policy.as_ref().map(|page| inside(&page.value)),
    })
}
