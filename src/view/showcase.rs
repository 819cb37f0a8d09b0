//! Views of what a page puts on show: the people of an office; and the indexes of articles with a
//! video, with a photo story, with a reader's question.

use serde::Serialize;

use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::article::Article;
use crate::model::site::{List, Site};
use crate::view::chrome::word;

view! {
    /// An office.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct OfficeView "Một cơ quan và cách liên hệ." {
        name: Option<Text>, "Tên cơ quan; null là tên trang.", "Name; null is that of the site.";
        address: Option<Text>, "Địa chỉ.", "Address.";
        phone: Option<Text>, "Điện thoại.", "Telephone.";
        email: Option<Text>, "Thư điện tử.", "E-mail.";
        hours: Option<Text>, "Giờ làm việc.", "Office hours.";
    }
}

view! {
    /// Someone of an office.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct MemberView "Một người của cơ quan." {
        name: Text, "Họ tên.", "Name.";
        post: Option<Text>, "Chức danh.", "Post.";
        unit: Option<Text>, "Đơn vị, bộ phận; những người liền nhau cùng đơn vị đứng chung một nhóm.", "Unit; neighbors of one unit stand in one group.";
        phone: Option<Text>, "Điện thoại.", "Telephone.";
        email: Option<Text>, "Thư điện tử.", "E-mail.";
    }
}

/// The office of a page.
#[must_use]
pub fn office(article: &Article) -> Option<OfficeView> {
    article.front.office.as_ref().map(|office| OfficeView {
        name: office.name.clone(),
        address: office.address.clone(),
        phone: office.phone.clone(),
        email: office.email.clone(),
        hours: office.hours.clone(),
    })
}

/// The people of a page.
#[must_use]
pub fn people(article: &Article) -> Vec<MemberView> {
    let people = article.front.people.iter().flatten();
    people
        .map(|member| MemberView {
            name: member.name.clone(),
            post: member.post.clone(),
            unit: member.unit.clone(),
            phone: member.phone.clone(),
            email: member.email.clone(),
        })
        .collect()
}

/// An index of articles that have something.
pub struct Gallery {
    /// Its kind, as `page.kind` tells it.
    pub kind: &'static str,
    /// Its title.
    pub title: Text,
    /// Its folder.
    pub folder: Route,
    /// The articles, newest first.
    pub articles: List,
}

/// A kind of index: its name, its title in both languages, its folder, and which articles it has.
type Kind<'a> = (&'static str, &'static str, &'static str, &'a str, fn(&Article) -> bool);

/// The indexes that have articles, unless a section stands at their address already.
#[must_use]
pub fn galleries(site: &Site, settings: &Settings) -> Vec<Gallery> {
    let urls = &settings.urls;
    let mut galleries: Vec<Gallery> = Vec::with_capacity(3);
    let kinds: [Kind<'_>; 3] = [
        ("questions", "Hỏi – Đáp", "Questions and answers", &urls.questions, |article| {
            article.front.question.is_some()
        }),
        ("videos", "Video", "Video", &urls.videos, |article| article.front.video.is_some()),
        ("photos", "Chùm ảnh", "Photo stories", &urls.photos, |article| {
            article.front.photos.as_ref().is_some_and(|photos| !photos.is_empty())
        }),
    ];
    for (kind, vi, en, folder, has) in kinds {
        let all = site.index.all.iter().copied();
        let articles: List = all.filter(|&id| has(site.articles.get(id))).collect();
        let Ok(folder) = Route::new(&format!("/{folder}/")) else { continue };
        let is_taken = site.sections.values().iter().any(|section| section.route == folder);
        if !articles.is_empty() && !is_taken {
            galleries.push(Gallery { kind, title: word(settings, vi, en), folder, articles });
        }
    }
    galleries
}
