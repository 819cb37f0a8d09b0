//! Component calls in Markdown: checked against the theme, and supplied with what they name.

use super::World;
use crate::base::fold::nearest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::areas::markup::Markup;
use crate::diag::areas::references::Reference;
use crate::diag::kind::Kind;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::markup::{Arg, ArgValue, Call, Facts};
use crate::model::document::Found;
use crate::theme::components::{self, Component, template_name};
use crate::view::body::{FileView, Supplies};
use crate::view::document::card;

/// What the calls of a text need.
pub struct Outcome {
    /// Files, documents and figures.
    pub supplies: Option<Box<Supplies>>,
    /// The components, by name in templates, each once.
    pub components: Vec<Text>,
}

/// Checks the calls of a text and gathers what they need.
pub fn resolve(
    world: World<'_>,
    file: &RelPath,
    facts: &Facts,
    problems: &mut Problems,
) -> Outcome {
    if facts.calls.is_empty() {
        return Outcome { supplies: None, components: Vec::new() };
    }
    let mut supplies = Supplies::default();
    let mut names: Vec<Text> = Vec::new();
    for call in &facts.calls {
        let name = template_name(&call.name);
        let Some(component) = world.theme.components.get(name.as_str()) else {
            let known = world.theme.components.keys().map(Text::as_str);
            let near = nearest(&name, known.filter(|name| !name.contains('.'))).map(Text::from);
            let at = Span { file: file.clone(), start: call.start, end: call.end };
            problems.at(at, Markup::UnknownComponent { name: call.name.clone(), nearest: near });
            continue;
        };
        check(world, file, call, component, &mut supplies, problems);
        if component.figures.is_some() {
            supplies.figures.clone_from(&facts.figures);
        }
        if !names.contains(&component.name) {
            names.push(component.name.clone());
        }
    }
    names.sort();
    Outcome { supplies: Some(Box::new(supplies)), components: names }
}

/// Arguments that are filled by the generator, never written.
fn is_filled(component: &Component, arg: &components::Arg) -> bool {
    component.figures.as_ref() == Some(&arg.name)
        || (component.name.as_str() == "figure" && arg.name.as_str() == "id")
}

fn check(
    world: World<'_>,
    file: &RelPath,
    call: &Call,
    component: &Component,
    supplies: &mut Supplies,
    problems: &mut Problems,
) {
    let whole = Span { file: file.clone(), start: call.start, end: call.end };
    for arg in component.args.iter().filter(|arg| arg.required && !is_filled(component, arg)) {
        if !call.args.iter().any(|written| template_name(&written.name) == arg.name.as_str()) {
            let (component, argument) = (call.name.clone(), arg.name.clone());
            problems.at(whole.clone(), Markup::MissingArgument { component, argument });
        }
    }
    for written in &call.args {
        let at = Span { file: file.clone(), start: written.start, end: written.end };
        let name = template_name(&written.name);
        let Some(arg) = component.args.iter().find(|arg| arg.name.as_str() == name) else {
            let known = component.args.iter().filter(|arg| !is_filled(component, arg));
            let near = nearest(&name, known.map(|arg| arg.name.as_str())).map(Text::from);
            let (component, argument) = (call.name.clone(), written.name.clone());
            problems.at(at, Markup::UnknownArgument { component, argument, nearest: near });
            continue;
        };
        if let Some(expected) = arg.kind.filter(|kind| !fits(*kind, &written.value)) {
            let problem = Markup::WrongArgument {
                component: call.name.clone(),
                argument: written.name.clone(),
                expected,
                found: kind_of(&written.value),
            };
            problems.at(at, problem);
            continue;
        }
        if let ArgValue::Str(value) = &written.value
            && !arg.choices.is_empty()
            && !arg.choices.contains(value)
        {
            let problem = Markup::BadChoice {
                component: call.name.clone(),
                argument: written.name.clone(),
                value: value.clone(),
                allowed: arg.choices.clone(),
            };
            problems.at(at.clone(), problem);
        }
        supply(world, file, arg.kind, written, &at, supplies, problems);
    }
}

fn supply(
    world: World<'_>,
    file: &RelPath,
    kind: Option<Kind>,
    written: &Arg,
    at: &Span,
    supplies: &mut Supplies,
    problems: &mut Problems,
) {
    let mut file_named = |name: &Text| match world.assets.find(file, name) {
        Some(asset) => {
            let view = FileView {
                url: asset.url.clone(),
                width: asset.image.map(|size| size.width),
                height: asset.image.map(|size| size.height),
                srcset: asset.srcset.clone(),
                bytes: asset.bytes,
                name: Text::from(asset.source.file_name()),
            };
            supplies.files.insert(name.clone(), view);
        }
        None => {
            let near = world.assets.nearest(file, name);
            problems.at(at.clone(), AssetProblem::Missing { src: name.clone(), nearest: near });
        }
    };
    match (kind, &written.value) {
        (Some(Kind::FileName), ArgValue::Str(name)) => file_named(name),
        (Some(Kind::FileNames), ArgValue::List(names)) => {
            for name in names {
                if let ArgValue::Str(name) = name {
                    file_named(name);
                }
            }
        }
        (Some(Kind::DocumentNumber), ArgValue::Str(number)) => {
            match world.site.find_document.find(&world.site.documents, number) {
                Found::One(id) => {
                    let view = card(world.settings, &world.site.documents, id);
                    supplies.documents.insert(number.clone(), view);
                }
                Found::Several(candidates) => {
                    let number = number.clone();
                    problems.at(at.clone(), Reference::AmbiguousDocument { number, candidates });
                }
                Found::None(nearest) => {
                    let number = number.clone();
                    problems.at(at.clone(), Reference::UnknownDocument { number, nearest });
                }
            }
        }
        _ => {}
    }
}

fn kind_of(value: &ArgValue) -> Kind {
    match value {
        ArgValue::Str(_) => Kind::Text,
        ArgValue::Int(_) => Kind::Int,
        ArgValue::Float(_) => Kind::Float,
        ArgValue::Bool(_) => Kind::Bool,
        ArgValue::List(_) => Kind::List,
        ArgValue::Map(_) => Kind::Table,
    }
}

/// Whether a written value is of the kind that an argument takes.
#[must_use]
pub fn fits(kind: Kind, value: &ArgValue) -> bool {
    match kind {
        Kind::FileName | Kind::DocumentNumber => matches!(value, ArgValue::Str(_)),
        Kind::FileNames => match value {
            ArgValue::List(items) => items.iter().all(|item| matches!(item, ArgValue::Str(_))),
            _ => false,
        },
        Kind::Number | Kind::Float => matches!(value, ArgValue::Int(_) | ArgValue::Float(_)),
        kind => kind == kind_of(value),
    }
}
