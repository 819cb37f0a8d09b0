//! Contents of issues: what their files list, joined with the articles that are published.
//!
//! 1. Entries of the file get their article, and from it the title and authors they do not tell.
//! 2. Articles that name the issue but stand in no entry are added to their zone, by page.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Claims, find, written};
use crate::base::fold::{nearest, same_name};
use crate::base::route::RelPath;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::diag::areas::issues::Printed;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::model::article::Article;
use crate::model::assemble::article_path;
use crate::model::issue::{Entry, Folio, Issue, Spot, Zone};
use crate::parse::article::{ArticleFront, ArticleHead};
use crate::parse::issue::IssueHead;

/// Gives each issue its contents.
pub(in crate::model::assemble) fn contents(
    issues: &Table<Issue>,
    claims: &Claims,
    heads: &[Arc<ArticleHead>],
    articles: &Table<Article>,
    problems: &mut Problems,
) -> Table<Issue> {
    let mut inside: BTreeMap<Id<Issue>, Vec<(Id<Article>, &Folio)>> = BTreeMap::new();
    for (id, article) in articles.iter() {
        if let Some(folio) = &article.issue {
            inside.entry(folio.issue).or_default().push((id, folio));
        }
    }
    let mut made = issues.values().to_vec();
    for (id, issue) in issues.iter() {
        let inside = inside.remove(&id).unwrap_or_default();
        made[id.index()].zones = zones(issue, &inside, heads, articles, problems);
        for (article, folio) in &inside {
            agree(issue, articles.get(*article), folio, problems);
        }
    }
    for (_, article) in articles.iter().filter(|(_, article)| article.issue.is_some()) {
        elsewhere(issues, claims, article, problems);
    }
    Table::from_sorted(made)
}

fn zones(
    issue: &Issue,
    inside: &[(Id<Article>, &Folio)],
    heads: &[Arc<ArticleHead>],
    articles: &Table<Article>,
    problems: &mut Problems,
) -> Vec<Zone> {
    let mut spots: BTreeMap<Spot, Id<Article>> = BTreeMap::new();
    let mut loose: Vec<(Id<Article>, &Folio)> = Vec::new();
    // In the order of articles; of two that fit one title the second is loose.
    for &(id, folio) in inside {
        match folio.spot.filter(|spot| !spots.contains_key(spot)) {
            Some(spot) => {
                spots.insert(spot, id);
            }
            None => loose.push((id, folio)),
        }
    }
    let mut zones = listed(&issue.head, &spots, heads, articles);
    let has_contents = zones.iter().any(|zone| !zone.entries.is_empty());
    loose.sort_by_key(|(id, folio)| {
        let first = folio.pages.as_ref().map(crate::parse::pages::Pages::first);
        (first.is_none(), first, *id)
    });
    for (id, folio) in loose {
        let article = articles.get(id);
        if has_contents {
            missing(issue, article, problems);
        }
        add(&mut zones, article, id, folio);
    }
    zones
}

/// The entries of the file.
fn listed(
    head: &IssueHead,
    spots: &BTreeMap<Spot, Id<Article>>,
    heads: &[Arc<ArticleHead>],
    articles: &Table<Article>,
) -> Vec<Zone> {
    let zone = |(z, zone): (usize, &crate::parse::issue::Zone)| {
        let entries = zone.entries.iter().enumerate().filter_map(|(e, entry)| {
            let id = spots.get(&(z, e)).copied();
            let path = entry.article.as_ref().and_then(|name| article_path(&name.value));
            let front: Option<&ArticleFront> = match id {
                Some(id) => Some(&articles.get(id).front),
                None => path.and_then(|path| find(heads, &path)).map(|head| &*head.front),
            };
            let told = front.and_then(|front| front.title.as_ref());
            let title = entry.title.as_ref().or(told)?.value.clone();
            let (author, post) = match &entry.author {
                Some(author) => (Some(author.clone()), entry.post.clone()),
                None => front.map_or((None, entry.post.clone()), byline),
            };
            let own = front.and_then(|front| front.issue.as_ref()?.page.as_ref());
            let pages = entry.page.as_ref().or(own).map(|pages| pages.value.clone());
            Some(Entry { title, author, post, pages, article: id })
        });
        Zone { title: zone.title.clone(), entries: entries.collect() }
    };
    head.zones.iter().enumerate().map(zone).collect()
}

