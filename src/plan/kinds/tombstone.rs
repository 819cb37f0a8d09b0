//! Notices in place of articles that were taken back, at every address under which they were known.

use crate::plan::page::{Claim, Page};
use crate::plan::planner::{About, Planner};
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::voices::tombstone;

/// Plans them. A notice yields to whatever else is published at its address.
pub fn tombstones(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    for stone in &planner.world.site.tombstones {
        let view = Input::single(tombstone(settings, &planner.names, stone));
        let trail = stone.section.map_or_else(Vec::new, |id| planner.names.trails[id].clone());
        for route in &stone.routes {
            let title = word(settings, "Bài đã được gỡ", "This article was withdrawn");
            let about = About {
                kind: "tombstone",
                description: title.clone(),
                title,
                trail: trail.clone(),
                image: None,
                has_code: false,
                noindex: true,
                route,
            };
            let inputs = vec![("tombstone", view.clone()), planner.about(about)];
            let route = super::plain::page_route(route);
            let mut page = Page::template(route, "tombstone", "tombstone.html", inputs);
            page.claim = Claim::Tombstone;
            page.source = Some(stone.source.clone());
            planner.push(page);
        }
    }
}
