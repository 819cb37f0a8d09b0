//! Breaks a title into lines of drawn pictures: the largest size at which it fits, and lines of about one
//! length, as a typesetter would.
//!
//! Widths are in ems of the font, so that one measuring serves all sizes.

/// The space that lines are to fill, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Space {
    /// The greatest length of a line.
    pub width: f64,
    /// The greatest height of all lines.
    pub height: f64,
    /// The distance from line to line, in sizes of the text.
    pub leading: f64,
}

/// A text in lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// The size of the text in pixels.
    pub size: f64,
    /// The lines.
    pub lines: Vec<String>,
}

/// What a break costs before a number or a dash, which belong to what precedes them, and within a word
/// of two syllables.
const TORN: f64 = 0.08;

/// What a break after a comma or a colon is worth.
const PAUSE: f64 = 0.08;

/// What a break costs that leaves one word between itself and a pause.
const ALONE: f64 = 0.1;

/// Words of two syllables of the trade, in alphabetical order of their bytes: to end a line between the
/// two makes readers stumble.
#[rustfmt::skip]
const PAIRS: &[&str] = &[
    "ban chấp", "ban hành", "biện pháp", "bí thư", "bảo vệ", "bảo đảm", "bầu cử", "bồi dưỡng",
    "bộ máy", "chi bộ", "chi ủy", "chiến lược", "chuyên đề", "chuyển đổi", "chuẩn mực",
    "chính phủ", "chính quyền", "chính sách", "chính trị", "chấp hành", "chất lượng", "chỉ thị",
    "chỉ đạo", "chủ nghĩa", "chủ trương", "chủ tịch", "chủ động", "cán bộ", "công chức",
    "công nghiệp", "công nghệ", "công tác", "cơ quan", "cơ sở", "cấp ủy", "cộng sản", "cử tri",
    "dân chủ", "dân tộc", "dân vận", "dữ liệu", "giám sát", "giáo dục", "giải pháp", "giới thiệu",
    "gương mẫu", "hiệu lực", "hiệu quả", "hoạt động", "hành chính", "hướng dẫn", "hệ thống",
    "hội nghị", "hội đồng", "khen thưởng", "khoa học", "kinh nghiệm", "kinh tế", "kiểm soát",
    "kiểm tra", "kiểm điểm", "kế hoạch", "kết luận", "kết nạp", "kỷ luật", "luân chuyển",
    "làm việc", "lãnh đạo", "lịch sử", "lực lượng", "mô hình", "mặt trận", "nghiên cứu",
    "nghiệp vụ", "nghị quyết", "nghị định", "nguyên tắc", "nhiệm kỳ", "nhiệm vụ", "nhân dân",
    "nhân sự", "nâng cao", "nông thôn", "nội dung", "phát huy", "phát triển", "phòng chống",
    "phương pháp", "phương thức", "phẩm chất", "phối hợp", "quy chế", "quy hoạch", "quy trình",
    "quy định", "quyền hạn", "quyền lực", "quản lý", "quốc gia", "quốc hội", "quốc phòng",
    "sinh hoạt", "suy thoái", "sáp nhập", "sắp xếp", "sự nghiệp", "thanh niên", "thanh tra",
    "thi hành", "thi đua", "thành lập", "thành phố", "thành tựu", "thông tin", "thường trực",
    "thường vụ", "thực hiện", "thực tiễn", "tinh gọn", "tinh thần", "tiêu biểu", "tiêu chuẩn",
    "triển khai", "trung ương", "truyền thống", "trách nhiệm", "tuyên giáo", "tài liệu",
    "tăng cường", "tư tưởng", "tỉnh ủy", "tổ chức", "tổng bí", "tổng kết", "tự phê", "vai trò",
    "vi phạm", "văn bản", "văn hóa", "vận động", "vững mạnh", "xây dựng", "xã hội", "xếp loại",
    "xử lý", "yêu cầu", "ý kiến", "điều lệ", "đoàn kết", "đoàn thể", "đào tạo", "đánh giá",
    "đơn vị", "đại biểu", "đại hội", "đạo đức", "đảng bộ", "đảng phí", "đảng viên", "đảng ủy",
    "đề án", "địa phương", "đồng bào", "đồng chí", "đổi mới", "ủy ban", "ủy viên",
];

/// The greatest number of characters that are looked at.
const LONGEST: usize = 1000;

impl Space {
    /// How many lines of a size it holds.
    fn room(&self, size: f64) -> usize {
        let more = (self.height - size) / (size * self.leading);
        if more.is_finite() && more > 0.0 { more as usize + 1 } else { 1 }
    }
}

