//! What templates may see: plain values made from the site, each hashed as it is shown.
//!
//! 1. A view is a struct that serializes to what a template reads; nothing in it is skipped or renamed.
//!    [`docs`] defines it together with the docs of its fields.
//! 2. [`input`] wraps it: the digest of a view is the digest of its serialized form, so that a page's
//!    key covers all that its template can read.
//! 3. [`body`] is the one input that is made late, from the text on disk, and only for dirty pages.

#[macro_use]
pub mod docs;

pub mod article;
pub mod body;
pub mod card;
pub mod chrome;
pub mod cited;
pub mod cover;
pub mod document;
pub mod feed;
pub mod input;
pub mod issue;
pub mod link;
pub mod list;
pub mod names;
pub mod part;
pub mod region;
pub mod roots;
pub mod rows;
pub mod share;
pub mod showcase;
pub mod subsite;
pub mod voices;
