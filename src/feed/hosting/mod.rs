//! Files that tell hosts what HTML alone cannot: redirects, gone addresses, headers.
//!
//! 1. Old addresses and addresses of withdrawn articles are gathered from what is planned; one that a
//!    page stands on again is left out, for a rule would hide the page.
//! 2. The content security policy allows what the theme does, and the hosts whose pictures and films
//!    the articles show. Nothing else is loaded, run or framed.
//! 3. Each kind of host gets its own form.

mod write;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::outlets::{Feeds, Format, Host, Packing};
use crate::plan::kinds::files::THEME;
use crate::plan::links::is_outside;
use crate::plan::page::{Claim, Page, Recipe};
use crate::plan::planner::{Planner, roots};
use crate::view::input::Input;

/// An old address.
#[derive(Clone, Serialize)]
struct Moved {
    /// Its route, decoded.
    from: Route,
    /// The address it leads to, ready for a header.
    to: Text,
}

/// What the files say.
#[derive(Clone, Serialize)]
struct Rules {
    base_path: Text,
    theme: &'static str,
    policy: Text,
    moved: Vec<Moved>,
    /// Addresses that are gone, and whether a page there says so.
    gone: Vec<(Route, bool)>,
    /// File names of feeds with their media types.
    feeds: Vec<(&'static str, &'static str)>,
    packings: Vec<Packing>,
}

/// The folder of files that only administrators need.
pub(super) const FOLDER: &str = "/_may-chu";

/// Plans them.
pub(super) fn hosting(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    if settings.outlets.hosting.hosts.is_empty() {
        return;
    }
    let (mut moved, mut gone) = addresses(planner);
    if let Some(scope) = planner.world.scope {
        let route = |route: &Route| Route::new(scope.moved(route.as_str())?).ok();
        let to = |text: &Text| Text::from(scope.address(text).as_ref());
        moved = moved
            .iter()
            .filter_map(|one| Some(Moved { from: route(&one.from)?, to: to(&one.to) }))
            .collect();
        gone = gone.iter().filter_map(|(from, told)| Some((route(from)?, *told))).collect();
    }
    let policy = settings.outlets.hosting.csp.clone().unwrap_or_else(|| policy(planner));
    let rules = Rules {
        base_path: planner.world.scope.map_or(&settings.base_path, |scope| scope.own().1).clone(),
        theme: THEME,
        policy,
        moved,
        gone,
        feeds: types(&settings.outlets.feeds),
        packings: settings.outlets.hosting.precompress.clone(),
    };
    let rules = Input::single(rules);
    for host in &settings.outlets.hosting.hosts {
        for (file, recipe) in files(*host) {
            if let Ok(route) = Route::new(&file) {
                let inputs = roots([("rules", rules.clone())]);
                planner.push(Page::recipe(route, "feed", recipe, inputs));
            }
        }
    }
}

fn files(host: Host) -> Vec<(String, Recipe)> {
    let recipe = |name, run| Recipe { name, run };
    match host {
        Host::Netlify => vec![
            ("/_redirects".to_owned(), recipe("netlify-redirects", write::netlify)),
            ("/_headers".to_owned(), recipe("headers", write::headers)),
        ],
        Host::Cloudflare => vec![
            ("/_redirects".to_owned(), recipe("cloudflare-redirects", write::cloudflare)),
            ("/_headers".to_owned(), recipe("headers", write::headers)),
        ],
        Host::Apache => vec![("/.htaccess".to_owned(), recipe("apache", write::apache))],
        Host::Nginx => vec![(format!("{FOLDER}/nginx.conf"), recipe("nginx", write::nginx))],
        Host::Json => {
            vec![(format!("{FOLDER}/chuyen-huong.json"), recipe("redirects-json", write::json))]
        }
    }
}

