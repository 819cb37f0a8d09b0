//! Pictures for sharing: each article and page without one that networks show gets a drawn one, all
//! other pages that of their site or sub-site.
//!
//! A picture is a page of its own, made by the template [`TEMPLATE`] from a small view, so that it is
//! drawn anew only when what it shows changes. Its address carries the beginning of the digest of that
//! view: networks keep what they fetched by its address, and a mended title must be fetched again.

use super::World;
use super::links::is_outside;
use super::page::{Make, Page};
use super::planner::{Planner, roots};
use crate::base::digest::Digest;
use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::theme::Theming;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::article::Article;
use crate::plan::subsites::Realms;
use crate::theme::draw::SIZE;
use crate::view::article::{ArticleView, ImageView};
use crate::view::input::{Input, Shown};
use crate::view::link::absolute;
use crate::view::share::{Picture, ShareView, host, picture_route};

/// The template of pictures.
pub const TEMPLATE: &str = "share.svg";

/// The kind of the picture of a page.
pub const OF_PAGE: &str = "share";

/// The kind of the picture of a site or sub-site.
pub const OF_SITE: &str = "share-site";

/// What all pictures of the portal, or of a sub-site, have in common.
struct Face {
    name: Text,
    tagline: Option<Text>,
    host: Text,
    accent: Option<Text>,
    home: Route,
    /// Its own picture.
    picture: Option<Picture>,
}

/// The faces of all realms; none if no pictures are drawn.
#[derive(Default)]
pub struct Faces(Vec<Face>);

impl Faces {
    /// Makes them.
    #[must_use]
    pub fn new(world: World<'_>, realms: &Realms) -> Faces {
        if !world.draws {
            return Faces::default();
        }
        let settings = world.settings;
        let portal = Face {
            name: settings.title.clone(),
            tagline: settings.tagline.clone(),
            host: host(&settings.base_url),
            accent: None,
            home: Route::root(),
            picture: None,
        };
        let subsite = |realm: &super::subsites::Realm| {
            let own = &settings.subsites[realm.at];
            Face {
                name: realm.site.title.clone(),
                tagline: realm.site.tagline.clone(),
                host: host(realm.base_url.as_ref().unwrap_or(&settings.base_url)),
                accent: own.colors.map(|colors| Text::from(colors.accent.to_string())),
                home: realm.folder.clone(),
                picture: None,
            }
        };
        let mut faces: Vec<Face> =
            std::iter::once(portal).chain(realms.list().iter().map(subsite)).collect();
        for face in &mut faces {
            let Some(route) = picture_route(&face.home) else { continue };
            face.picture = Some(match own(world, &route) {
                Some(own) => own,
                None => drawn(settings, &route, Shown::single(face.view()).digest()),
            });
        }
        Faces(faces)
    }

    /// Whether the pictures of sites stand: if not, their template may not be able to draw any.
    #[must_use]
    pub fn stand(&self, world: World<'_>) -> bool {
        let is_drawn = |face: &&Face| face.picture.as_ref().is_some_and(|one| one.is_drawn);
        self.0.iter().filter(is_drawn).all(|face| {
            picture_route(&face.home)
                .is_none_or(|route| world.standing.get(route.file().as_str()).is_some())
        })
    }

    /// The picture of a site or sub-site.
    #[must_use]
    pub fn picture(&self, realm: usize) -> Option<&Picture> {
        self.0.get(realm)?.picture.as_ref()
    }
}

impl Face {
    fn view(&self) -> ShareView {
        ShareView {
            kind: Text::from("site"),
            title: self.name.clone(),
            kicker: None,
            section: None,
            date: None,
            name: self.name.clone(),
            tagline: self.tagline.clone(),
            host: self.host.clone(),
            accent: self.accent.clone(),
        }
    }
}

fn drawn(settings: &Settings, route: &Route, view: Digest) -> Picture {
    let version: String = view.to_string().chars().take(8).collect();
    Picture {
        url: Text::from(format!("{}?v={version}", absolute(settings, route))),
        width: Some(SIZE.0),
        height: Some(SIZE.1),
        alt: None,
        is_drawn: true,
    }
}

/// The picture that stands at an address already, among the files of the site.
fn own(world: World<'_>, route: &Route) -> Option<Picture> {
    let asset = world.assets.find(&world.settings.file, route.as_str())?;
    Some(Picture {
        url: absolute(world.settings, &asset.route),
        width: asset.image.map(|size| size.width),
        height: asset.image.map(|size| size.height),
        alt: None,
        is_drawn: false,
    })
}

