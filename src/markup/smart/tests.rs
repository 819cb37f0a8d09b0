//! Punctuation by Vietnamese habit.

use super::Pen;

fn plain(text: &str) -> String {
    let mut out = String::new();
    Pen::plain(true).text(&mut out, text);
    out
}

#[test]
fn quotes_and_dashes_follow_vietnamese_print() {
    for (typed, printed) in [
        ("nói: \"Xin chào\".", "nói: “Xin chào”."),
        ("(\"a 'b' c\")", "(“a ‘b’ c”)"),
        ("\"'a' b\"", "“‘a’ b”"),
        ("H'Hen Niê, Y'Bla, O'Neil", "H'Hen Niê, Y'Bla, O'Neil"),
        ("lúc 7:31' sáng", "lúc 7:31' sáng"),
        ("màn hình 21\" mới", "màn hình 21\" mới"),
        ("vân vân...", "vân vân…"),
        ("hết./.", "hết./."),
        ("mục ..... 5", "mục ..... 5"),
        ("một--hai --- ba", "một–hai — ba"),
        ("----", "----"),
        ("miền Trung - Tây Nguyên", "miền Trung - Tây Nguyên"),
        ("2015-2020, 2020 - 2025", "2015-2020, 2020 - 2025"),
        ("https://a.vn/x--y...z \"b\"", "https://a.vn/x--y...z “b”"),
        ("www.a.vn/--'x' --", "www.a.vn/--'x' –"),
        ("'tis, 'a 'b", "'tis, 'a 'b"),
    ] {
        assert_eq!(plain(typed), printed);
    }
}

#[test]
fn numbers_keep_to_their_words() {
    for (typed, printed) in [
        ("số 5, ngày 06 tháng 02 năm 2017", "số~5, ngày~06 tháng~02 năm~2017"),
        ("Điều 3, khoản 2", "Điều~3, khoản~2"),
        ("số phận, căm 5", "số phận, căm 5"),
        ("TP. Hồ Chí Minh, TP. và", "TP.~Hồ Chí Minh, TP. và"),
        ("5 tỷ, 1,5 triệu, 9.007 km", "5~tỷ, 1,5~triệu, 9.007~km"),
        ("99,55 % và 5 hay", "99,55~% và 5 hay"),
        ("số 5 triệu", "số~5~triệu"),
        ("1.5...2", "1.5…2"),
    ] {
        assert_eq!(plain(typed), printed.replace('~', "\u{a0}"));
    }
}

#[test]
fn document_symbols_are_not_broken() {
    for (typed, printed) in [
        ("số 42-NQ/TW.", "số\u{a0}<span class=\"nobr\">42-NQ/TW</span>."),
        ("30/2020/NĐ-CP,", "<span class=\"nobr\">30/2020/NĐ-CP</span>,"),
        ("126/2025/QH15", "<span class=\"nobr\">126/2025/QH15</span>"),
        ("45a-CT/T.Ư;", "<span class=\"nobr\">45a-CT/T.Ư</span>;"),
        ("19/5/2020, 221/222, 80 km/h", "19/5/2020, 221/222, 80\u{a0}km/h"),
        ("a < b & c", "a &lt; b &amp; c"),
    ] {
        let mut out = String::new();
        Pen::html(true).text(&mut out, typed);
        assert_eq!(out, printed);
    }
}

#[test]
fn pieces_of_text_know_what_stood_before() {
    let mut pen = Pen::plain(true);
    let mut out = String::new();
    for piece in ["a \"", "b", "\" c"] {
        pen.text(&mut out, piece);
    }
    assert_eq!(out, "a “b” c");
}

#[test]
fn a_pen_without_typography_only_escapes() {
    let mut out = String::new();
    Pen::html(false).text(&mut out, "\"a\" -- số 5 <");
    assert_eq!(out, "\"a\" -- số 5 &lt;");
}

#[test]
fn long_runs_cost_linear_time() {
    for piece in ["'a ", "1/", "5.", "\"", "w", "số 1", "1-", "'"] {
        plain(&piece.repeat(300_000));
    }
}