/// Old addresses, and those that are gone for good.
fn addresses(planner: &Planner<'_>) -> (Vec<Moved>, Vec<(Route, bool)>) {
    let own = planner.pages.iter().filter(|page| page.claim == Claim::Page);
    let own: BTreeSet<String> = own.map(|page| page.route.fold_key()).collect();
    let mut moved: BTreeMap<&Route, Option<&Text>> = BTreeMap::new();
    for page in planner.pages.iter().filter(|page| page.kind == "redirect") {
        // Of two pages that claim an old address neither gets it.
        let target = if moved.contains_key(&page.route) { None } else { target(page) };
        moved.insert(&page.route, target);
    }
    let is_free = |route: &Route| !own.contains(&route.fold_key());
    let gone = planner.world.site.withdrawn.iter();
    let gone = gone.filter(|route| is_free(route) && !moved.contains_key(route));
    let told: BTreeSet<&Route> =
        planner.world.site.tombstones.iter().flat_map(|stone| &stone.routes).collect();
    let gone = gone.map(|route| (route.clone(), told.contains(route))).collect();
    let moved = moved
        .into_iter()
        .filter(|(route, _)| is_free(route))
        // A `$` begins a variable on some hosts.
        .filter_map(|(route, to)| Some((route, Text::from(to?.replace('$', "%24")))))
        .map(|(route, to)| Moved { from: route.clone(), to })
        .collect();
    (moved, gone)
}

/// Where the page of an old address leads.
fn target(page: &Page) -> Option<&Text> {
    let (_, input) = page.inputs.iter().find(|(root, _)| *root == "target")?;
    match input {
        Input::One(shown) => shown.get(),
        _ => None,
    }
}

fn types(feeds: &Feeds) -> Vec<(&'static str, &'static str)> {
    let formats = [Format::Atom, Format::Rss, Format::Json];
    let used = |format: &Format| {
        feeds.enabled && (feeds.formats.contains(format) || feeds.list_formats.contains(format))
    };
    formats.into_iter().filter(used).map(|format| (format.file(), format.mime())).collect()
}

/// The policy that allows what the pages do, and nothing else.
fn policy(planner: &Planner<'_>) -> Text {
    let mut pictures: BTreeSet<String> = BTreeSet::new();
    for article in planner.world.site.articles.values() {
        let named = article.head.facts.images.iter().map(|image| &image.src);
        let lead = article.front.image.iter().map(|image| &image.src.value);
        let poster = article.front.video.iter().flat_map(|video| &video.poster);
        let poster = poster.map(|poster| &poster.value);
        let photos = article.front.photos.iter().flatten().map(|photo| &photo.src.value);
        let named = named.chain(lead).chain(poster).chain(photos);
        pictures.extend(named.filter_map(|src| host(src)));
    }
    let mut images = String::from("'self'");
    // Pictures of related articles lie on the portal.
    let portal = planner.world.scope.and_then(|scope| host(scope.portal()));
    pictures.extend(portal);
    for host in pictures {
        images.push(' ');
        images.push_str(&host);
    }
    let forms =
        planner.settings().comments.target().map_or_else(String::new, |to| format!(" {to}"));
    Text::from(format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src {images}; \
         media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
         form-action 'self'{forms}; base-uri 'none'; frame-ancestors 'self'"
    ))
}

/// `https://host` of an address elsewhere; none of one that could end the policy.
fn host(src: &str) -> Option<String> {
    let rest = is_outside(src).then(|| src.strip_prefix("https://"))??;
    let host = rest.split(['/', '?', '#']).next()?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || ".-:".contains(c);
    (!host.is_empty() && host.chars().all(is_plain)).then(|| format!("https://{host}"))
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn only_plain_hosts_enter_the_policy() {
        for (src, wanted) in [
            ("https://anh.vn/a.jpg", Some("https://anh.vn")),
            ("https://anh.vn:8443?x", Some("https://anh.vn:8443")),
            ("http://anh.vn/a.jpg", None),
            ("/a.jpg", None),
            ("https://a;script-src *", None),
            ("https://", None),
        ] {
            assert_eq!(host(src).as_deref(), wanted, "{src}");
        }
    }
}
