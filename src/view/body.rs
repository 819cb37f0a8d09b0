//! The HTML of a text, made late: only the digest of all it is made from is known when pages are
//! planned.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::link::LinkView;
use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::markup::{Figure, Options, Resolved};

view! {
    /// A published file as components see it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct FileView "Tệp đã đăng, như thành phần nhận được từ tham số `files`." {
        url: Text, "Địa chỉ.", "Address.";
        width: Option<u32>, "Rộng, nếu là ảnh.", "Width, if it is a picture.";
        height: Option<u32>, "Cao, nếu là ảnh.", "Height, if it is a picture.";
        srcset: Option<Text>, "Các bản thu nhỏ nếu là ảnh, cho thuộc tính `srcset`.", "Smaller pictures if it is one, for the attribute `srcset`.";
        bytes: u64, "Dung lượng, tính bằng byte.", "Size in bytes.";
        name: Text, "Tên tệp.", "File name.";
    }
}

view! {
    /// A document as components see it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct DocumentView "Văn bản." {
        name: Text, "Tên gọi gồm loại và số: «Nghị quyết 42-NQ/TW».", "Type and number: “Nghị quyết 42-NQ/TW”.";
        number: Text, "Số hiệu.", "Number and symbol.";
        title: Text, "Trích yếu.", "Subject.";
        url: Text, "Trang của văn bản.", "The document's page.";
        kind: Text, "Tên loại: «Nghị quyết».", "Name of the type.";
        issued: Option<Text>, "Ngày ban hành theo `day_format`; tháng hoặc năm nếu chỉ biết đến đó.", "Date of issue by `day_format`; month or year when no more is known.";
        issuer: Option<Text>, "Tên đầy đủ của cơ quan ban hành.", "Full name of the issuer.";
        term: Option<Text>, "Khóa, nhiệm kỳ: «khóa XIII».", "Term: “term XIII”.";
        state: Text, "Tình trạng, dùng làm tên lớp: in-force, amended, followed, upcoming, replaced, ended.", "State, for class names: in-force, amended, followed, upcoming, replaced, ended.";
        status: Text, "Tình trạng bằng lời, vào ngày dựng trang.", "State in words, on the day of the build.";
        since: Option<Text>, "Ngày bắt đầu tình trạng ấy, nếu biết.", "Since when, if known.";
        successors: Vec<LinkView>, "Văn bản thay thế trực tiếp, hoặc văn bản đã sửa đổi, văn bản mới cùng nội dung.", "What replaced it, amended it or came after it.";
        current: Vec<LinkView>, "Văn bản hiện hành ở cuối chuỗi thay thế, khi khác với văn bản thay thế trực tiếp.", "What stands at the end of the chain of replacements, when that is another one.";
        replaced: bool, "Không còn hiệu lực: đã được thay thế hoặc đã hết hiệu lực.", "No longer in force: replaced or ended.";
        anchor: Text, "`id` cho mục văn bản trong danh sách cuối bài; liên kết trong bài trỏ tới bằng `aria-describedby`.", "`id` for its entry in the list after the body; links in the body point to it by `aria-describedby`.";
    }
}

/// What the arguments of a text's component calls lead to, by what Markdown writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Supplies {
    /// Files by written name.
    pub files: BTreeMap<Text, FileView>,
    /// Documents by written number.
    pub documents: BTreeMap<Text, Arc<DocumentView>>,
    /// Figures of the text.
    pub figures: Vec<Figure>,
}

/// All that the HTML of a text is made from.
#[derive(Debug, Clone, Serialize)]
pub struct Body {
    /// The file.
    pub file: RelPath,
    /// Digest of the file's bytes.
    pub content: Digest,
    /// Where links and pictures lead.
    pub resolved: Resolved,
    /// What component calls receive.
    pub supplies: Option<Box<Supplies>>,
    /// How Markdown is read.
    pub options: Options,
    /// Components the text calls, by name in templates.
    pub components: Vec<Text>,
}

impl Body {
    /// The digest of all of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self)
    }
}
