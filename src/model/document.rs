//! Documents (văn bản) and how a written reference finds one.

pub mod number;
pub mod status;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::organ::{Group, Issuer};
use super::term::{self, Term};
use crate::base::date::{Day, Month};
use crate::base::fold::{is_dash, nearest};
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::parse::document::DocumentHead;
use status::Status;

/// A document. Type, number, issuer, term and place together identify it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Lasting name of the registry, or the file of a document of the site.
    pub id: Text,
    /// Code of the type: `nq`, `ct` …
    pub kind: Text,
    /// Name of the type: `Nghị quyết`.
    pub kind_name: Text,
    /// Number as written.
    pub number: Text,
    /// Who issued it, as written.
    pub issuer: Option<Text>,
    /// Who issued it.
    pub organ: Option<Issuer>,
    /// Term of the issuer.
    pub term: Option<Text>,
    /// Date of issue.
    pub issued_on: Option<Day>,
    /// Month of issue, when no day is known.
    pub issued_in: Option<Month>,
    /// Year of issue, when at least that is known.
    pub year: Option<i16>,
    /// Day of effect, where it is not the day of issue.
    pub effective_on: Option<Day>,
    /// Day from which it has no effect.
    pub ended_on: Option<Day>,
    /// Subject (trích yếu).
    pub title: Text,
    /// The issuer's place.
    pub place: Option<Text>,
    /// Documents that took its place, sure or not.
    pub replaced_by: Vec<Id<Document>>,
    /// Those of them of which that is not checked.
    pub unsure: Vec<Id<Document>>,
    /// Documents whose place it took.
    pub replaces: Vec<Id<Document>>,
    /// Other relations, from its side.
    pub links: Vec<(Link, Id<Document>)>,
    /// Its state on the day of the build.
    pub status: Status,
    /// What the built-in registry says of its entry; none for a document of the site.
    pub provenance: Option<Provenance>,
    /// The site's own file, if it has one.
    pub head: Option<Arc<DocumentHead>>,
    /// Last part of its address.
    pub slug: Slug,
    /// Its page.
    pub route: Route,
}

/// Where an entry of the built-in registry comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Source, as the registry's file writes it.
    pub from: Text,
    /// Whether number, date and title are read in a published text.
    pub checked: bool,
    /// Whether the title is the official wording.
    pub title_checked: bool,
}

/// A relation besides replacement, seen from one of the two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The other one changes or adds to this one.
    AmendedBy,
    /// This one changes or adds to the other.
    Amends,
    /// The other one guides or carries out this one.
    GuidedBy,
    /// This one guides or carries out the other.
    Guides,
    /// The other one carries this one on, which stays in force.
    ContinuedBy,
    /// This one carries the other on.
    Continues,
    /// The other one is issued with this one.
    Attachment,
    /// This one is issued with the other.
    AttachedTo,
    /// They deal with one matter.
    Related,
}

impl Link {
    /// The same relation from the other side.
    #[must_use]
    pub fn back(self) -> Link {
        match self {
            Link::AmendedBy => Link::Amends,
            Link::Amends => Link::AmendedBy,
            Link::GuidedBy => Link::Guides,
            Link::Guides => Link::GuidedBy,
            Link::ContinuedBy => Link::Continues,
            Link::Continues => Link::ContinuedBy,
            Link::Attachment => Link::AttachedTo,
            Link::AttachedTo => Link::Attachment,
            Link::Related => Link::Related,
        }
    }
}

impl Document {
    /// `Nghị quyết 29-NQ/TW`; a document without a number does not name its type twice: `Điều lệ`,
    /// `Nghị quyết Đại hội XIII` of `NQ Đại hội XIII`.
    #[must_use]
    pub fn name(&self) -> Text {
        let kind = self.kind_name.as_str();
        let number = self.number.as_str();
        if number::parts(number).number.is_none() {
            if number.starts_with(kind) {
                return self.number.clone();
            }
            if let Some((symbol, rest)) = number.split_once(' ')
                && number::kinds_of(symbol).is_some_and(|kinds| kinds.contains(&self.kind.as_str()))
            {
                return Text::from(format!("{kind} {rest}"));
            }
        }
        Text::from(format!("{kind} {number}"))
    }

    /// The day from which it has effect.
    #[must_use]
    pub fn begins(&self) -> Option<Day> {
        self.effective_on.or(self.issued_on)
    }

