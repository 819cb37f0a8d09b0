//! Captions: the line under a picture is cut into what it shows and who made it.
//!
//! The habit of Vietnamese newspapers: "Ảnh:" at the end, before one to four words that begin with
//! a capital letter, names the maker; "Ảnh:" at the start only introduces the caption.

/// Words that introduce the maker of a picture.
const MAKERS: [&str; 8] =
    ["Ảnh", "Đồ họa", "Đồ hoạ", "Tranh", "Minh họa", "Nguồn", "Photo", "Graphics"];

/// Cuts a caption into its text and its credit; either may be empty.
pub(super) fn split(caption: &str) -> (&str, &str) {
    let caption = caption.trim();
    if let Some((maker, rest)) = introduced(caption) {
        let name = rest.trim().trim_end_matches('.');
        let credit = maker_like(name) && name.split_whitespace().all(capital);
        return if credit {
            ("", caption)
        } else if maker == "Ảnh" {
            (rest.trim(), "")
        } else {
            (caption, "")
        };
    }
    let Some(colon) = caption.rfind(':') else { return (caption, "") };
    let name = caption[colon + 1..].trim().trim_end_matches('.');
    if !maker_like(name) {
        return (caption, "");
    }
    let before = &caption[..colon];
    for maker in MAKERS {
        let Some(text) = before.strip_suffix(maker) else { continue };
        if text.ends_with(|c: char| c.is_whitespace() || matches!(c, '.' | '(' | ',' | ';')) {
            let text = text.trim_end();
            if text.ends_with('(') != name.ends_with(')') {
                return (caption, "");
            }
            let credit = caption[before.len() - maker.len()..].trim_end_matches([')', '.']);
            return (text.trim_end_matches('(').trim_end(), credit);
        }
    }
    (caption, "")
}

/// The word that introduces a whole caption, and the rest.
fn introduced(caption: &str) -> Option<(&'static str, &str)> {
    MAKERS.iter().find_map(|maker| {
        let rest = caption.strip_prefix(maker)?.trim_start().strip_prefix(':')?;
        Some((*maker, rest))
    })
}

/// Whether a text can be the name of a maker: one to four words, the first with a capital.
fn maker_like(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=4).contains(&words) && name.split_whitespace().next().is_some_and(capital)
}

fn capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn credits_are_told_from_captions() {
        for (caption, text, credit) in [
            ("Lễ ký kết. Ảnh: Văn B", "Lễ ký kết.", "Ảnh: Văn B"),
            ("Lễ ký kết. Ảnh: Văn B.", "Lễ ký kết.", "Ảnh: Văn B"),
            ("Lễ ký kết (Ảnh: TTXVN)", "Lễ ký kết", "Ảnh: TTXVN"),
            ("Số đơn vị. Đồ họa: Tòa soạn", "Số đơn vị.", "Đồ họa: Tòa soạn"),
            ("Ảnh: Đồng chí A, chủ trì Hội nghị", "Đồng chí A, chủ trì Hội nghị", ""),
            ("Ảnh: Văn B", "", "Ảnh: Văn B"),
            ("Hội nghị: khai mạc", "Hội nghị: khai mạc", ""),
            ("Xem Ảnh: người dân xuống đồng", "Xem Ảnh: người dân xuống đồng", ""),
            ("Mỹ Ảnh: A B C D E", "Mỹ Ảnh: A B C D E", ""),
            ("Hình chụp.Ảnh:An", "Hình chụp.", "Ảnh:An"),
            ("", "", ""),
            (":", ":", ""),
        ] {
            assert_eq!(split(caption), (text, credit), "{caption}");
        }
    }
}
