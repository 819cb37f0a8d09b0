//! Words that the output needs and the text does not write, in both languages.

use pulldown_cmark::BlockQuoteKind;

use crate::diag::problem::Lang;

/// The title of an alert.
pub(super) fn alert(kind: BlockQuoteKind, lang: Lang) -> &'static str {
    match (kind, lang) {
        (BlockQuoteKind::Note, Lang::Vi) => "Lưu ý",
        (BlockQuoteKind::Note, Lang::En) => "Note",
        (BlockQuoteKind::Tip, Lang::Vi) => "Mẹo",
        (BlockQuoteKind::Tip, Lang::En) => "Tip",
        (BlockQuoteKind::Important, Lang::Vi) => "Quan trọng",
        (BlockQuoteKind::Important, Lang::En) => "Important",
        (BlockQuoteKind::Warning, Lang::Vi) => "Cảnh báo",
        (BlockQuoteKind::Warning, Lang::En) => "Warning",
        (BlockQuoteKind::Caution, Lang::Vi) => "Thận trọng",
        (BlockQuoteKind::Caution, Lang::En) => "Caution",
    }
}

/// The class of an alert.
pub(super) fn alert_class(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

/// The name of the scrolling region around a table.
pub(super) fn table(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Bảng {number}"),
        Lang::En => format!("Table {number}"),
    }
}

/// The name of the section of footnotes.
pub(super) fn notes(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => "Chú thích",
        Lang::En => "Footnotes",
    }
}

/// The name of a footnote's mark.
pub(super) fn note(number: u32, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Chú thích {number}"),
        Lang::En => format!("Footnote {number}"),
    }
}

/// The name of the link to a numbered point.
pub(super) fn point(name: &str, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("Liên kết tới điểm «{name}»"),
        Lang::En => format!("Link to point “{name}”"),
    }
}

/// The name of the link from a footnote back to mark `nth` of it, counted from 1.
pub(super) fn back(number: u32, nth: usize, lang: Lang) -> String {
    match (lang, nth) {
        (Lang::Vi, 1) => format!("Về chỗ gọi chú thích {number}"),
        (Lang::Vi, _) => format!("Về chỗ gọi chú thích {number}, lần {nth}"),
        (Lang::En, 1) => format!("Back to the mark of footnote {number}"),
        (Lang::En, _) => format!("Back to mark {nth} of footnote {number}"),
    }
}
