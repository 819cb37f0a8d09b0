//! What is built step by step equals what is built from nothing, and no more is rendered than needed.

mod site;

#[path = "incremental/citations.rs"]
mod citations;
#[path = "incremental/config.rs"]
mod config;
#[path = "incremental/corpus.rs"]
mod corpus;
#[path = "incremental/counts.rs"]
mod counts;
#[path = "incremental/documents.rs"]
mod documents;
#[path = "incremental/issues.rs"]
mod issues;
#[path = "incremental/killed.rs"]
mod killed;
#[path = "incremental/mutation.rs"]
mod mutation;
#[path = "incremental/packing.rs"]
mod packing;
#[path = "incremental/photo.rs"]
mod photo;
#[path = "incremental/random.rs"]
mod random;
#[path = "incremental/regions.rs"]
mod regions;
#[path = "incremental/rest.rs"]
mod rest;
#[path = "incremental/subsites.rs"]
mod subsites;
#[path = "incremental/texts.rs"]
mod texts;
#[path = "incremental/voices.rs"]
mod voices;
