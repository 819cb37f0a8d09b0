//! The site as values: flat tables of what there is, and indexes over them.
//!
//! 1. [`registry`] holds the built-in documents and regions.
//! 2. [`assemble`] joins heads, registries and settings into one immutable [`site::Site`]; names become
//!    ids, dangling names become problems.
//! 3. [`index`] orders and cross-references: lists by section, topic, region, month …, related articles.
//!
//! Ids are dense, valid for one `Site`, never written to disk and never shown. Articles are kept in the
//! order of every list: newest first, then weight, then path.

pub mod article;
pub mod assemble;
pub mod authority;
pub mod document;
pub mod guidance;
pub mod index;
pub mod issue;
pub mod names;
pub mod organ;
pub mod region;
pub mod registry;
pub mod section;
pub mod site;
pub mod term;
pub mod tombstone;
