//! Inputs of pages: a value for templates, and the digest that stands for it in the page's key.

use std::any::Any;
use std::sync::{Arc, OnceLock};

use serde::Serialize;
use tera::Value;

use super::body::Body;
use super::part::Part;
use crate::base::digest::{Digest, Digester};
use crate::base::text::Text;

/// A view behind a trait object.
trait Show: Send + Sync {
    fn to_value(&self) -> Value;
    fn as_any(&self) -> &dyn Any;
}

impl<V: Serialize + Send + Sync + 'static> Show for V {
    fn to_value(&self) -> Value {
        Value::from_serializable(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// A view with the digest of its serialized form: what is hashed is what is shown.
pub struct Shown {
    digest: Digest,
    view: Box<dyn Show>,
    value: Option<OnceLock<Value>>,
}

impl Shown {
    /// A view that many pages show; its value is made once.
    pub fn shared<V: Serialize + Send + Sync + 'static>(view: V) -> Arc<Shown> {
        let digest = Digest::of(&view);
        Arc::new(Shown { digest, view: Box::new(view), value: Some(OnceLock::new()) })
    }

    /// A view of one page; its value is made when the page is rendered and then dropped.
    pub fn single<V: Serialize + Send + Sync + 'static>(view: V) -> Arc<Shown> {
        let digest = Digest::of(&view);
        Arc::new(Shown { digest, view: Box::new(view), value: None })
    }

    /// The digest.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The view itself, if it is of this type.
    #[must_use]
    pub fn get<V: 'static>(&self) -> Option<&V> {
        (*self.view).as_any().downcast_ref()
    }

    /// The value for templates.
    #[must_use]
    pub fn value(&self) -> Value {
        match &self.value {
            Some(once) => once.get_or_init(|| self.view.to_value()).clone(),
            None => self.view.to_value(),
        }
    }
}

/// What is made only when a page is rendered.
#[derive(Clone, Copy)]
pub enum Late<'a> {
    /// The HTML of a text.
    Body(&'a Body),
    /// The HTML of a part that pages have in common.
    Part(&'a Part),
}

/// One input of a page.
#[derive(Clone)]
pub enum Input {
    /// One view.
    One(Arc<Shown>),
    /// Views in order.
    Many(Arc<[Arc<Shown>]>),
    /// Named inputs inside a table.
    Table(Arc<[(&'static str, Input)]>),
    /// Inputs by name, where the names are not known to the program.
    Named(Arc<[(Text, Input)]>),
    /// Tables of named inputs in order.
    Rows(Arc<[Input]>),
    /// Tables of two named views in order.
    Pairs([&'static str; 2], Arc<[(Arc<Shown>, Arc<Shown>)]>),
    /// The HTML of a text.
    Body(Arc<Body>),
    /// The HTML of a part that pages have in common.
    Part(Arc<Part>),
    /// No value.
    None,
}

impl Input {
    /// A view of one page.
    pub fn single<V: Serialize + Send + Sync + 'static>(view: V) -> Input {
        Input::One(Shown::single(view))
    }

    /// A list of shared views.
    #[must_use]
    pub fn many(views: impl IntoIterator<Item = Arc<Shown>>) -> Input {
        Input::Many(views.into_iter().collect())
    }

    /// A table of named inputs.
    #[must_use]
    pub fn table(entries: impl IntoIterator<Item = (&'static str, Input)>) -> Input {
        Input::Table(entries.into_iter().collect())
    }

    /// Inputs by name.
    #[must_use]
    pub fn named(entries: Vec<(Text, Input)>) -> Input {
        Input::Named(entries.into())
    }

    /// A list of inputs.
    #[must_use]
    pub fn rows(rows: impl IntoIterator<Item = Input>) -> Input {
        Input::Rows(rows.into_iter().collect())
    }

    /// The texts of the input: itself, or its rows.
    #[must_use]
    pub fn bodies(&self) -> Vec<&Body> {
        match self {
            Input::Body(body) => vec![body],
            Input::Rows(rows) => rows.iter().flat_map(Input::bodies).collect(),
            _ => Vec::new(),
        }
    }

    /// The digest that stands for the input in keys.
    #[must_use]
    pub fn digest(&self) -> Digest {
        match self {
            Input::One(view) => view.digest(),
            Input::Many(views) => {
                let mut digester = Digester::new("many");
                for view in views.iter() {
                    digester.add(view.digest());
                }
                digester.finish()
            }
            Input::Table(entries) => {
                let mut digester = Digester::new("table");
                for (name, input) in entries.iter() {
                    digester.str(name).add(input.digest());
                }
                digester.finish()
            }
            Input::Named(entries) => {
                let mut digester = Digester::new("named");
                for (name, input) in entries.iter() {
                    digester.str(name).add(input.digest());
                }
                digester.finish()
            }
            Input::Rows(rows) => {
                let mut digester = Digester::new("rows");
                for row in rows.iter() {
                    digester.add(row.digest());
                }
                digester.finish()
            }
            Input::Pairs(names, rows) => {
                let mut digester = Digester::new("pairs");
                for name in names {
                    digester.str(name);
                }
                for (one, other) in rows.iter() {
                    digester.add(one.digest()).add(other.digest());
                }
                digester.finish()
            }
            Input::Body(body) => body.digest(),
            Input::Part(part) => part.digest,
            Input::None => Digest::of_bytes(b"none"),
        }
    }

    /// The value for templates. What is made late is made by `late`, which may fail.
    pub fn value<E>(&self, late: &dyn Fn(Late<'_>) -> Result<Value, E>) -> Result<Value, E> {
        Ok(match self {
            Input::One(view) => view.value(),
            Input::Many(views) => Value::from(views.iter().map(|v| v.value()).collect::<Vec<_>>()),
            Input::Table(entries) => {
                let mut map = tera::Map::new();
                for (name, input) in entries.iter() {
                    map.insert((*name).into(), input.value(late)?);
                }
                Value::from(map)
            }
            Input::Named(entries) => {
                let mut map = tera::Map::new();
                for (name, input) in entries.iter() {
                    map.insert(name.to_string().into(), input.value(late)?);
                }
                Value::from(map)
            }
            Input::Rows(rows) => {
                let values: Result<Vec<Value>, E> =
                    rows.iter().map(|row| row.value(late)).collect();
                Value::from(values?)
            }
            Input::Pairs([one, other], rows) => Value::from(
                rows.iter()
                    .map(|row| {
                        let mut map = tera::Map::new();
                        map.insert((*one).into(), row.0.value());
                        map.insert((*other).into(), row.1.value());
                        Value::from(map)
                    })
                    .collect::<Vec<_>>(),
            ),
            Input::Body(body) => late(Late::Body(body))?,
            Input::Part(part) => late(Late::Part(part))?,
            Input::None => Value::none(),
        })
    }
}
