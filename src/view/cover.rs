//! The cover that is drawn for an issue without a picture: title of the magazine, number, year, name.
//!
//! A pure function of these texts to SVG. The colors follow the year, so that the issues of one year
//! stand together on a shelf. Fonts are those of the reader's system; long names wrap
//! and shrink ([`super::rows`]).

use std::fmt::Write as _;

use super::rows::{broken_rows, rows, width};
use crate::base::text::escape_into;

/// Width of the drawing.
pub const WIDTH: u32 = 600;
/// Height of the drawing.
pub const HEIGHT: u32 = 848;

/// Ground, band and ink of a year.
struct Colors {
    ground: &'static str,
    band: &'static str,
    ink: &'static str,
}

const fn colors(ground: &'static str, band: &'static str, ink: &'static str) -> Colors {
    Colors { ground, band, ink }
}

/// The palettes; the contrast of ink on ground and of ground on band is above 4.5.
const PALETTES: [Colors; 6] = [
    colors("#8f1a1d", "#f2d38a", "#fdf6e6"),
    colors("#1f3a5f", "#f0d9a0", "#f7f4ec"),
    colors("#24513c", "#efd596", "#f7f5ea"),
    colors("#6b3410", "#f4dcae", "#fdf5e8"),
    colors("#4a2545", "#efd3a5", "#faf3f4"),
    colors("#27484c", "#f1d6a0", "#f3f6f2"),
];

/// What a cover says.
pub struct Cover<'a> {
    /// The magazine.
    pub magazine: &'a str,
    /// `Số 6 - 2022`, for those who cannot see it.
    pub title: &'a str,
    /// Number as written.
    pub number: &'a str,
    /// Year.
    pub year: i64,
    /// Special name.
    pub name: Option<&'a str>,
}

/// Draws a cover.
#[must_use]
pub fn draw(cover: &Cover<'_>) -> String {
    let place = usize::try_from(cover.year).unwrap_or(0) % PALETTES.len();
    let Colors { ground, band, ink } = PALETTES[place];
    let mut svg = String::with_capacity(2048);
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
         viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" font-family=\"ui-serif, Cambria, 'Noto Serif', \
         'Times New Roman', serif\" text-anchor=\"middle\">\n<title>"
    );
    escape_into(&mut svg, cover.title);
    let _ = write!(
        svg,
        "</title>\n<path fill=\"{ground}\" d=\"M0 0h600v848H0z\"/>\n\
         <path fill=\"none\" stroke=\"{band}\" stroke-width=\"3\" d=\"M28 28h544v792H28z\"/>\n\
         <path stroke=\"{band}\" stroke-width=\"2\" d=\"M230 218h140M230 628h140\"/>\n"
    );
    let magazine = cover.magazine.to_uppercase();
    lines(
        &mut svg,
        &magazine,
        &Place { middle: 136, size: 46, height: 112, fill: ink, weight: 700 },
    );
    let size = match cover.number.chars().count() {
        0..=2 => 240,
        3..=4 => 180,
        5..=8 => 96,
        _ => 60,
    };
    lines(
        &mut svg,
        cover.number,
        &Place { middle: 392, size, height: 290, fill: band, weight: 700 },
    );
    let year = cover.year.to_string();
    lines(&mut svg, &year, &Place { middle: 566, size: 64, height: 77, fill: ink, weight: 400 });
    if let Some(name) = cover.name {
        lines(
            &mut svg,
            name,
            &Place { middle: 730, size: 40, height: 160, fill: ink, weight: 400 },
        );
    }
    svg.push_str("</svg>\n");
    svg
}

/// Where lines stand, and how.
struct Place {
    /// The middle of the lines.
    middle: u32,
    /// Size of the letters, at most.
    size: u32,
    /// The height that all lines may take.
    height: u32,
    fill: &'static str,
    weight: u32,
}

/// The width that lines may take.
const ROOM: u32 = 480;
/// The least size of letters.
const LEAST: u32 = 22;

/// Writes a text in as few lines as it takes; letters shrink until it fits. What does not fit at the
/// least size is broken between syllables, and what is too much ends in an ellipsis.
fn lines(svg: &mut String, text: &str, place: &Place) {
    // Bold letters are wider.
    let room = |size: u32| ROOM * if place.weight > 400 { 930 } else { 1000 } / size;
    let most = |size: u32| (place.height / step(size)).max(1) as usize;
    let fits = |rows: &[String], size: u32| {
        rows.len() <= most(size) && rows.iter().all(|row| width(row) <= room(size))
    };
    let mut size = place.size;
    let mut all = rows(text, room(size));
    while !fits(&all, size) && size > LEAST {
        size = (size - 2).max(LEAST);
        all = rows(text, room(size));
    }
    if !fits(&all, size) {
        all = broken_rows(text, room(size));
        shorten(&mut all, most(size), room(size));
    }
    let step = step(size);
    let height = step * (all.len() as u32).saturating_sub(1);
    let first = (place.middle + size / 3).saturating_sub(height / 2);
    for (at, row) in all.iter().enumerate() {
        let y = first + step * at as u32;
        let Place { fill, weight, .. } = place;
        let _ = write!(
            svg,
            "<text x=\"300\" y=\"{y}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">"
        );
        escape_into(svg, row);
        svg.push_str("</text>\n");
    }
}

/// From line to line.
fn step(size: u32) -> u32 {
    size * 6 / 5
}

/// Keeps the first rows; the last of them tells that there is more.
fn shorten(all: &mut Vec<String>, most: usize, room: u32) {
    if all.len() <= most {
        return;
    }
    all.truncate(most);
    if let Some(last) = all.last_mut() {
        while width(last) + width("…") > room && last.pop().is_some() {}
        last.truncate(last.trim_end().len());
        last.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::{Cover, draw, width};

    fn cover<'a>(number: &'a str, year: i64, name: Option<&'a str>) -> Cover<'a> {
        Cover { magazine: "Xây dựng Đảng", title: "Số", number, year, name }
    }

    #[test]
    fn texts_are_escaped_and_years_have_their_colors() {
        let svg = draw(&cover("6", 2022, Some("<b> & \"c\"")));
        assert!(svg.contains("&lt;b&gt; &amp;"), "{svg}");
        assert_ne!(
            draw(&cover("6", 2022, None)),
            draw(&cover("6", 2023, None)).replace("2023", "2022")
        );
        assert_eq!(draw(&cover("6", 2022, None)), draw(&cover("6", 2022, None)));
    }

    #[test]
    fn nothing_is_too_long_to_be_drawn() {
        let long = "Nghiêng".repeat(40);
        let words = "rất dài ".repeat(90);
        for name in [long.as_str(), words.as_str(), "", "Ư", "WWWWWWWWWWWWWWWWWWWWWW"] {
            let svg = draw(&cover(name, -5, Some(name)));
            let size = |line: &str| -> u32 {
                line.split_once("font-size=\"")
                    .unwrap()
                    .1
                    .split('"')
                    .next()
                    .unwrap()
                    .parse()
                    .unwrap()
            };
            let lines: Vec<&str> = svg.lines().filter(|line| line.starts_with("<text")).collect();
            assert!(lines.len() <= 20, "{svg}");
            for line in lines {
                let text = line.split_once('>').unwrap().1.trim_end_matches("</text>");
                assert!(width(text) * size(line) <= 480_000, "{line}");
            }
        }
    }
}
