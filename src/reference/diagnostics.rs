//! Every problem, by area.

use std::fmt::Write as _;

use super::markdown::{code, table};
use crate::diag::problem::{Explanation, Severity, explanations};

/// The areas: the first two digits of a code.
pub const AREAS: &[(&str, &str, &str)] = &[
    ("01", "Thông tin đầu bài và văn bản của tệp", "Front matter and source text"),
    ("02", "Tên phải có thật: chuyên mục, địa phương, văn bản", "References"),
    ("03", "Markdown và thành phần", "Markdown and components"),
    ("04", "Địa chỉ trang", "Addresses"),
    ("05", "Giao diện và bản mẫu", "Themes and templates"),
    ("06", "Ảnh và tệp", "Pictures and files"),
    ("07", "Cấu hình", "Configuration"),
    ("08", "Liên kết", "Links"),
    ("09", "Đọc và ghi tệp", "Reading and writing"),
    ("10", "Văn bản và quan hệ giữa các văn bản", "Documents and their relations"),
    ("11", "Viện dẫn văn bản không thành liên kết", "Citations that are not linked"),
    ("12", "Địa phương", "Regions"),
    ("13", "Số tạp chí in", "Printed issues"),
    (
        "17",
        "Cải chính, gỡ bài, hỏi đáp, bình luận, liên hệ",
        "Corrections, withdrawals, questions, comments, contacts",
    ),
    ("18", "Trang con", "Sub-sites"),
];

const INTRO: &str = "\
Mỗi thông báo có mã; `toasoan explain T0203` in lời giải thích của mã ấy.
Lỗi làm lệnh kết thúc với mã thoát 1; cảnh báo và gợi ý thì không, trừ khi `toasoan check --deny warning`.

Every message has a code; `toasoan explain T0203` explains it.
Errors end a command with exit code 1; warnings and hints do not, unless `toasoan check --deny warning` is used.
";

/// The page.
pub(super) fn body() -> String {
    let all = explanations();
    let mut out = INTRO.to_owned();
    for (area, vi, en) in AREAS {
        let rows = all.iter().filter(|one| one.code.get(1..3) == Some(area)).map(row);
        let rows = table(["Mã · Code", "Mức · Severity", "Ý nghĩa", "Meaning"], rows);
        let _ = write!(out, "\n## T{area} · {vi} · {en}\n\n{rows}");
    }
    out
}

fn row(one: &Explanation) -> [String; 4] {
    let severity = match one.severity {
        Severity::Error => "lỗi · error",
        Severity::Warning => "cảnh báo · warning",
        Severity::Hint => "gợi ý · hint",
    };
    [code(one.code), severity.to_owned(), one.vi.to_owned(), one.en.trim().to_owned()]
}

#[cfg(test)]
mod tests {
    use super::{AREAS, explanations};

    #[test]
    fn every_code_belongs_to_an_area() {
        for one in explanations() {
            assert!(
                AREAS.iter().any(|(area, ..)| one.code.get(1..3) == Some(area)),
                "{}",
                one.code
            );
        }
    }
}
