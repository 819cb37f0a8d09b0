//! Links to everything that articles name, made once: an article page then only copies them.

use std::sync::Arc;

use super::article::folder;
use super::body::DocumentView;
use super::document::card;
use super::input::Shown;
use super::link::{LinkView, link};
use crate::base::date::{Day, Stamp};
use crate::base::find::Find;
use crate::base::route::Route;
use crate::base::table::{Id, IdMap, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::problem::Lang;
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::index::related::Reason;
use crate::model::issue::Issue;
use crate::model::names::{Named, Person, Series, Topic};
use crate::model::region::{Form, Region};
use crate::model::section::Section;
use crate::model::site::Site;
use crate::parse::issue::IssueHead;

/// The links, by table.
pub struct Names {
    /// Home.
    pub home: LinkView,
    /// Sections.
    pub sections: IdMap<Section, LinkView>,
    /// From home down to each section, itself included.
    pub trails: IdMap<Section, Vec<LinkView>>,
    /// Topics.
    pub topics: IdMap<Topic, LinkView>,
    /// Authors.
    pub people: IdMap<Person, LinkView>,
    /// Series.
    pub series: IdMap<Series, LinkView>,
    /// Regions, each with a link for every form that it had in time, from its first day on.
    pub regions: IdMap<Region, Vec<(Option<Day>, LinkView)>>,
    /// Documents.
    pub documents: IdMap<Document, Arc<DocumentView>>,
    /// For each document that is no longer in force, all that took its place.
    later: IdMap<Document, Option<Box<[Id<Document>]>>>,
    /// Issues, with what their files say.
    pub issues: IdMap<Issue, (LinkView, Arc<IssueHead>)>,
    /// Reasons of related lists in words, for every value that can be one.
    pub reasons: Find<Reason, Arc<Shown>>,
}

impl Names {
    /// Makes them.
    #[must_use]
    pub fn new(site: &Site, settings: &Settings) -> Names {
        let named = |at: &str, named: &Named| link(settings, &named.name, &folder(at, &named.slug));
        let urls = &settings.urls;
        let sections = map(&site.sections, |s| link(settings, &s.title, &s.route));
        let trails = IdMap::from_fn(&site.sections, |id| {
            let mut trail = Vec::new();
            let mut at = Some(id);
            while let Some(id) = at {
                trail.push(sections[id].clone());
                at = site.sections.get(id).parent;
            }
            trail.reverse();
            trail
        });
        let mut names = Names {
            home: link(settings, &settings.title, &Route::root()),
            sections,
            trails,
            topics: map(&site.topics, |topic| named(&urls.topics, &topic.0)),
            people: map(&site.people, |person| named(&urls.authors, &person.0)),
            series: map(&site.series, |series| named(&urls.series, &series.0)),
            regions: map(&site.regions, |region| {
                let route = folder(&urls.regions, &region.slug);
                let link = |form: &Form| (form.since, link(settings, &form.label(), &route));
                region.forms.iter().map(link).collect()
            }),
            documents: IdMap::from_fn(&site.documents, |id| card(settings, &site.documents, id)),
            later: map(&site.documents, later),
            issues: map(&site.issues, |issue| {
                (link(settings, &issue.title, &issue.route), issue.head.clone())
            }),
            reasons: Find::default(),
        };
        names.reasons = reasons(site, settings);
        names
    }

    /// The links to the regions of an article, by the names of its day.
    #[must_use]
    pub fn places(&self, article: &Article) -> Vec<LinkView> {
        let day = article.date.map(Stamp::day);
        let regions = article.regions.iter();
        regions.map(|&id| at(&self.regions[id], day).clone()).collect()
    }

    /// Those of an article's documents that are no longer in force and whose successors it does not
    /// name.
    #[must_use]
    pub fn outdated(&self, relied_on: &[Id<Document>]) -> Vec<Arc<DocumentView>> {
        let is_outdated = |id: &&Id<Document>| {
            let later = self.later[**id].as_ref();
            later.is_some_and(|later| !later.iter().any(|other| relied_on.contains(other)))
        };
        relied_on.iter().filter(is_outdated).map(|&id| self.documents[id].clone()).collect()
    }
}

/// The link of a day: that of the last form that has begun, else of the first.
fn at(forms: &[(Option<Day>, LinkView)], day: Option<Day>) -> &LinkView {
    let has_begun = |(since, _): &&(Option<Day>, LinkView)| {
        since.is_none_or(|since| day.is_none_or(|day| since <= day))
    };
    let (_, link) = forms.iter().rev().find(has_begun).unwrap_or(&forms[0]);
    link
}

fn later(document: &Document) -> Option<Box<[Id<Document>]>> {
    document.status.is_over().then(|| document.status.later.clone().into_boxed_slice())
}

fn map<T, V>(table: &Table<T>, make: impl Fn(&T) -> V) -> IdMap<T, V> {
    IdMap::from_fn(table, |id| make(table.get(id)))
}

fn reasons(site: &Site, settings: &Settings) -> Find<Reason, Arc<Shown>> {
    fn all<T>(table: &Table<T>, wrap: fn(Id<T>) -> Reason) -> Vec<Reason> {
        table.ids().map(wrap).collect()
    }
    let mut list = vec![Reason::Pinned];
    list.extend(all(&site.documents, Reason::Document));
    list.extend(all(&site.series, Reason::Series));
    list.extend(all(&site.topics, Reason::Topic));
    list.extend(all(&site.regions, Reason::Region));
    list.extend(all(&site.sections, Reason::Section));
    list.into_iter().map(|r| (r, Shown::shared(reason(site, settings, r)))).collect()
}

/// A reason in words: «cùng Nghị quyết 29-NQ/TW».
#[must_use]
pub fn reason(site: &Site, settings: &Settings, reason: Reason) -> Text {
    let word =
        |vi: &'static str, en: &'static str| if settings.language == Lang::En { en } else { vi };
    let named = |vi, en, name: &str| Text::from(format!("{} {name}", word(vi, en)));
    match reason {
        Reason::Pinned => Text::from(word("tòa soạn chọn", "chosen by the editors")),
        Reason::Document(id) => named("cùng", "same", &site.documents.get(id).name()),
        Reason::Series(id) => named("cùng loạt bài:", "same series:", &site.series.get(id).0.name),
        Reason::Topic(id) => named("cùng chủ đề:", "same topic:", &site.topics.get(id).0.name),
        Reason::Region(id) => {
            let form = site.regions.get(id).form_on(Some(site.as_of.day()));
            named("cùng địa phương:", "same region:", &form.label())
        }
        Reason::Section(id) => {
            named("cùng chuyên mục:", "same section:", &site.sections.get(id).title)
        }
    }
}
