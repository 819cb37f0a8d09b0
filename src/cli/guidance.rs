//! How builds and checks tell which articles rely on documents since replaced.
//!
//! It is no list of mistakes: an article was right on its day. Editors decide what to do.

use serde::Serialize;

use super::args::Format;
use super::say;
use crate::base::route::RelPath;
use crate::diag::problem::Lang;
use crate::model::guidance::Guidance;

/// Documents that are told in full on a terminal.
const SHOWN: usize = 10;

#[derive(Serialize)]
struct Row<'a> {
    guidance: &'static str,
    document: &'a str,
    reference: &'a str,
    route: &'a str,
    since: Option<String>,
    current: Vec<&'a str>,
    articles: Vec<&'a str>,
}

/// Prints the list: lines of text to stdout, or one JSON object a document to stderr, where problems go.
pub(super) fn say(list: &[Guidance], lang: Lang, format: Format) {
    match format {
        Format::Json => list.iter().for_each(|entry| say::err(&json(entry))),
        Format::Text => text(list, lang).iter().for_each(|line| say::out(line)),
    }
}

fn json(entry: &Guidance) -> String {
    let row = Row {
        guidance: if entry.current.is_empty() { "ended" } else { "replaced" },
        document: &entry.document,
        reference: &entry.reference,
        route: entry.route.as_str(),
        since: entry.since.map(|day| day.to_string()),
        current: entry.current.iter().map(AsRef::as_ref).collect(),
        articles: entry.articles.iter().map(RelPath::as_str).collect(),
    };
    serde_json::to_string(&row).unwrap_or_default()
}

fn text(list: &[Guidance], lang: Lang) -> Vec<String> {
    if list.is_empty() {
        return Vec::new();
    }
    let head = "Bài dựa vào văn bản nay không còn hiệu lực, nên xem lại:";
    let head = say::tr(lang, head, "Articles that rely on documents no longer in force:");
    let mut lines = vec![head.to_owned()];
    lines.extend(list.iter().take(SHOWN).map(|entry| line(entry, lang)));
    if let Some(more) = list.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        lines.push(match lang {
            Lang::Vi => format!("  … và {more} văn bản khác; đầy đủ với --format json"),
            Lang::En => format!("  … and {more} more documents; all of them with --format json"),
        });
    }
    lines
}

fn line(entry: &Guidance, lang: Lang) -> String {
    let current = entry.current.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ");
    let since = entry.since.map(|day| day.format("{d}-{m}-{yyyy}"));
    let ended = match (since, lang) {
        (Some(day), Lang::Vi) => format!("hết hiệu lực từ {day}"),
        (Some(day), Lang::En) => format!("ended on {day}"),
        (None, Lang::Vi) => "hết hiệu lực".to_owned(),
        (None, Lang::En) => "ended".to_owned(),
    };
    let now = match (current.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Vi) => format!(", nay là {current}"),
        (false, Lang::En) => format!(", now {current}"),
    };
    let first = entry.articles.first().map_or("", |file| file.as_str());
    let articles = match (entry.articles.len(), lang) {
        (1, _) => first.to_owned(),
        (count, Lang::Vi) => format!("{count} bài, mới nhất {first}"),
        (count, Lang::En) => format!("{count} articles, the newest {first}"),
    };
    format!("  {} {ended}{now}: {articles}", entry.reference)
}

#[cfg(test)]
mod tests {
    use super::{Guidance, RelPath, json, text};
    use crate::base::date::Day;
    use crate::base::route::Route;
    use crate::base::text::Text;
    use crate::diag::problem::Lang;

    fn entry(articles: &[&str], current: &[&str]) -> Guidance {
        Guidance {
            document: Text::from("Quy định 37-QĐ/TW"),
            reference: Text::from("37-QĐ/TW"),
            route: Route::new("/van-ban/37-qd-tw-2021/").unwrap(),
            since: Day::new(2026, 7, 26),
            current: current.iter().copied().map(Text::from).collect(),
            articles: articles.iter().map(|file| RelPath::new(file).unwrap()).collect(),
        }
    }

    #[test]
    fn a_line_names_document_successor_day_and_articles() {
        let list = [entry(&["content/a.md", "content/b.md"], &["207-QĐ/TW"])];
        let lines = text(&list, Lang::Vi);
        assert_eq!(
            lines[1],
            "  37-QĐ/TW hết hiệu lực từ 26-7-2026, nay là 207-QĐ/TW: 2 bài, mới nhất content/a.md"
        );
        let lines = text(&[entry(&["content/a.md"], &[])], Lang::En);
        assert_eq!(lines[1], "  37-QĐ/TW ended on 26-7-2026: content/a.md");
    }

    #[test]
    fn a_long_list_is_cut_on_terminals_and_whole_for_machines() {
        let list: Vec<Guidance> =
            (0..12).map(|_| entry(&["content/a.md"], &["207-QĐ/TW"])).collect();
        assert_eq!(text(&list, Lang::Vi).len(), 12);
        assert!(text(&list, Lang::Vi)[11].contains("2 văn bản khác"));
        assert!(json(&list[0]).contains("\"since\":\"2026-07-26\",\"current\":[\"207-QĐ/TW\"]"));
    }

    #[test]
    fn nothing_is_said_when_there_is_nothing() {
        assert!(text(&[], Lang::Vi).is_empty());
    }
}