/// The authors of an article as one line, and the post of an only author.
fn byline(front: &ArticleFront) -> (Option<Text>, Option<Text>) {
    let authors = front.authors.as_deref().unwrap_or_default();
    let names: Vec<&str> = authors.iter().map(|author| author.name.value.as_str()).collect();
    let author = (!names.is_empty()).then(|| Text::from(names.join(", ")));
    let post = match authors {
        [one] => one.post.clone().or_else(|| one.office.clone()),
        _ => None,
    };
    (author, post)
}

/// Adds an article that no entry names: to its zone, before the first entry of a later page.
fn add(zones: &mut Vec<Zone>, article: &Article, id: Id<Article>, folio: &Folio) {
    let zone = article.front.issue.as_ref().and_then(|issue| issue.zone.as_ref());
    let same = |title: &Option<Text>| match (title, zone) {
        (Some(title), Some(zone)) => same_name(title, &zone.value),
        (title, zone) => title.is_none() && zone.is_none(),
    };
    let at = zones.iter().position(|known| same(&known.title)).unwrap_or_else(|| {
        let title = zone.map(|zone| zone.value.clone());
        zones.push(Zone { title, entries: Vec::new() });
        zones.len() - 1
    });
    let (author, post) = byline(&article.front);
    let entry = Entry {
        title: article.title.clone(),
        author,
        post,
        pages: folio.pages.clone(),
        article: Some(id),
    };
    let first = |entry: &Entry| entry.pages.as_ref().map(crate::parse::pages::Pages::first);
    let entries = &mut zones[at].entries;
    let later =
        entries.iter().position(|known| first(&entry).is_some() && first(known) > first(&entry));
    entries.insert(later.unwrap_or(entries.len()), entry);
}

/// An article of an issue whose written contents lack it.
fn missing(issue: &Issue, article: &Article, problems: &mut Problems) {
    let Some(own) = &article.front.issue else { return };
    let titles = issue.head.zones.iter().flat_map(|zone| &zone.entries);
    let titles = titles.filter(|entry| entry.article.is_none()).filter_map(|e| e.title.as_ref());
    let near = nearest(&article.title, titles.map(|title| title.value.as_str())).map(Text::from);
    let problem = Printed::NotInContents { issue: issue.title.clone(), nearest: near };
    problems.at(own.number.span(&article.head.file), problem);
}

/// Pages and zone of an article against those of the contents.
fn agree(issue: &Issue, article: &Article, folio: &Folio, problems: &mut Problems) {
    let Some(own) = &article.front.issue else { return };
    let head = &issue.head;
    let entry = folio.spot.and_then(|spot| written(head, spot));
    if let (Some(page), Some(other)) = (&own.page, entry.and_then(|entry| entry.page.as_ref()))
        && !page.value.agrees(&other.value)
    {
        let problem = Printed::PageDiffers {
            article: Text::from(page.value.to_string()),
            contents: Text::from(other.value.to_string()),
        };
        let place = Diagnostic::at(page.span(&article.head.file), problem);
        problems.push(place.with(other.span(&head.file), Role::Other));
    }
    let named = || head.zones.iter().filter_map(|zone| zone.title.as_ref());
    if let Some(zone) = &own.zone
        && named().next().is_some()
        && !named().any(|title| same_name(title, &zone.value))
    {
        let near = nearest(&zone.value, named().map(Text::as_str)).map(Text::from);
        let (zone_name, issue) = (zone.value.clone(), issue.title.clone());
        let problem = Printed::UnknownZone { zone: zone_name, issue, nearest: near };
        problems.at(zone.span(&article.head.file), problem);
    }
}

/// An article that names one issue while the contents of another name it.
fn elsewhere(issues: &Table<Issue>, claims: &Claims, article: &Article, problems: &mut Problems) {
    let file: &RelPath = &article.head.file;
    let (Some(folio), Some((other, spot))) = (&article.issue, claims.of(file)) else { return };
    let Some(own) = article.front.issue.as_ref().filter(|_| folio.issue != other) else { return };
    let found = issues.get(other);
    let problem = Printed::ArticleElsewhere {
        own: issues.get(folio.issue).title.clone(),
        found: found.title.clone(),
    };
    let mut place = Diagnostic::at(own.number.span(file), problem);
    if let Some(name) = written(&found.head, spot).and_then(|entry| entry.article.as_ref()) {
        place = place.with(name.span(&found.head.file), Role::Other);
    }
    problems.push(place);
}
