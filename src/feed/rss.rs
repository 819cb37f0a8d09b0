//! A list → RSS 2.0, with the extensions that readers expect: Atom's link to itself, Dublin Core's
//! authors, whole texts.

use super::list::Ready;
use super::xml::Xml;
use crate::base::date::Stamp;
use crate::plan::page::{Ingredients, Recipe};
use crate::view::feed::{FeedHead, FeedItem};

/// Makes an RSS feed.
pub(super) const RECIPE: Recipe = Recipe { name: "rss", run };

/// The opening tag with the name spaces of the extensions.
const OPEN: &str = "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n";

fn run(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(ready) = Ready::new(ingredients) else { return Vec::new() };
    let FeedHead { origin, page, own, .. } = ready.head;
    let mut xml = Xml::new();
    xml.raw(OPEN).raw("<channel>\n");
    xml.element("title", &ready.head.title);
    xml.place("link", origin, page);
    let about = &ready.head.subtitle;
    // RSS demands a description.
    xml.element("description", if about.is_empty() { &ready.head.title } else { about });
    xml.element("language", &ready.head.language);
    xml.some("copyright", ready.head.rights.as_ref());
    xml.element("lastBuildDate", &rfc822(ready.updated));
    xml.element("generator", "Toasoan");
    xml.raw("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"");
    xml.address(origin, own).raw("\"/>\n");
    for (item, body) in ready.entries() {
        entry(&mut xml, origin, item, body);
    }
    xml.raw("</channel>\n</rss>\n").finish()
}

fn entry(xml: &mut Xml, origin: &str, item: &FeedItem, body: Option<&str>) {
    xml.raw("<item>\n").element("title", &item.title);
    xml.place("link", origin, &item.url).place("guid", origin, &item.url);
    xml.element("pubDate", &rfc822(item.published));
    for name in &item.authors {
        xml.element("dc:creator", name);
    }
    for term in &item.categories {
        xml.element("category", term);
    }
    xml.some("description", Some(&item.summary));
    if let Some(body) = body {
        xml.element("content:encoded", body);
    }
    // RSS allows one file; the film or the PDF says more than the picture.
    if let Some(file) = item.media.as_ref().or(item.image.as_ref()) {
        xml.raw("<enclosure type=\"").raw(file.mime).raw("\" length=\"");
        xml.text(&file.bytes.to_string()).raw("\" url=\"").address(origin, &file.url);
        xml.raw("\"/>\n");
    }
    if let Some((name, Some(url))) = &item.source {
        xml.raw("<source url=\"").text(url).raw("\">").text(name).raw("</source>\n");
    }
    xml.raw("</item>\n");
}

/// A moment as RFC 822 writes it: `Sun, 15 Dec 2013 15:28:00 +0700`.
fn rfc822(stamp: Stamp) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let day = stamp.day();
    let weekday = day.date().weekday().to_monday_zero_offset();
    let weekday = DAYS[usize::try_from(weekday).unwrap_or(0).min(6)];
    let month = usize::try_from(day.month().month - 1).unwrap_or(0).min(11);
    let minutes = stamp.offset_seconds() / 60;
    let (sign, minutes) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
    let time = stamp.format("{hh}:{mm}:{ss}");
    let (hours, minutes) = (minutes / 60, minutes % 60);
    let (number, month, year) = (day.day_of_month(), MONTHS[month], day.year());
    format!("{weekday}, {number:02} {month} {year:04} {time} {sign}{hours:02}{minutes:02}")
}

#[cfg(test)]
mod tests {
    use super::rfc822;
    use crate::base::date::{Stamp, Zone};

    #[test]
    fn dates_are_written_as_mail_writes_them() {
        for (text, wanted) in [
            ("2013-12-15T15:28:00+07:00", "Sun, 15 Dec 2013 15:28:00 +0700"),
            ("2026-01-05T00:00:09Z", "Mon, 05 Jan 2026 00:00:09 +0000"),
            ("2026-06-03T23:59:00-03:30", "Wed, 03 Jun 2026 23:59:00 -0330"),
        ] {
            let (stamp, _) = Stamp::parse(text, &Zone::default()).unwrap();
            assert_eq!(rfc822(stamp), wanted);
        }
    }
}
