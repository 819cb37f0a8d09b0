//! A theme: templates, components, strings, parameters, slots and static files.
//!
//! 1. [`files`] lays the files of `themes/` over those inside the binary.
//! 2. [`spec`] reads `theme.toml` along the chain of `extends`, nearest first.
//! 3. [`words`] finds, for each template, all it can reach and every word it uses: that is what page
//!    keys need.
//! 4. [`sheets`] joins style sheets that lie in parts.
//! 5. [`load`] checks everything and gives one immutable [`load::Theme`].
//!
//! Templates get values; they have no function that sees the site, the clock or the disk.

pub mod components;
pub mod files;
pub mod filters;
pub mod load;
mod sheets;
pub mod spec;
pub mod words;
