//! The keys of `site.toml`.

use std::fmt::Write as _;

use super::markdown::{code, table};
use crate::config::keys::{Key, TABLES};

const INTRO: &str = "\
Mỗi trang có một tệp `site.toml` ở thư mục gốc.
Mọi khóa đều có thể bỏ trừ `title` và `base_url`.
Cột «Ví dụ» cho thấy cách viết; khóa lạ và giá trị sai kiểu là lỗi, kèm tên gần đúng nhất.

Biến môi trường ghi đè tệp: `TOASOAN_` + bảng + `_` + khóa, viết hoa, ví dụ `TOASOAN_BASE_URL` hoặc `TOASOAN_LISTS_PAGE_SIZE`.
Tham số `--base-url` ghi đè cả hai.

Every site has a `site.toml` in its root.
All keys but `title` and `base_url` are optional.
Unknown keys and values of the wrong type are errors that name the nearest key.
Environment variables stand above the file (`TOASOAN_`, table, `_`, key in capitals), `--base-url` above both.

Mẫu ngày dùng các trường / fields of date patterns: `{h}` `{hh}` `{mm}` `{ss}` `{d}` `{dd}` `{m}` `{MM}` `{yy}` `{yyyy}` `{weekday}` `{weekday_lower}` `{zone}`.
";

/// The page.
pub(super) fn body() -> String {
    let mut out = INTRO.to_owned();
    for keys in TABLES {
        let heading = match keys.name {
            "" => "## Khóa ngoài cùng · Top level".to_owned(),
            name => format!("## `[{name}]`"),
        };
        let _ = write!(out, "\n{heading}\n\n{}", key_table(keys.keys));
    }
    out
}

/// A table of keys.
pub(super) fn key_table(keys: &[Key]) -> String {
    let rows = keys
        .iter()
        .map(|key| [code(key.name), code(key.example), key.vi.to_owned(), key.en.to_owned()]);
    table(["Khóa · Key", "Ví dụ · Example", "Ý nghĩa", "Meaning"], rows)
}