/// Sets a text in the first of the sizes in which it fits; in the last one, what does not fit is cut off
/// and an ellipsis put in its place. Without a size there are no lines.
#[must_use]
pub fn set(
    text: &str,
    sizes: &[f64],
    space: Space,
    measure: &dyn Fn(&str) -> f64,
) -> Option<Lines> {
    let text = text.char_indices().nth(LONGEST).map_or(text, |(end, _)| &text[..end]);
    let sizes: Vec<f64> = sizes.iter().copied().filter(|&size| size >= 1.0).collect();
    let last = *sizes.last()?;
    for &size in &sizes {
        let width = space.width / size;
        let words = words(text, f64::INFINITY, measure);
        if words.iter().all(|word| word.width <= width)
            && let Some(lines) = balanced(&words, width, space.room(size))
        {
            return Some(Lines { size, lines });
        }
    }
    let (width, room) = (space.width / last, space.room(last));
    let words = words(text, width, measure);
    let lines = balanced(&words, width, room).unwrap_or_else(|| cut(&words, width, room, measure));
    Some(Lines { size: last, lines })
}

/// A word, or a piece of one that is longer than a line.
struct Word<'t> {
    text: &'t str,
    width: f64,
    /// The width of the space before it; none within a word.
    gap: f64,
}

/// The words of a text; those that are wider than a line are torn apart.
fn words<'t>(text: &'t str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<Word<'t>> {
    let gap = measure(" ");
    let mut words = Vec::new();
    for text in text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        let (mut rest, mut gap) = (text, gap);
        loop {
            let whole = measure(rest);
            if whole <= width {
                words.push(Word { text: rest, width: whole, gap });
                break;
            }
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
            let end = ends.take_while(|&end| measure(&rest[..end]) <= width).last();
            let end = end.unwrap_or_else(|| rest.chars().next().map_or(rest.len(), char::len_utf8));
            words.push(Word { text: &rest[..end], width: measure(&rest[..end]).min(width), gap });
            (rest, gap) = (&rest[end..], 0.0);
            if rest.is_empty() {
                break;
            }
        }
    }
    words
}

