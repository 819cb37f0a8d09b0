//! `[pictures]`: in which widths pictures are published besides their files.

use super::fields::Fields;
use super::keys;
use crate::base::text::Text;
use crate::diag::areas::config::Config;

/// In which widths pictures are published besides their files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// Widths in pixels, ascending; empty when pictures are published as files only.
    pub widths: Vec<u32>,
    /// Quality of WebP, 1 to 100.
    pub quality: u8,
}

impl Default for Pictures {
    fn default() -> Pictures {
        Pictures { widths: vec![480, 720, 1080, 1600], quality: 78 }
    }
}

/// The narrowest and the widest picture that may be asked for.
const SIDES: std::ops::RangeInclusive<u32> = 64..=8192;

/// Reads the table.
pub(super) fn read(top: &mut Fields<'_>) -> Pictures {
    let mut pictures = Pictures::default();
    let Some(mut table) = top.table("pictures") else { return pictures };
    table.known(keys::PICTURES);
    if let Some(quality) = table.int("quality", 1..=100).and_then(|n| u8::try_from(n).ok()) {
        pictures.quality = quality;
    }
    if table.node("widths").is_some() {
        let mut widths = Vec::new();
        for written in table.texts("widths") {
            match written.value.parse().ok().filter(|width| SIDES.contains(width)) {
                Some(width) => widths.push(width),
                None => {
                    let problem = Config::BadValue {
                        key: Text::from("pictures.widths"),
                        value: written.value.clone(),
                        expected: Text::from(format!("{}–{}", SIDES.start(), SIDES.end())),
                    };
                    table.problem(written.start as usize..written.end as usize, problem);
                }
            }
        }
        widths.sort_unstable();
        widths.dedup();
        pictures.widths = widths;
    }
    if table.flag("resize") == Some(false) {
        pictures.widths.clear();
    }
    pictures
}

impl Pictures {
    /// The widths in which a picture of this width is published besides its file: those asked for that
    /// make it smaller, and its own if none of them is as wide.
    #[must_use]
    pub fn widths_of(&self, width: u32) -> Vec<u32> {
        let (Some(&least), Some(&most)) = (self.widths.first(), self.widths.last()) else {
            return Vec::new();
        };
        if width <= least {
            return Vec::new();
        }
        let own = width.min(most);
        // One that is nearly as wide saves nobody anything.
        let near = u64::from(own) * 9;
        let mut widths: Vec<u32> =
            self.widths.iter().copied().filter(|&w| u64::from(w) * 10 <= near).collect();
        widths.push(own);
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::Pictures;

    #[test]
    fn widths_follow_from_the_width_of_the_picture_alone() {
        let usual = Pictures::default();
        for (width, expected) in [
            (1, &[][..]),
            (480, &[]),
            (500, &[500]),
            (534, &[480, 534]),
            (960, &[480, 720, 960]),
            (1000, &[480, 720, 1000]),
            (1600, &[480, 720, 1080, 1600]),
            (6000, &[480, 720, 1080, 1600]),
            (u32::MAX, &[480, 720, 1080, 1600]),
        ] {
            assert_eq!(usual.widths_of(width), expected, "{width}");
        }
        assert!(Pictures { widths: Vec::new(), quality: 1 }.widths_of(900).is_empty());
    }
}
