//! A theme: templates, components, strings, parameters, slots, static files and fonts.
//!
//! 1. [`files`] lays the files of `themes/` over those inside the binary.
//! 2. [`spec`] reads `theme.toml` along the chain of `extends`, nearest first.
//! 3. [`words`] finds, for each template, all it can reach and every word it uses: that is what page
//!    keys need.
//! 4. [`load`] checks everything and gives one immutable [`load::Theme`].
//! 5. [`draw`] makes a picture of what a template gives, lettered with the theme's [`fonts`].
//! 4. [`sheets`] joins style sheets that lie in parts.
//! 5. [`load`] checks everything and gives one immutable [`load::Theme`].
//!
//! Templates get values; they have no function that sees the site, the clock or the disk.

pub mod components;
pub mod draw;
pub mod files;
pub mod filters;
pub mod fonts;
pub mod lines;
pub mod load;
#[cfg(feature = "share-pictures")]
pub mod palette;
mod sheets;
pub mod spec;
pub mod words;
