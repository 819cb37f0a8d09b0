//! Coverage: how many articles each region has on each document and on each topic.
//!
//! 1. A row is a unit of the top level that stands at the end of its line, with all that its page
//!    shows; a column is a document or a topic that such articles have.
//! 2. The page shows the columns with most articles; the CSV files hold all of them.
//! 3. A cell leads to its part of the region's page by subject, which lists the newest articles of the
//!    same columns. So there is one more page for each row, however many columns there are.
//!
//! The tables hold counts only: an edit that moves no count renders none of them.

use std::collections::BTreeSet;

use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::article::Article;
use crate::model::document::KINDS;
use crate::model::region::Region;
use crate::model::site::Site;
use crate::plan::kinds::region::{label, route, trail};
use crate::plan::kinds::region_index::rows;
use crate::plan::page::{Make, Page};
use crate::plan::planner::{About, Planner, roots};
use crate::view::article::folder;
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::{LinkView, url};
use crate::view::region::{CellView, ColumnView, MatrixView, RowView};

/// Most columns of a table on the page.
const COLUMNS: usize = 30;
/// Most articles under one subject of a region.
const LISTED: usize = 8;

/// A document or a topic.
struct Subject {
    /// As a column of the page is headed.
    title: Text,
    /// In full, as a column of the CSV file is headed.
    name: Text,
    /// What a document is about.
    note: Option<Text>,
    url: Text,
    anchor: String,
}

/// Regions by subjects of one kind.
struct Axis {
    kind: &'static str,
    /// In the order of columns.
    subjects: Vec<Subject>,
    /// The columns that the page shows.
    shown: Vec<usize>,
    /// For each row and column the number of articles, and the newest of them.
    cells: Vec<Vec<(usize, Vec<Id<Article>>)>>,
}

/// Whether the site has any table.
pub(super) fn has_any(site: &Site, settings: &Settings) -> bool {
    if !settings.pages.coverage {
        return false;
    }
    let listed = site.index.all.iter().map(|&id| site.articles.get(id));
    let mut of_places = listed.filter(|article| !article.regions.is_empty());
    of_places.any(|article| !article.documents.is_empty() || !article.topics.is_empty())
}

/// The page of the tables.
pub(super) fn page_route(settings: &Settings) -> Option<Route> {
    Route::new(&format!("/{}/do-phu.html", settings.urls.regions)).ok()
}

/// The page of a region's articles by subject.
pub(super) fn subjects_route(folder: &Route) -> Option<Route> {
    Route::new(&format!("{folder}theo-chu-de.html")).ok()
}

/// Plans the tables, their files, and the pages by subject; gives the regions that have one.
pub(super) fn coverage(planner: &mut Planner<'_>) -> BTreeSet<Id<Region>> {
    let site = planner.world.site;
    let rows = rows(planner);
    if rows.is_empty() || !has_any(site, planner.settings()) {
        return BTreeSet::new();
    }
    let axes = [documents(planner, &rows), topics(planner, &rows)];
    let axes: Vec<Axis> = axes.into_iter().filter(|axis| !axis.subjects.is_empty()).collect();
    tables(planner, &rows, &axes);
    for axis in &axes {
        csv(planner, &rows, axis);
    }
    let mut with_page = BTreeSet::new();
    for (at, &row) in rows.iter().enumerate() {
        if axes.iter().any(|axis| axis.shown.iter().any(|&column| axis.cells[at][column].0 > 0)) {
            with_page.insert(row);
            subjects(planner, row, at, &axes);
        }
    }
    with_page
}

fn documents(planner: &Planner<'_>, rows: &[Id<Region>]) -> Axis {
    let site = planner.world.site;
    let settings = planner.settings();
    let mut order: Vec<usize> = (0..site.documents.len()).collect();
    let rank = |kind: &str| KINDS.iter().position(|(code, _)| *code == kind);
    order.sort_by_cached_key(|&at| {
        let document = site.documents.get(Id::from_index(at));
        (rank(&document.kind), std::cmp::Reverse((document.issued_on, document.year)), at)
    });
    let cells = count(site, rows, site.documents.len(), |article, with| {
        once(&article.documents).for_each(|id| with(id.index()));
    });
    axis("documents", &order, cells, |at| {
        let document = site.documents.get(Id::from_index(at));
        let year = document.year.map_or_else(String::new, |year| format!(" ({year})"));
        Subject {
            title: Text::from(format!("{}{year}", document.number)),
            name: Text::from(format!("{}{year}", document.name())),
            note: Some(document.title.clone()),
            url: url(settings, &document.route),
            anchor: format!("v-{}", document.slug),
        }
    })
}