/// The words in as few lines as can be, of lengths as equal as can be; none if there is no room.
fn balanced(words: &[Word<'_>], width: f64, room: usize) -> Option<Vec<String>> {
    let count = greedy(words, width);
    if count > room {
        return None;
    }
    let breaks: Vec<f64> = (0..words.len()).map(|at| cost_of_break(words, at)).collect();
    // best[n][i]: the least cost of the first i words in n lines, and where the last of these begins.
    let mut best = vec![vec![(f64::INFINITY, 0); words.len() + 1]; count + 1];
    best[0][0].0 = 0.0;
    for n in 1..=count {
        for end in 1..=words.len() {
            let mut length = 0.0;
            for start in (0..end).rev() {
                length += words[start].width;
                if length > width {
                    break;
                }
                let slack = (width - length) / width;
                let cost = best[n - 1][start].0 + slack * slack + breaks[start];
                if cost < best[n][end].0 {
                    best[n][end] = (cost, start);
                }
                length += words[start].gap;
            }
        }
    }
    let mut end = words.len();
    let mut lines = Vec::with_capacity(count);
    for n in (1..=count).rev() {
        let start = best[n][end].1;
        lines.push(line(&words[start..end]));
        end = start;
    }
    lines.reverse();
    Some(lines)
}

/// What it costs to begin a line with a word.
fn cost_of_break(words: &[Word<'_>], at: usize) -> f64 {
    let Some(before) = at.checked_sub(1).map(|before| &words[before]) else { return 0.0 };
    let word = &words[at];
    let is_roman = |text: &str| text.trim_end_matches(',').chars().all(|c| "IVXL".contains(c));
    let is_number = word.text.starts_with(|c: char| c.is_ascii_digit()) || is_roman(word.text);
    let is_dash = matches!(word.text, "-" | "–" | "—" | "/");
    if is_number || is_dash || is_pair(before.text, word.text) {
        return TORN;
    }
    let pauses = |at: usize| words[at].text.ends_with([',', ':', ';', '.', '–', '—', '?', '!']);
    // A word alone before or after a pause hangs in the air.
    let is_alone = pauses(at) || (at > 1 && pauses(at - 2));
    if pauses(at - 1) {
        -PAUSE
    } else if is_alone && at + 1 < words.len() {
        ALONE
    } else {
        0.0
    }
}

/// Whether two words are one, whatever follows them.
fn is_pair(first: &str, second: &str) -> bool {
    let second = second.trim_end_matches(|c: char| !c.is_alphanumeric());
    let both = format!("{} {}", first.to_lowercase(), second.to_lowercase());
    let both = both.trim_start_matches(|c: char| !c.is_alphanumeric());
    PAIRS.binary_search(&both).is_ok()
}

fn line(words: &[Word<'_>]) -> String {
    let mut line = String::new();
    for (at, word) in words.iter().enumerate() {
        if at > 0 && word.gap > 0.0 {
            line.push(' ');
        }
        line.push_str(word.text);
    }
    line
}

/// How many words from the first on go into one line; at least one.
fn fill(words: &[Word<'_>], width: f64) -> usize {
    let mut length = 0.0;
    for (at, word) in words.iter().enumerate() {
        length += word.width + if at > 0 { word.gap } else { 0.0 };
        if at > 0 && length > width {
            return at;
        }
    }
    words.len()
}

fn greedy(words: &[Word<'_>], width: f64) -> usize {
    let (mut rest, mut count) = (words, 0);
    while !rest.is_empty() {
        rest = &rest[fill(rest, width)..];
        count += 1;
    }
    count
}

/// As many words as there is room for, with an ellipsis.
fn cut(words: &[Word<'_>], width: f64, room: usize, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let (mut rest, mut lines) = (words, Vec::new());
    while lines.len() + 1 < room && !rest.is_empty() {
        let end = fill(rest, width);
        lines.push(line(&rest[..end]));
        rest = &rest[end..];
    }
    let mut end = fill(rest, width);
    loop {
        let kept = line(&rest[..end]);
        let kept = kept.trim_end_matches(|c: char| !c.is_alphanumeric());
        let shown = format!("{kept}…");
        if end <= 1 || measure(&shown) <= width {
            lines.push(shown);
            return lines;
        }
        end -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Space, set};

    /// Sets a text in a font whose letters are all one wide, in lines of as many letters as are named.
    fn lines(text: &str, letters: f64, rows: f64, sizes: &[f64]) -> Option<Lines> {
        let space = Space { width: letters * 10.0, height: rows * 10.0, leading: 1.0 };
        set(text, sizes, space, &|text| text.chars().count() as f64)
    }

    fn texts(text: &str, letters: f64, rows: f64) -> Vec<String> {
        lines(text, letters, rows, &[10.0]).unwrap().lines
    }

    #[test]
    fn lines_are_of_about_one_length() {
        // Filled one after the other, the last line would hold one word.
        assert_eq!(texts("aaa bbb ccc ddd", 11.0, 3.0), ["aaa bbb", "ccc ddd"]);
        assert_eq!(texts("một hai", 20.0, 3.0), ["một hai"]);
        assert_eq!(texts("", 20.0, 3.0), [""; 0]);
    }

    #[test]
    fn numbers_stay_with_what_they_count() {
        assert_eq!(texts("Kế hoạch số 18 bb", 12.0, 3.0), ["Kế hoạch", "số 18 bb"]);
        assert_eq!(texts("aaaaaa năm 2025 b", 12.0, 3.0), ["aaaaaa", "năm 2025 b"]);
        assert_eq!(texts("aaaaaa khóa XII bb", 12.0, 3.0), ["aaaaaa", "khóa XII bb"]);
    }

    #[test]
    fn words_of_two_syllables_stay_whole_and_pauses_end_lines() {
        assert!(super::PAIRS.is_sorted());
        assert_eq!(
            texts("Xếp lịch họp chi bộ theo con nước", 24.0, 2.0),
            ["Xếp lịch họp chi bộ", "theo con nước"]
        );
        assert_eq!(texts("aaaa bb: cc dddd", 10.0, 2.0), ["aaaa bb:", "cc dddd"]);
        assert_eq!(
            texts("Quy hoạch “động” và “mở”: hiểu đúng để làm đúng", 22.0, 3.0),
            ["Quy hoạch “động”", "và “mở”: hiểu đúng", "để làm đúng"]
        );
        // A pause that would leave a line nearly empty is not taken.
        assert_eq!(texts("a, bbbb cccc dddd eee", 13.0, 2.0), ["a, bbbb cccc", "dddd eee"]);
    }

    #[test]
    fn the_largest_size_that_fits_is_taken() {
        let size = |text| lines(text, 20.0, 4.0, &[20.0, 10.0, 5.0]).unwrap().size as u32;
        assert_eq!(size("aaaa bbbb"), 20);
        assert_eq!(size("aaaa bbbb cccc dddd eeee"), 10);
        // A word that is longer than a line asks for a smaller size before it is torn.
        assert_eq!(size("aaaaaaaaaaaaaaa"), 10);
        assert_eq!(size("a".repeat(39).as_str()), 5);
        assert_eq!(lines("a", 20.0, 4.0, &[]), None);
        assert_eq!(lines("a", 20.0, 4.0, &[f64::NAN, 0.0]), None);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        assert_eq!(texts("aaaa bbbb cccc dddd eeee", 9.0, 2.0), ["aaaa bbbb", "cccc…"]);
        assert_eq!(texts("aaaa, bbbb, cccc", 6.0, 1.0), ["aaaa…"]);
        assert_eq!(texts("aaaaaaaaaaaaaaaaaaaaaaaaa", 5.0, 2.0), ["aaaaa", "aaaaa…"]);
    }

    #[test]
    fn no_text_and_no_space_panics() {
        for text in ["", " ", "ộ", "\u{301}\u{301}", "a b", "một hai ba bốn năm"] {
            for width in [0.0, 1.0, f64::NAN, f64::INFINITY, -5.0] {
                for height in [0.0, 12.0, f64::NAN, -1.0] {
                    let space = Space { width, height, leading: 0.0 };
                    let _ = set(text, &[30.0, 10.0], space, &|text| text.len() as f64);
                }
            }
        }
    }
}
