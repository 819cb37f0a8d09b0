//! `[share]`: the pictures that are drawn for pages without one of their own.

use super::fields::Fields;
use super::keys;
use crate::base::date::{Stamp, Zone};

/// Which pages get a drawn picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Whether pictures are drawn.
    pub pictures: bool,
    /// Articles before this moment show the site's picture.
    pub since: Option<Stamp>,
}

impl Default for Share {
    fn default() -> Share {
        Share { pictures: true, since: None }
    }
}

/// Reads the table.
pub(super) fn read(top: &mut Fields<'_>, zone: &Zone) -> Share {
    let mut share = Share::default();
    let Some(mut table) = top.table("share") else { return share };
    table.known(keys::SHARE);
    share.pictures = table.flag("pictures").unwrap_or(share.pictures);
    share.since = table.stamp("since", zone).map(|found| found.value.0);
    share
}