    /// What it is put in order by: year, month and day of issue as far as they are known.
    #[must_use]
    pub fn when(&self) -> (i16, i8, i8) {
        if let Some(day) = self.issued_on {
            return (day.year(), day.month().month, day.day_of_month());
        }
        (self.year.unwrap_or(0), self.issued_in.map_or(0, |month| month.month), 0)
    }

    /// The documents that amend it.
    pub fn amended_by(&self) -> impl Iterator<Item = Id<Document>> {
        self.links.iter().filter(|(link, _)| *link == Link::AmendedBy).map(|(_, id)| *id)
    }

    /// The term without the letters of a place: `XIX` of `NA-XIX`; years, `2025-2030`, stay whole.
    #[must_use]
    pub fn bare_term(&self) -> Option<&str> {
        let term = self.term.as_ref()?;
        let last = term.rsplit('-').next().unwrap_or(term);
        let is_year = last.starts_with(|c: char| c.is_ascii_digit());
        Some(if is_year { term } else { last })
    }

    /// The national term, for documents of the Party's center.
    #[must_use]
    pub fn national_term(&self) -> Option<&'static Term> {
        self.organ.as_ref().filter(|organ| organ.group == Group::Central)?;
        term::term_of(self.term.as_ref()?)
    }
}

/// Codes of types and their names; domain rules on types and symbols.
pub const KINDS: &[(&str, &str)] = &[
    ("nq", "Nghị quyết"),
    ("ct", "Chỉ thị"),
    ("kl", "Kết luận"),
    ("qyd", "Quy định"),
    ("qtd", "Quyết định"),
    ("hd", "Hướng dẫn"),
    ("qc", "Quy chế"),
    ("tb", "Thông báo"),
    ("tt", "Thông tri"),
    ("kh", "Kế hoạch"),
    ("ctr", "Chương trình"),
    ("da", "Đề án"),
    ("bc", "Báo cáo"),
    ("ttr", "Tờ trình"),
    ("cv", "Công văn"),
    ("bb", "Biên bản"),
    ("dl", "Điều lệ"),
    ("cl", "Cương lĩnh"),
    ("luat", "Luật"),
    ("pl", "Pháp lệnh"),
    ("nd", "Nghị định"),
    ("tht", "Thông tư"),
    ("cd", "Công điện"),
    ("tc", "Tiêu chuẩn"),
];

/// The form in which numbers are compared: upper case, plain hyphens, no spaces, no leading zeros,
/// `T.Ư`, `TƯ` and `T.W` as `TW`, eth as Đ.
#[must_use]
pub fn number_key(number: &str) -> String {
    let mut key = String::with_capacity(number.len());
    for c in number.chars().filter(|c| !c.is_whitespace()) {
        match c {
            'Ð' | 'ð' => key.push('Đ'),
            c if is_dash(c) => key.push('-'),
            c => key.extend(c.to_uppercase()),
        }
    }
    for other in ["T.Ư", "TƯ", "T.W"] {
        if key.contains(other) {
            key = key.replace(other, "TW");
        }
    }
    key.trim_start_matches('0').to_owned()
}

/// What a reference led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One document.
    One(Id<Document>),
    /// Several; each with the reference that names it alone, and what it is about.
    Several(Vec<(Text, Text)>),
    /// None; the nearest known number.
    None(Option<Text>),
}

/// Finds documents by number.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    by_number: BTreeMap<String, Vec<Id<Document>>>,
}

impl Lookup {
    /// Indexes a table.
    #[must_use]
    pub fn new(documents: &Table<Document>) -> Lookup {
        let mut by_number: BTreeMap<String, Vec<Id<Document>>> = BTreeMap::new();
        for (id, document) in documents.iter() {
            by_number.entry(number_key(&document.number)).or_default().push(id);
        }
        Lookup { by_number }
    }

    /// Finds the document of a reference: a number, perhaps with `@` and a year, date, term, place,
    /// type or issuer; several of these stand one after another, each with its `@`.
    #[must_use]
    pub fn find(&self, documents: &Table<Document>, reference: &str) -> Found {
        let (number, qualifiers) = match reference.split_once('@') {
            Some((number, qualifiers)) => (number, qualifiers.split('@').map(str::trim).collect()),
            None => (reference, Vec::new()),
        };
        let Some(ids) = self.by_number.get(&number_key(number)) else {
            let known = documents.values().iter().map(|d| d.number.as_str());
            return Found::None(nearest(number, known).map(Text::from));
        };
        let is_meant = |id: &Id<Document>| {
            qualifiers.iter().all(|qualifier| fits(documents.get(*id), qualifier))
        };
        let fitting: Vec<Id<Document>> = ids.iter().copied().filter(is_meant).collect();
        let candidate =
            |&id: &Id<Document>| (reference_of(documents, ids, id), about(documents.get(id)));
        match fitting.as_slice() {
            [one] => Found::One(*one),
            [] => Found::Several(ids.iter().map(candidate).collect()),
            several => Found::Several(several.iter().map(candidate).collect()),
        }
    }