fn topics(planner: &Planner<'_>, rows: &[Id<Region>]) -> Axis {
    let site = planner.world.site;
    let settings = planner.settings();
    let order: Vec<usize> = (0..site.topics.len()).collect();
    let cells = count(site, rows, site.topics.len(), |article, with| {
        once(&article.topics).for_each(|id| with(id.index()));
    });
    axis("topics", &order, cells, |at| {
        let topic = &site.topics.get(Id::from_index(at)).0;
        Subject {
            title: topic.name.clone(),
            name: topic.name.clone(),
            note: None,
            url: url(settings, &folder(&settings.urls.topics, &topic.slug)),
            anchor: format!("c-{}", topic.slug),
        }
    })
}

/// The values of an article, each once.
fn once<T>(ids: &[Id<T>]) -> impl Iterator<Item = &Id<T>> {
    ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id)).map(|(_, id)| id)
}

/// Counts the articles of each row by what `values` gives for them.
fn count(
    site: &Site,
    rows: &[Id<Region>],
    width: usize,
    values: impl Fn(&Article, &mut dyn FnMut(usize)),
) -> Vec<Vec<(usize, Vec<Id<Article>>)>> {
    let row = |&row: &Id<Region>| {
        let mut cells: Vec<(usize, Vec<Id<Article>>)> = vec![(0, Vec::new()); width];
        for &id in site.index.by_place.get(row) {
            values(site.articles.get(id), &mut |at| {
                let (count, newest) = &mut cells[at];
                *count += 1;
                if newest.len() < LISTED {
                    newest.push(id);
                }
            });
        }
        cells
    };
    rows.iter().map(row).collect()
}

/// Keeps the columns that have articles, in an order, and picks those that the page shows.
fn axis(
    kind: &'static str,
    order: &[usize],
    mut cells: Vec<Vec<(usize, Vec<Id<Article>>)>>,
    subject: impl Fn(usize) -> Subject,
) -> Axis {
    let total = |at: usize| cells.iter().map(|row| row[at].0).sum::<usize>();
    let columns: Vec<(usize, usize)> =
        order.iter().map(|&at| (at, total(at))).filter(|(_, total)| *total > 0).collect();
    let mut shown: Vec<usize> = (0..columns.len()).collect();
    shown.sort_by_key(|&column| (std::cmp::Reverse(columns[column].1), column));
    shown.truncate(COLUMNS);
    shown.sort_unstable();
    let cells = cells
        .iter_mut()
        .map(|row| columns.iter().map(|&(at, _)| std::mem::take(&mut row[at])).collect())
        .collect();
    let subjects = columns.iter().map(|&(at, _)| subject(at)).collect();
    Axis { kind, subjects, shown, cells }
}

fn tables(planner: &mut Planner<'_>, rows: &[Id<Region>], axes: &[Axis]) {
    let settings = planner.settings();
    let Some(at) = page_route(settings) else { return };
    let matrices: Vec<MatrixView> =
        axes.iter().filter_map(|axis| matrix(planner, rows, axis)).collect();
    let title = word(settings, "Độ phủ theo địa phương", "Coverage by region");
    let inputs = roots([
        ("matrices", Input::single(matrices)),
        planner.about(About {
            kind: "coverage",
            description: word(
                settings,
                "Số bài của từng địa phương theo văn bản và chủ đề, kèm tệp CSV.",
                "Articles of each region by document and topic, with CSV files.",
            ),
            title,
            trail: vec![planner.folder_link("Địa phương", "Regions", &settings.urls.regions)],
            image: None,
            has_code: false,
            noindex: false,
            route: &at,
        }),
    ]);
    planner.push(Page::template(at, "coverage", "coverage.html", inputs));
}

fn csv_route(settings: &Settings, axis: &Axis) -> Option<Route> {
    let name = if axis.kind == "documents" { "van-ban" } else { "chu-de" };
    Route::new(&format!("/{}/do-phu-{name}.csv", settings.urls.regions)).ok()
}