/// Plans the pictures of the site and its sub-sites.
pub fn sites(planner: &mut Planner<'_>) {
    let faces = planner.faces.clone();
    for (realm, face) in faces.0.iter().enumerate() {
        if !face.picture.as_ref().is_some_and(|picture| picture.is_drawn) {
            continue;
        }
        if let Some(route) = picture_route(&face.home) {
            let mut page = Page::file(route, Make::Drawn(TEMPLATE));
            page.kind = OF_SITE;
            page.realm = realm;
            page.inputs = roots([("share", Input::single(face.view()))]);
            planner.push(page);
        }
    }
}

/// The picture of an imagined article of a site or sub-site, which shows all that a picture can show.
#[must_use]
pub fn example(of_site: &Page) -> Page {
    let text = Text::from;
    let shown = ShareView {
        kind: text("article"),
        title: text("Chi bộ họp bàn việc làng năm 2026"),
        kicker: Some(text("Từ cơ sở")),
        section: Some(text("Thời sự")),
        date: Some(text("21/11/2026")),
        name: text("Tòa soạn"),
        tagline: None,
        host: text("vidu.vn"),
        accent: Some(text("#1f6b4a")),
    };
    let mut page = Page::file(of_site.route.clone(), of_site.make.clone());
    page.realm = of_site.realm;
    page.inputs = roots([("share", Input::single(shown))]);
    page
}

/// The picture of an article or a page of its own, and the page that draws it. None means that of the
/// site.
#[must_use]
pub fn article(
    planner: &Planner<'_>,
    article: &Article,
    view: &ArticleView,
    realm: usize,
) -> (Option<Picture>, Option<Page>) {
    let settings = planner.settings();
    if let Some(picture) = photograph(settings, view) {
        return (Some(picture), None);
    }
    let Some(face) = planner.faces.0.get(realm) else {
        return (view.image.as_ref().map(|image| lead(settings, image)), None);
    };
    let Some(route) = picture_route(&article.route) else { return (None, None) };
    let is_late =
        settings.outlets.share.since.is_none_or(|since| article.date.is_some_and(|d| d >= since));
    if article.is_listed() && !is_late {
        return (None, None);
    }
    if article.route.as_str().ends_with('/')
        && let Some(own) = own(planner.world, &route)
    {
        return (Some(own), None);
    }
    let shown = Shown::single(ShareView {
        kind: Text::from(if article.is_listed() { "article" } else { "page" }),
        title: article.title.clone(),
        kicker: view.kicker.clone(),
        section: article.is_listed().then(|| view.section.title.clone()),
        date: view.date.as_ref().filter(|_| article.is_listed()).map(|date| date.day.clone()),
        name: face.name.clone(),
        tagline: None,
        host: face.host.clone(),
        accent: face.accent.clone(),
    });
    let picture = drawn(settings, &route, shown.digest());
    let mut page = Page::file(route, Make::Drawn(TEMPLATE));
    page.kind = OF_PAGE;
    page.realm = realm;
    page.inputs = roots([("share", Input::One(shown))]);
    (Some(picture), Some(page))
}

/// What the picture of an article shows must be in the fonts of the theme.
pub fn check_letters(planner: &Planner<'_>, article: &Article, at: Span, problems: &mut Problems) {
    let texts = [Some(&article.title), article.front.kicker.as_ref()];
    let fonts = &planner.world.theme.fonts;
    if let Some(character) = texts.into_iter().flatten().find_map(|text| fonts.missing(text)) {
        problems.at(at, Theming::NoGlyph { character });
    }
}

/// The first picture of an article that networks show: the lead picture, one of its photographs, the
/// poster of its film.
fn photograph(settings: &Settings, view: &ArticleView) -> Option<Picture> {
    let pictures = view.image.iter().chain(&view.photos).map(|image| lead(settings, image));
    let poster = view.video.as_ref().and_then(|video| {
        Some(Picture {
            url: whole(settings, video.poster.as_ref()?),
            width: video.poster_width,
            height: video.poster_height,
            alt: video.caption.clone(),
            is_drawn: false,
        })
    });
    pictures.chain(poster).find(Picture::is_shown)
}

fn lead(settings: &Settings, image: &ImageView) -> Picture {
    Picture {
        url: whole(settings, &image.url),
        width: image.width,
        height: image.height,
        alt: Some(image.alt.clone()).filter(|alt| !alt.is_empty()),
        is_drawn: false,
    }
}

/// The whole address of a file.
#[must_use]
pub fn whole(settings: &Settings, url: &Text) -> Text {
    if is_outside(url) {
        return url.clone();
    }
    let path = url.strip_prefix(settings.base_path.as_str()).unwrap_or(url);
    Text::from(format!("{}{path}", settings.base_url))
}
