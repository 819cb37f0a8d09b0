//! `toasoan cite`: what the recogniser sees in a text, and where each citation leads.

use std::io::Read as _;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::Outcome;
use super::args::{Cite, Format, SiteArgs};
use super::say::{self, DiskSources};
use crate::base::date::{Day, Zone};
use crate::base::route::RelPath;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::build::load::Memory;
use crate::build::{Clock, Prepared, prepare};
use crate::cite::titles::Titles;
use crate::cite::{Citation, recognise};
use crate::cited::finder::Finder;
use crate::cited::hints::is_unlinked;
use crate::cited::resolve::{Context, Resolved, resolve, whole_key};
use crate::cited::{Name, Written, titles};
use crate::diag::problem::Lang;
use crate::diag::problems::Problems;
use crate::diag::show::Sources as _;
use crate::markup;
use crate::model::document::Document;
use crate::model::region::lookup::{Found, Lookup};
use crate::model::{region, registry};
use crate::parse::{Env, article, front};
use crate::source::read;

/// Prints the citations.
pub(super) fn run(args: &Cite, lang: Lang) -> Outcome {
    if args.all {
        return site(args, lang);
    }
    let Some(text) = input(args, lang) else { return Outcome::Failed };
    let Some((documents, titles)) = documents(args, lang) else { return Outcome::Failed };
    let (front_date, front_region) = front_matter(&text);
    let date = match &args.date {
        None => front_date,
        Some(written) => {
            let day = Day::parse(written);
            if day.is_none() {
                let vi = format!("lỗi: không đọc được ngày `{written}`; viết như 2026-11-21");
                let en = format!("error: cannot read the date `{written}`; write 2026-11-21");
                say::err(say::tr(lang, &vi, &en));
                return Outcome::Failed;
            }
            day
        }
    };
    let region = args.region.clone().or(front_region).map(|name| official_region(&name, date));
    let find = Finder::new(&documents);
    let context = Context {
        date,
        region: region.as_deref(),
        relied: &[],
        documents: &documents,
        find: &find,
    };
    let found = citations(args, &text, titles.as_ref());
    let resolved = resolve(found.iter().map(|(citation, ..)| citation), &context);
    let mut places = Places::new(&text);
    let rows: Vec<Row<'_>> = found
        .iter()
        .zip(&resolved)
        .map(|((citation, start, end), resolved)| Row {
            file: None,
            citation,
            resolved,
            at: places.place(*start, *end),
        })
        .collect();
    print(args, &documents, lang, &rows);
    Outcome::Clean
}

/// Prints the citations of all texts of the site.
fn site(args: &Cite, lang: Lang) -> Outcome {
    let Some(Prepared { site, .. }) = prepared(args, lang) else { return Outcome::Failed };
    let find = Finder::new(&site.documents);
    let sources = DiskSources(&args.root);
    let mut texts = Written::others(&site);
    texts.extend(site.articles.values().iter().map(|article| Written::article(&site, article)));
    texts.retain(|text| !text.facts.citations.is_empty());
    texts.sort_by_key(|text| text.file);
    let resolved: Vec<_> = texts.iter().map(|text| text.resolve(&site.documents, &find)).collect();
    let mut rows = Vec::new();
    for (text, resolved) in texts.iter().zip(&resolved) {
        let source = sources.text(text.file).unwrap_or_default();
        let mut places = Places::new(&source);
        for (mention, resolved) in text.facts.citations.iter().zip(resolved) {
            let at = places.place(mention.start as usize, mention.end as usize);
            let file = Some(text.file.as_str());
            rows.push(Row { file, citation: &mention.citation, resolved, at });
        }
    }
    print(args, &site.documents, lang, &rows);
    Outcome::Clean
}

