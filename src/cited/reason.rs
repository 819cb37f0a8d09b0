//! Why a citation is linked, or why it is not.

use crate::diag::problem::Lang;

/// What decided about a citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The date beside it fits one document.
    ByDate,
    /// The term beside it fits one document.
    ByTerm,
    /// Only one document fits.
    Only,
    /// The text named it in full before.
    Earlier,
    /// The front matter says that the text relies on it.
    Relied,
    /// The latest that existed when the text was written.
    Latest,
    /// The subject of the text fits it better than later ones.
    ByTopic,
    /// No document of the registry fits.
    Unknown,
    /// The number is known with another type.
    OtherType,
    /// The noun before the number is that of another type than its symbol.
    NounDiffers,
    /// The date or year beside it is not that of the document.
    DateDiffers,
    /// The term beside it is not that of the document.
    TermDiffers,
    /// The subject beside it is not that of the document.
    TitleDiffers,
    /// What is known is younger than the text.
    NotYet,
    /// A local organ, and no place tells which.
    NeedsRegion,
    /// Organs that number for themselves fit.
    NeedsIssuer,
    /// Several fit.
    Ambiguous,
    /// Nothing before it that it could point back to.
    NothingBefore,
}

impl Reason {
    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Reason::ByDate => "by-date",
            Reason::ByTerm => "by-term",
            Reason::Only => "only",
            Reason::Earlier => "earlier",
            Reason::Relied => "relied",
            Reason::Latest => "latest",
            Reason::ByTopic => "by-topic",
            Reason::Unknown => "unknown",
            Reason::OtherType => "other-type",
            Reason::NounDiffers => "noun-differs",
            Reason::DateDiffers => "date-differs",
            Reason::TermDiffers => "term-differs",
            Reason::TitleDiffers => "title-differs",
            Reason::NotYet => "not-yet",
            Reason::NeedsRegion => "needs-region",
            Reason::NeedsIssuer => "needs-issuer",
            Reason::Ambiguous => "ambiguous",
            Reason::NothingBefore => "nothing-before",
        }
    }

    /// In words for an editor.
    #[must_use]
    pub fn text(self, lang: Lang) -> &'static str {
        let (vi, en) = match self {
            Reason::ByDate => ("đúng ngày ban hành", "the date fits"),
            Reason::ByTerm => ("đúng khóa", "the term fits"),
            Reason::Only => ("chỉ có một văn bản phù hợp", "only one document fits"),
            Reason::Earlier => ("đã nêu đầy đủ ở trên", "named in full before"),
            Reason::Relied => ("bài ghi văn bản này trong `resolutions`", "named in `resolutions`"),
            Reason::Latest => {
                ("văn bản gần nhất tính đến ngày của bài", "the latest on the day of the article")
            }
            Reason::ByTopic => ("nội dung của bài phù hợp nhất", "the subject fits best"),
            Reason::Unknown => {
                ("văn bản chưa có trong danh mục", "no such document in the registry")
            }
            Reason::OtherType => {
                ("số này thuộc loại văn bản khác", "the number is that of another type")
            }
            Reason::NounDiffers => {
                ("tên loại và ký hiệu không khớp nhau", "the noun is not that of the symbol")
            }
            Reason::DateDiffers => {
                ("ngày ghi trong bài khác danh mục", "the date is not that of the registry")
            }
            Reason::TermDiffers => {
                ("khóa ghi trong bài khác danh mục", "the term is not that of the registry")
            }
            Reason::TitleDiffers => {
                ("trích yếu ghi trong bài khác danh mục", "the subject is not that of the registry")
            }
            Reason::NotYet => (
                "văn bản trong danh mục ban hành sau ngày của bài",
                "known only from after the article",
            ),
            Reason::NeedsRegion => (
                "văn bản của địa phương: bài cần ghi `regions`",
                "a local organ: the article needs `regions`",
            ),
            Reason::NeedsIssuer => (
                "nhiều cơ quan có văn bản số này: cần ghi cơ quan",
                "several organs have this number: name one",
            ),
            Reason::Ambiguous => (
                "nhiều văn bản trùng số: cần ghi ngày hoặc khóa",
                "several fit: add a date or a term",
            ),
            Reason::NothingBefore => {
                ("phía trên không nêu rõ một văn bản nào", "nothing before it that is clear")
            }
        };
        if lang == Lang::En { en } else { vi }
    }
}
