//! `toasoan cite`: what the recogniser sees in a text, and where each citation leads.

use std::io::Read as _;
use std::path::Path;

use serde_json::{Value, json};

use super::Outcome;
use super::args::{Cite, Format, SiteArgs};
use super::say;
use crate::base::date::{Day, Zone};
use crate::base::route::RelPath;
use crate::base::table::Table;
use crate::base::text::Text;
use crate::build::load::Memory;
use crate::build::{Clock, prepare};
use crate::cite::finder::Finder;
use crate::cite::markdown::markdown;
use crate::cite::resolve::{Context, Resolved, resolve};
use crate::cite::{Citation, recognise_with};
use crate::diag::problem::Lang;
use crate::diag::problems::Problems;
use crate::model::document::Document;
use crate::model::region::lookup::{Found, Lookup};
use crate::model::{region, registry};
use crate::parse::front;
use crate::source::read;

/// Prints the citations.
pub(super) fn run(args: &Cite, lang: Lang) -> Outcome {
    let Some(text) = input(args, lang) else { return Outcome::Failed };
    let Some(documents) = documents(args, lang) else { return Outcome::Failed };
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
        text: &text,
        date,
        region: region.as_deref(),
        documents: &documents,
        find: &find,
    };
    let citations = citations(args, &text, &find);
    let resolved = resolve(&citations, &context);
    let mut offsets = Characters { text: &text, byte: 0, count: 0 };
    let rows: Vec<Row<'_>> = citations
        .iter()
        .zip(&resolved)
        .map(|(citation, resolved)| Row {
            citation,
            resolved,
            start_char: offsets.count_to(citation.start),
            end_char: offsets.count_to(citation.end),
        })
        .collect();
    match args.format {
        Format::Json => {
            let rows: Vec<Value> = rows.iter().map(|row| row.json(&documents, lang)).collect();
            say::out(&Value::Array(rows).to_string());
        }
        Format::Text => {
            for row in &rows {
                say::out(&row.line(&documents, lang));
            }
            if rows.is_empty() {
                say::out(say::tr(lang, "không thấy viện dẫn nào", "no citations found"));
            }
        }
    }
    Outcome::Clean
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

/// The documents of the site at the root, or of the built-in registry where there is no site.
fn documents(args: &Cite, lang: Lang) -> Option<Table<Document>> {
    if !args.root.join("site.toml").is_file() {
        let seeds = registry::documents();
        let at = |name: &Text| seeds.iter().position(|seed| seed.document.id == *name);
        let successors: Vec<Vec<_>> = seeds
            .iter()
            .map(|seed| {
                let found = seed.successors.iter().filter_map(at);
                found.map(crate::base::table::Id::from_index).collect()
            })
            .collect();
        let all = seeds.into_iter().zip(successors);
        let all = all.map(|(seed, replaced_by)| Document { replaced_by, ..seed.document });
        return Some(Table::from_sorted(all.collect()));
    }
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
        Ok(prepared) => Some(prepared.site.documents),
        Err(problems) => {
            say::problems(&problems, &args.root, lang, Format::Text, false);
            None
        }
    }
}

/// Day and first region of the front matter, if there is one.
fn front_matter(text: &str) -> (Option<Day>, Option<String>) {
    let Ok(file) = RelPath::new("content/stdin.md") else { return (None, None) };
    let Some(source) = front::split(&file, text, &mut Problems::new()) else { return (None, None) };
    let env =
        crate::parse::Env { zone: Zone::default(), markup: crate::markup::Options::default() };
    let Some(head) = crate::parse::article::read(&source, &env, &mut Problems::new()) else {
        return (None, None);
    };
    let date = head.front.date.as_ref().map(|date| date.value.day());
    let region = head.front.regions.as_ref().and_then(|regions| regions.first());
    (date, region.map(|region| region.value.to_string()))
}

/// The name of a region by its name, alias or id; a name that is not known stays.
fn official_region(name: &str, date: Option<Day>) -> String {
    let regions = region::registry::regions();
    match Lookup::new(&regions).find(&regions, name, date) {
        Found::One(id) | Found::Outside(id) => regions.get(id).name.to_string(),
        Found::Several(_) | Found::None => name.to_owned(),
    }
}

fn citations(args: &Cite, text: &str, find: &Finder) -> Vec<Citation> {
    let body = front::body_start(text);
    let name = Path::new(&args.file);
    let is_markdown = body > 0 || name.extension().is_some_and(|e| e.eq_ignore_ascii_case("md"));
    if !is_markdown {
        return recognise_with(text, Some(find.titles()));
    }
    let mut found = Vec::new();
    for range in markdown(text, body) {
        for mut citation in recognise_with(&text[range.clone()], Some(find.titles())) {
            citation.start += range.start;
            citation.end += range.start;
            found.push(citation);
        }
    }
    found
}

/// Counts characters up to bytes that only grow.
struct Characters<'a> {
    text: &'a str,
    byte: usize,
    count: usize,
}

impl Characters<'_> {
    fn count_to(&mut self, byte: usize) -> usize {
        self.count += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.count
    }
}

struct Row<'a> {
    citation: &'a Citation,
    resolved: &'a Resolved,
    start_char: usize,
    end_char: usize,
}

impl Row<'_> {
    fn json(&self, documents: &Table<Document>, lang: Lang) -> Value {
        let name = |id| documents.get(id).id.as_str();
        let candidates = self.resolved.candidates.iter().map(|&id| name(id));
        json!({
            "start": self.citation.start,
            "end": self.citation.end,
            "start_char": self.start_char,
            "end_char": self.end_char,
            "surface": self.citation.surface,
            "form": self.citation.form.name(),
            "key": self.citation.resolved_key(self.resolved.id.map(|id| documents.get(id))),
            "id": self.resolved.id.map(name),
            "candidates": candidates.collect::<Vec<_>>(),
            "reason": self.resolved.reason.name(),
            "why": self.resolved.reason.text(lang),
        })
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
        let surface: Vec<&str> = self.citation.surface.split_whitespace().collect();
        format!(
            "{}-{}  {}  [{}] {} → {target}: {}",
            self.citation.start,
            self.citation.end,
            surface.join(" "),
            self.citation.form.name(),
            self.citation.resolved_key(self.resolved.id.map(|id| documents.get(id))),
            self.resolved.reason.text(lang),
        )
    }
}