fn matrix(planner: &Planner<'_>, rows: &[Id<Region>], axis: &Axis) -> Option<MatrixView> {
    let site = planner.world.site;
    let settings = planner.settings();
    let row = |(at, &id): (usize, &Id<Region>)| {
        let region = site.regions.get(id);
        let folder = route(planner, region);
        let page = url(settings, &subjects_route(&folder)?);
        let cell = |&column: &usize| {
            let (count, anchor) = (axis.cells[at][column].0, &axis.subjects[column].anchor);
            let url = Text::from(format!("{page}#{anchor}"));
            (count > 0).then_some(CellView { count, url })
        };
        let cells: Vec<Option<CellView>> = axis.shown.iter().map(cell).collect();
        cells.iter().any(Option::is_some).then(|| RowView {
            title: label(planner, region),
            url: url(settings, &folder),
            count: site.index.by_place.get(id).len(),
            cells,
        })
    };
    let columns = axis.shown.iter().map(|&column| {
        let Subject { title, note, url, .. } = &axis.subjects[column];
        ColumnView { title: title.clone(), url: url.clone(), note: note.clone() }
    });
    Some(MatrixView {
        kind: Text::from(axis.kind),
        csv: url(settings, &csv_route(settings, axis)?),
        columns: columns.collect(),
        rows: rows.iter().enumerate().filter_map(row).collect(),
        hidden: axis.subjects.len() - axis.shown.len(),
    })
}

/// A table as a file: RFC 4180, and a byte-order mark by which spreadsheets know that it is UTF-8.
fn csv(planner: &mut Planner<'_>, rows: &[Id<Region>], axis: &Axis) {
    let site = planner.world.site;
    let settings = planner.settings();
    let Some(at) = csv_route(settings, axis) else { return };
    let mut text = String::from('\u{feff}');
    let first =
        [word(settings, "Địa phương", "Region"), word(settings, "Tổng số bài", "All articles")];
    let head = first.iter().chain(axis.subjects.iter().map(|subject| &subject.name));
    line(&mut text, head.map(Text::as_str));
    for (row, &id) in rows.iter().enumerate() {
        let name = label(planner, site.regions.get(id));
        let counts = axis.cells[row].iter().map(|(count, _)| count.to_string());
        let all = site.index.by_place.get(id).len().to_string();
        let cells: Vec<String> = [name.to_string(), all].into_iter().chain(counts).collect();
        line(&mut text, cells.iter().map(String::as_str));
    }
    planner.push(Page::file(at, Make::Bytes(text.into_bytes().into())));
}

/// Writes one line of cells, quoted where needed. What a spreadsheet would take for a formula is kept
/// from it by an apostrophe.
fn line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        let guard = if cell.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(guard);
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(guard);
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

/// The page of a region's articles by subject.
fn subjects(planner: &mut Planner<'_>, id: Id<Region>, row: usize, axes: &[Axis]) {
    let site = planner.world.site;
    let settings = planner.settings();
    let region = site.regions.get(id);
    let folder = route(planner, region);
    let Some(at) = subjects_route(&folder) else { return };
    let group = |axis: &Axis, column: usize| {
        let (count, newest) = &axis.cells[row][column];
        let subject = &axis.subjects[column];
        let view = ColumnView {
            title: subject.name.clone(),
            url: subject.url.clone(),
            note: subject.note.clone(),
        };
        (*count > 0).then(|| {
            Input::table([
                ("kind", Input::single(Text::from(axis.kind))),
                ("subject", Input::single(view)),
                ("anchor", Input::single(Text::from(subject.anchor.as_str()))),
                ("count", Input::single(*count)),
                ("cards", planner.card_list(newest)),
            ])
        })
    };
    let groups: Vec<Input> = axes
        .iter()
        .flat_map(|axis| axis.shown.iter().filter_map(move |&column| group(axis, column)))
        .collect();
    let name = label(planner, region);
    let title = Text::from(format!(
        "{name}: {}",
        word(settings, "bài theo văn bản và chủ đề", "articles by document and topic")
    ));
    let page = LinkView { title: name, url: url(settings, &folder) };
    let mut trail = trail(planner, id);
    trail.push(page.clone());
    let inputs = roots([
        ("region", Input::single(page)),
        ("groups", Input::rows(groups)),
        planner.about(About {
            kind: "subjects",
            description: title.clone(),
            title,
            trail,
            image: None,
            has_code: false,
            noindex: false,
            route: &at,
        }),
    ]);
    planner.push(Page::template(at, "subjects", "subjects.html", inputs));
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn cells_are_quoted_as_rfc_4180_says() {
        for (cells, expected) in [
            (vec!["a", "b"], "a,b\r\n"),
            (vec!["a, b", ""], "\"a, b\",\r\n"),
            (vec!["nói \"thế\"", "hai\ndòng"], "\"nói \"\"thế\"\"\",\"hai\ndòng\"\r\n"),
            (vec!["=1+1", "-x, y"], "'=1+1,\"'-x, y\"\r\n"),
        ] {
            let mut out = String::new();
            line(&mut out, cells.into_iter());
            assert_eq!(out, expected);
        }
    }
}
