//! The keys of front matter, editing states and types of documents.

use std::fmt::Write as _;

use super::config::key_table;
use super::markdown::{code, table};
use crate::model::document::KINDS;
use crate::parse::article::STATUS;
use crate::parse::keys::TABLES;

const INTRO: &str = "\
Thông tin đầu bài viết bằng TOML giữa hai dòng `+++`, hoặc YAML giữa hai dòng `---`.
Bài trong chuyên mục bắt buộc có `title` và `date`; trang riêng ngay trong `content/` chỉ cần `title`.
Dữ liệu riêng của giao diện đặt trong bảng `extra`; khóa lạ ở nơi khác là lỗi.

Front matter is TOML between two lines `+++`, or YAML between two lines `---`.
Articles of sections need `title` and `date`; pages of their own, right in `content/`, need `title`.
Data of your own goes into the table `extra`; unknown keys elsewhere are errors.

Ngày giờ nhận các dạng / dates may be written as: `2024-05-03T08:30:00+07:00`, `2024-05-03`, `\"15/12/2013 15:28\"`, `\"15-12-2013\"`, `\"15.12.2013\"`, `\"15:28, Chủ Nhật, 15/12/2013 (GMT+7)\"`; ngày luôn đứng trước tháng, the day always comes first.
";

/// The page.
pub(super) fn body() -> String {
    let mut out = INTRO.to_owned();
    for keys in TABLES {
        let name = keys.name;
        // A name without spaces is the name of a table in front matter.
        let heading = if name.contains(" · ") { name.to_owned() } else { code(name) };
        let _ = write!(out, "\n## {heading}\n\n{}", key_table(keys.keys));
    }
    let states = STATUS.iter().map(|(name, status)| {
        let (vi, en) = if status.is_public() {
            ("Được đăng.", "Published.")
        } else if status.is_withdrawn() {
            (
                "Đã lấy lại: chỉ còn lời báo ngắn ở địa chỉ của bài, kể cả với `--drafts`.",
                "Taken back: only a short notice stays at its address, also with `--drafts`.",
            )
        } else {
            (
                "Chưa đăng: chỉ dựng với `--drafts`.",
                "Not yet published: built with `--drafts` only.",
            )
        };
        [code(name), vi.to_owned(), en.to_owned()]
    });
    let states = table(["`status`", "Ý nghĩa", "Meaning"], states);
    let _ = write!(out, "\n## Trạng thái · Editing states\n\n{states}");
    let kinds = KINDS.iter().map(|(kind, name)| [code(kind), (*name).to_owned()]);
    let kinds = table(["`type`", "Loại văn bản · Type of document"], kinds);
    let _ = write!(out, "\n## Loại văn bản · Types of documents\n\n{kinds}");
    out
}
