//! Views of what is said about articles: corrections, withdrawals, questions.

use serde::Serialize;

use super::card::{CardView, DateView, date};
use super::docs::{ViewDoc, field};
use super::feed::FeedItem;
use super::link::LinkView;
use super::names::Names;
use super::roots::TemplateDoc;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::article::Article;
use crate::model::tombstone::Tombstone;
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

/// A list of corrections, as templates get it.
pub const LIST: ViewDoc = ViewDoc {
    name: "CorrectionList",
    vi: "Danh sách cải chính đã cắt trang, đánh số như `List`.",
    en: "Corrections cut into pages that are numbered as those of `List`.",
    fields: &[
        field("items", "Vec<CorrectedView>", "Các mục, mới trước.", "Entries, newest first."),
        field(
            "number",
            "Option<usize>",
            "Số của trang; null ở trang đầu.",
            "Number of the page; null on the front page.",
        ),
        field("front", "Text", "Địa chỉ trang đầu.", "Address of the front page."),
        field("older", "Option<Text>", "Địa chỉ trang cũ hơn.", "Address of the older page."),
        field("newer", "Option<Text>", "Địa chỉ trang mới hơn.", "Address of the newer page."),
        field("oldest", "Option<Text>", "Địa chỉ trang 1.", "Address of page 1."),
    ],
};

/// The template of corrections.
pub const CORRECTIONS: TemplateDoc = TemplateDoc {
    template: "corrections.html",
    kinds: &["corrections"],
    vi: "Thông tin cải chính, xin lỗi.",
    en: "Corrections and apologies.",
    roots: &[field("list", "CorrectionList", "Danh sách.", "The list.")],
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
