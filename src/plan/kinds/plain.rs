//! Pages that are few: not found, site map, robots, and redirects of old addresses.

use std::fmt::Write as _;

use crate::base::route::{RelPath, Route};
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::settings::MenuEntry;
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::model::section::Section;
use crate::plan::links::RouteCheck;
use crate::plan::page::{Claim, Make, Page};
use crate::plan::planner::{About, Planner, roots};
use crate::view::chrome::{self, LATEST, word};
use crate::view::input::Input;
use crate::view::link::{LinkView, absolute, link, url};
use crate::view::list::TreeView;

/// The map for search engines.
pub const SITEMAP: &str = "/sitemap.xml";

/// The map of the newest articles.
pub const NEWS_SITEMAP: &str = "/sitemap-news.xml";

/// The site map page.
pub const SITE_MAP: &str = "/so-do-trang.html";

/// Plans them, redirects excepted.
pub fn plain(planner: &mut Planner<'_>) {
    check_menus(planner);
    check_marks(planner);
    not_found(planner);
    site_map(planner);
    robots(planner);
}

fn simple<'a>(kind: &'static str, title: Text, route: &'a Route) -> About<'a> {
    About {
        kind,
        description: title.clone(),
        title,
        trail: Vec::new(),
        image: None,
        has_code: false,
        noindex: kind == "not-found",
        route,
    }
}

fn not_found(planner: &mut Planner<'_>) {
    let Ok(route) = Route::new("/404.html") else { return };
    let title = word(planner.settings(), "Không tìm thấy trang", "Page not found");
    let inputs = roots([planner.about(simple("not-found", title, &route))]);
    let mut page = Page::template(route, "not-found", "404.html", inputs);
    page.realm = planner.realms.alone(planner.world);
    planner.push(page);
}

fn site_map(planner: &mut Planner<'_>) {
    let Ok(route) = Route::new(SITE_MAP) else { return };
    let settings = planner.settings();
    let site = planner.world.site;
    let pages: Vec<LinkView> = site
        .articles
        .values()
        .iter()
        .filter(|article| !article.is_listed())
        .map(|article| link(settings, &article.title, &article.route))
        .collect();
    let title = word(settings, "Sơ đồ trang", "Site map");
    let inputs = roots([
        ("sections", Input::single(tree(planner, None))),
        ("lookups", Input::single(chrome::lookups(site, settings))),
        ("pages", Input::single(pages)),
        planner.about(simple("sitemap", title, &route)),
    ]);
    planner.push(Page::template(route, "sitemap", "sitemap.html", inputs));
}

fn tree(planner: &Planner<'_>, above: Option<Id<Section>>) -> Vec<TreeView> {
    let site = planner.world.site;
    site.sections_below(above)
        .into_iter()
        .map(|id| {
            let section = site.sections.get(id);
            TreeView {
                title: section.title.clone(),
                url: url(planner.settings(), &section.route),
                children: tree(planner, Some(id)),
            }
        })
        .collect()
}

fn robots(planner: &mut Planner<'_>) {
    let Ok(route) = Route::new("/robots.txt") else { return };
    let islands = LATEST.rsplit_once('/').map_or("", |(folder, _)| folder);
    let settings = planner.settings();
    let (base_url, base) = match planner.world.scope {
        Some(scope) => scope.own(),
        None => (&settings.base_url, &settings.base_path),
    };
    let mut text = format!("User-agent: *\nAllow: {base}/\nDisallow: {base}{islands}/\n");
    let maps = planner.settings().outlets.sitemaps;
    let files = [(maps.enabled, SITEMAP), (maps.news, NEWS_SITEMAP)];
    for (_, file) in files.iter().filter(|(is_there, _)| *is_there) {
        let _ = writeln!(text, "Sitemap: {base_url}{file}");
    }
    planner.push(Page::file(route, Make::Bytes(text.into_bytes().into())));
}

/// Plans the redirect pages of old addresses.
pub fn aliases(
    planner: &mut Planner<'_>,
    file: &RelPath,
    aliases: &[Spanned<Route>],
    to: &Route,
    title: &Text,
) {
    let settings = planner.settings();
    for alias in aliases {
        let route = page_route(&alias.value);
        let mut about = simple("redirect", title.clone(), &route);
        about.noindex = true;
        let inputs = roots([
            ("target", Input::single(url(settings, to))),
            ("canonical", Input::single(absolute(settings, to))),
            planner.about(about),
        ]);
        let mut page = Page::template(route, "redirect", "redirect.html", inputs);
        page.claim = Claim::Alias;
        page.source = Some(alias.span(file));
        planner.push(page);
    }
}

/// An old address without an ending is answered from the folder of its name.
pub(super) fn page_route(alias: &Route) -> Route {
    let last = alias.as_str().rsplit('/').next().unwrap_or("");
    if last.is_empty() || last.contains('.') {
        return alias.clone();
    }
    Route::new(&format!("{alias}/")).unwrap_or_else(|_| alias.clone())
}

/// The entries of menus, and the page that the form for comments names, must lead somewhere.
fn check_menus(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    let mut checks: Vec<RouteCheck> = Vec::new();
    let mut open: Vec<&MenuEntry> =
        settings.main_menu.iter().flatten().chain(&settings.footer_menu).collect();
    for subsite in &settings.subsites {
        open.extend(subsite.main_menu.iter().chain(&subsite.footer_menu).flatten());
    }
    while let Some(entry) = open.pop() {
        open.extend(&entry.items);
        if let Ok(route) = Route::new(entry.url.value.split(['?', '#']).next().unwrap_or("")) {
            let (at, target) = (entry.url.span(&settings.file), entry.url.value.clone());
            checks.push(RouteCheck { route, at, target });
        }
    }
    if let Some(page) = &settings.comments.policy
        && let Ok(route) = Route::new(page.value.split(['?', '#']).next().unwrap_or(""))
    {
        let (at, target) = (page.span(&settings.file), page.value.clone());
        checks.push(RouteCheck { route, at, target });
    }
    planner.keep(checks, Problems::new());
}

/// Logo, banner and icon must exist.
fn check_marks(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    let banner = settings.banner.iter().map(|(src, _)| src);
    for src in settings.logo.iter().chain(&settings.favicon).chain(banner) {
        chrome::check_mark(settings, planner.world.assets, src, &mut planner.problems);
    }
}