fn print(args: &Cite, documents: &Table<Document>, lang: Lang, rows: &[Row<'_>]) {
    let mut rows = rows
        .iter()
        .filter(|row| !args.unlinked || is_unlinked(row.citation, row.resolved))
        .peekable();
    match args.format {
        Format::Json => {
            let rows: Vec<Value> = rows.map(|row| row.json(documents, lang)).collect();
            say::out(&Value::Array(rows).to_string());
        }
        Format::Text => {
            if rows.peek().is_none() {
                let (vi, en) = if args.unlinked {
                    ("mọi viện dẫn đều thành liên kết", "every citation is linked")
                } else {
                    ("không thấy viện dẫn nào", "no citations found")
                };
                say::out(say::tr(lang, vi, en));
            }
            for row in rows {
                say::out(&row.line(documents, lang));
            }
        }
    }
}

fn input(args: &Cite, lang: Lang) -> Option<String> {
    let mut bytes = Vec::new();
    let result = if args.file == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        read::config(Path::new(&args.file)).map(|read| bytes = read)
    };
    if let Err(error) = result {
        let vi = format!("lỗi: không đọc được `{}`: {error}", args.file);
        let en = format!("error: cannot read `{}`: {error}", args.file);
        say::err(say::tr(lang, &vi, &en));
        return None;
    }
    let Ok(text) = String::from_utf8(bytes) else {
        let vi = format!("lỗi: `{}` không phải UTF-8", args.file);
        let en = format!("error: `{}` is not UTF-8", args.file);
        say::err(say::tr(lang, &vi, &en));
        return None;
    };
    Some(text)
}

/// The documents of the site at the root, or of the built-in registry where there is no site; and the
/// titles by which texts name them.
fn documents(args: &Cite, lang: Lang) -> Option<(Table<Document>, Option<Titles>)> {
    if args.root.join("site.toml").is_file() {
        let Prepared { settings, site, .. } = prepared(args, lang)?;
        let heads = site.documents.values().iter().filter_map(|document| document.head.as_ref());
        let own: Vec<Name> = heads
            .map(|head| (head.kind.value.clone(), head.number.value.clone(), head.title.clone()))
            .collect();
        let titles = titles(settings.registry_documents.is_used(), &own);
        return Some((site.documents, titles));
    }
    let seeds = registry::documents();
    let at = |name: &Text| seeds.iter().position(|seed| seed.document.id == *name);
    let successors: Vec<Vec<_>> = seeds
        .iter()
        .map(|seed| seed.successors.iter().filter_map(at).map(Id::from_index).collect())
        .collect();
    let all = seeds.into_iter().zip(successors);
    let all = all.map(|(seed, replaced_by)| Document { replaced_by, ..seed.document });
    Some((Table::from_sorted(all.collect()), titles(true, &[])))
}

fn prepared(args: &Cite, lang: Lang) -> Option<Prepared> {
    let site = SiteArgs {
        root: args.root.clone(),
        config: "site.toml".to_owned(),
        base_url: None,
        as_of: None,
        drafts: false,
        jobs: None,
    };
    let options = say::options(&site, lang)?;
    match prepare(&options, &mut Memory::default(), &mut Clock::start()) {
        Ok(prepared) => Some(prepared),
        Err(problems) => {
            say::problems(&problems, &args.root, lang, Format::Text, false);
            None
        }
    }
}

/// Day and region of the front matter, if there is one; of several regions none decides.
fn front_matter(text: &str) -> (Option<Day>, Option<String>) {
    let Ok(file) = RelPath::new("content/stdin.md") else { return (None, None) };
    let Some(source) = front::split(&file, text, &mut Problems::new()) else { return (None, None) };
    let env = Env { zone: Zone::default(), markup: markup::Options::default(), titles: None };
    let Some(head) = article::read(&source, &env, &mut Problems::new()) else {
        return (None, None);
    };
    let date = head.front.date.as_ref().map(|date| date.value.day());
    let region = match head.front.regions.as_deref() {
        Some([one]) => Some(one.value.to_string()),
        _ => None,
    };
    (date, region)
}

/// The name of a region by its name, alias or id; a name that is not known stays.
fn official_region(name: &str, date: Option<Day>) -> String {
    let regions = region::registry::regions();
    match Lookup::new(&regions).find(&regions, name, date) {
        Found::One(id) | Found::Outside(id) => regions.get(id).name.to_string(),
        Found::Several(_) | Found::None => name.to_owned(),
    }
}

