//! Indexes of articles with a question, a video, a photo story.

use crate::plan::kinds::lists::{Headed, headed};
use crate::plan::planner::Planner;
use crate::view::input::Input;
use crate::view::showcase;

/// Plans them.
pub fn galleries(planner: &mut Planner<'_>) {
    for gallery in showcase::galleries(planner.world.site, planner.settings()) {
        let list = Headed {
            kind: gallery.kind,
            folder: gallery.folder,
            title: gallery.title,
            subtitle: None,
            facts: Vec::new(),
            articles: &gallery.articles,
            trail: Vec::new(),
            intro: Input::None,
        };
        headed(planner, &list);
    }
}