    /// The documents of a number, in the order of the table.
    #[must_use]
    pub fn namesakes(&self, number: &str) -> &[Id<Document>] {
        self.by_number.get(&number_key(number)).map_or(&[], Vec::as_slice)
    }

    /// The shortest reference that names a document alone.
    #[must_use]
    pub fn reference(&self, documents: &Table<Document>, id: Id<Document>) -> Text {
        let number = &documents.get(id).number;
        match self.by_number.get(&number_key(number)) {
            Some(ids) => reference_of(documents, ids, id),
            None => number.clone(),
        }
    }
}

/// The most letters of a title that tell a candidate from others.
const TOLD: usize = 48;

/// What a document is about, in short: its title, cut at a word.
fn about(document: &Document) -> Text {
    let title = document.title.as_str();
    let Some((end, _)) = title.char_indices().nth(TOLD) else { return document.title.clone() };
    let end = title[..end].rfind(' ').unwrap_or(end);
    Text::from(format!("{} …", &title[..end]))
}

fn fits(document: &Document, qualifier: &str) -> bool {
    let same = |text: &str| text == qualifier;
    if document.year.is_some_and(|year| same(&year.to_string())) || same(&document.slug) {
        return true;
    }
    if let Some(day) = document.issued_on {
        return same(&day.to_string())
            || Day::parse(qualifier) == Some(day)
            || fits_by_name(document, qualifier);
    }
    fits_by_name(document, qualifier)
}

/// Whether a word names the type, term, place or issuer of a document, whatever its letters.
fn fits_by_name(document: &Document, qualifier: &str) -> bool {
    let slug = Slug::from_title(qualifier);
    let same = |text: &str| Slug::from_title(text) == slug;
    let term = qualifier.to_lowercase();
    let term = term.trim_start_matches("khóa").trim_start_matches("khoá").trim();
    let organ = document.organ.as_ref();
    document.bare_term().is_some_and(|own| own.to_lowercase() == term)
        || document.place.as_ref().is_some_and(|place| same(place))
        || organ.is_some_and(|organ| organ.slug == slug || organ.symbol.is_some_and(same))
        || same(&document.kind)
        || same(&document.kind_name)
}

fn reference_of(documents: &Table<Document>, ids: &[Id<Document>], id: Id<Document>) -> Text {
    let document = documents.get(id);
    if ids.len() == 1 {
        return document.number.clone();
    }
    let mut words: Vec<String> = Vec::new();
    words.extend(document.year.map(|year| year.to_string()));
    words.extend(document.place.as_ref().map(|place| Slug::from_title(place).to_string()));
    words.extend(document.bare_term().map(str::to_owned));
    words.push(document.kind.to_string());
    words.extend(document.organ.as_ref().map(|organ| organ.slug.to_string()));
    words.extend(document.issued_on.map(|day| day.to_string()));
    let is_alone = |words: &[&String]| {
        let fitting =
            ids.iter().filter(|&&other| words.iter().all(|word| fits(documents.get(other), word)));
        fitting.count() == 1
    };
    let one = words.iter().find(|word| is_alone(&[word])).cloned();
    let two = || {
        let first = words.first()?;
        let second = words.iter().skip(1).find(|word| is_alone(&[first, word]))?;
        Some(format!("{first}@{second}"))
    };
    let words = one.or_else(two).unwrap_or_else(|| document.slug.to_string());
    Text::from(format!("{}@{words}", document.number))
}

#[cfg(test)]
mod tests {
    use super::number_key;

    #[test]
    fn spellings_of_one_number_compare_equal() {
        for spelling in ["01-HD/TW", "1-HD/TW", "01–HD/TW", "01 - hd/tw", "01-HD/T.Ư", "1-HD/TƯ"]
        {
            assert_eq!(number_key(spelling), "1-HD/TW", "{spelling}");
        }
        assert_eq!(number_key("37-QÐ/TW"), number_key("37-QĐ/TW"));
        assert_ne!(number_key("05-QĐi/TU"), number_key("05-QĐ/TU"));
    }
}