/// The citations, and where each stands in the text as it was given.
fn citations(args: &Cite, text: &str, titles: Option<&Titles>) -> Vec<(Citation, usize, usize)> {
    let Some(titles) = titles else { return Vec::new() };
    let body = front::body_start(text);
    let name = Path::new(&args.file);
    let is_markdown = body > 0 || name.extension().is_some_and(|e| e.eq_ignore_ascii_case("md"));
    if !is_markdown {
        let place = |citation: Citation| {
            let (start, end) = (citation.start, citation.end);
            (citation, start, end)
        };
        return recognise(text, titles).into_iter().map(place).collect();
    }
    let Ok(file) = RelPath::new("content/stdin.md") else { return Vec::new() };
    let options = markup::Options::default();
    let (facts, _) = markup::facts(&file, text, body, &options, Some(titles));
    let found = facts.citations.into_iter();
    found.map(|m| (m.citation, m.start as usize, m.end as usize)).collect()
}

/// Where a citation stands, in bytes, in characters, and as line and column.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    start_char: usize,
    end_char: usize,
    line: usize,
    column: usize,
}

/// Counts characters and lines up to places; footnotes may lead back.
struct Places<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
    line: usize,
}

impl<'a> Places<'a> {
    fn new(text: &'a str) -> Places<'a> {
        Places { text, byte: 0, count: 0, line: 1 }
    }

    fn place(&mut self, start: usize, end: usize) -> Place {
        if start < self.byte {
            *self = Places::new(self.text);
        }
        let between = self.text.get(self.byte..start).unwrap_or("");
        self.count += between.chars().count();
        self.line += between.matches('\n').count();
        self.byte = start;
        let before = self.text.get(..start).unwrap_or("");
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let inside = self.text.get(start..end).unwrap_or("").chars().count();
        let end_char = self.count + inside;
        Place { start, end, start_char: self.count, end_char, line: self.line, column }
    }
}

struct Row<'a> {
    file: Option<&'a str>,
    citation: &'a Citation,
    resolved: &'a Resolved,
    at: Place,
}

impl Row<'_> {
    fn json(&self, documents: &Table<Document>, lang: Lang) -> Value {
        let name = |id| documents.get(id).id.as_str();
        let candidates = self.resolved.candidates.iter().map(|&id| name(id));
        let mut row = Map::new();
        if let Some(file) = self.file {
            row.insert("file".to_owned(), json!(file));
        }
        let rest = json!({
            "line": self.at.line,
            "column": self.at.column,
            "start": self.at.start,
            "end": self.at.end,
            "start_char": self.at.start_char,
            "end_char": self.at.end_char,
            "surface": self.citation.surface,
            "form": self.citation.form.name(),
            "key": self.key(documents),
            "id": self.resolved.id.map(name),
            "candidates": candidates.collect::<Vec<_>>(),
            "reason": self.resolved.reason.name(),
            "why": self.resolved.reason.text(lang),
        });
        if let Value::Object(rest) = rest {
            row.extend(rest);
        }
        Value::Object(row)
    }

    fn line(&self, documents: &Table<Document>, lang: Lang) -> String {
        let target = match self.resolved.id {
            Some(id) => documents.get(id).id.to_string(),
            None => {
                let ids = self.resolved.candidates.iter();
                let ids: Vec<&str> = ids.map(|&id| documents.get(id).id.as_str()).collect();
                if ids.is_empty() { "-".to_owned() } else { format!("- ({})", ids.join(", ")) }
            }
        };
        let place = match self.file {
            Some(file) => format!("{file}:{}:{}", self.at.line, self.at.column),
            None => format!("{}:{}", self.at.line, self.at.column),
        };
        let surface: Vec<&str> = self.citation.surface.split_whitespace().collect();
        format!(
            "{place}  {}  [{}] {} → {target}: {}",
            surface.join(" "),
            self.citation.form.name(),
            self.key(documents),
            self.resolved.reason.text(lang),
        )
    }

    fn key(&self, documents: &Table<Document>) -> String {
        whole_key(self.citation, self.resolved.id.map(|id| documents.get(id)))
    }
}
