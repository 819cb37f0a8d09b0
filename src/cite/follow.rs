//! What may follow a number alone, so that `Nghị quyết 18` is told from `quyết định 18 nội dung`.

use super::cursor::Cursor;
use super::letters::{among, key, keys};
use super::organ;
use super::tail;
use crate::base::fold::is_dash;

/// Words after which a number before them counts nothing.
const WORDS: &[u64] = keys![
    "của", "về", "và", "khóa", "được", "đã", "là", "ban", "nêu", "yêu", "có", "tại", "trong", "ở",
    "với", "cho", "thì", "để", "do", "theo", "còn", "sẽ", "phải", "cũng", "chỉ", "ra", "như",
    "khi", "vào", "bằng", "trên", "nhằm", "mà", "nói", "thay", "hết", "tiếp", "đề", "xác", "khẳng",
    "đi", "nhấn", "hay", "hoặc", "cùng", "đang", "không", "chưa", "quy", "mới", "này", "đó", "vẫn",
    "luôn", "bao", "đặt", "giao", "vì", "bởi", "nên", "song", "nhưng", "sau", "trước", "tạo",
    "cần", "làm", "thông", "hướng", "bổ", "sửa", "thực", "triển", "gắn", "qua", "đến", "từ", "đưa",
    "mang",
];

/// Words that count with a number however they go on: `đến 7 điểm`.
const BEFORE_NUMBERS: &[u64] = keys!["đến", "từ", "hoặc", "hay"];

/// Whether a number that ends here may be that of a document.
pub(super) fn follows(at: Cursor<'_>) -> bool {
    let Some(c) = at.peek() else { return true };
    let next = at.moved(at.at + c.len_utf8());
    let digit = next.peek().is_some_and(|c| c.is_ascii_digit());
    if matches!(c, '.' | ',' | ':') {
        return !digit;
    }
    if matches!(c, '%' | '/' | '°' | '+' | '=' | '*' | '\'') {
        return false;
    }
    if is_dash(c) {
        return !next.peek().is_some_and(char::is_alphanumeric);
    }
    if c.is_alphabetic() {
        return false;
    }
    let gap = at.skip();
    if gap.at == at.at {
        return true;
    }
    let Some(c) = gap.peek() else { return true };
    if c.is_ascii_digit() || matches!(c, '%' | '+' | '=' | '/') {
        return false;
    }
    if is_dash(c) {
        let after = gap.dash().map_or(gap, Cursor::skip);
        return !after.peek().is_some_and(|c| c.is_ascii_digit());
    }
    let Some(word) = gap.word() else { return true };
    if word.key == key("ngày") {
        return tail::date(gap).is_some();
    }
    if word.key == key("năm") {
        let year = gap.moved(word.end).skip().year();
        return year.is_some_and(|(_, after)| after.skip().dash().is_none());
    }
    if word.key == key("không") {
        // `Quy định 5 không, 3 sạch` counts what is not allowed.
        let after = gap.moved(word.end).skip();
        return after.peek().is_some_and(char::is_alphabetic) && after.eat(keys!["và"]).is_none();
    }
    if among(word.key, BEFORE_NUMBERS) {
        let after = gap.moved(word.end).skip();
        return !after.peek().is_some_and(|c| c.is_ascii_digit());
    }
    among(word.key, WORDS) || organ::organ(gap).is_some()
}
