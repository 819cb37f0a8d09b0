//! Loads a theme: checks it and makes it ready for rendering.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tera::{ErrorKind, Tera};

use super::components::{Component, component};
use super::files::{ThemeFile, ThemeFiles, names};
use super::filters::TEXT_LINES;
use super::fonts::{Font, Fonts};
use super::sheets;
use super::spec::{self, Slot, Spec};
use super::words::{Closure, Template, Words, closures, words};
use crate::base::digest::{Digest, Digester};
use crate::base::fold::nearest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::config::tree::{Entry, Node, Value};
use crate::diag::areas::theme::Theming;
use crate::diag::problem::{Diagnostic, Lang};
use crate::diag::problems::Problems;
use crate::diag::span::Span;

/// A theme that is ready to render.
pub struct Theme {
    /// The engine with all templates of the chain.
    pub tera: Tera,
    /// Names of the themes, nearest first.
    pub chain: Vec<Text>,
    /// What each template can reach, by full name.
    pub closures: BTreeMap<Text, Closure>,
    /// Full names of the files that may define a component, by its name.
    pub definers: BTreeMap<Text, Vec<Text>>,
    /// Files of templates by full name, for messages.
    pub template_files: BTreeMap<Text, RelPath>,
    /// Components by name.
    pub components: BTreeMap<Text, Component>,
    /// Values of parameters.
    pub params: Node,
    /// Slots.
    pub slots: BTreeMap<Text, Slot>,
    /// Templates of the parts that pages have in common, by name.
    pub common: BTreeMap<Text, Text>,
    /// Strings in the site's language.
    pub strings: Node,
    /// Static files by path below `static/`.
    pub assets: BTreeMap<RelPath, ThemeFile>,
    /// Fonts of drawn pictures.
    pub fonts: Arc<Fonts>,
}

/// Words that no template may use, because they would read what the page's key does not cover.
const FORBIDDEN: &[&str] = &["__tera_context"];

/// Loads the theme that the settings name. Without any usable theme there is none.
pub fn load(files: &ThemeFiles, settings: &Settings) -> (Option<Theme>, Problems) {
    let mut problems = Problems::new();
    let theme = chain(files, settings, &mut problems)
        .and_then(|chain| assemble(files, &chain, settings, &mut problems));
    (theme, problems)
}

/// Follows `extends` from the chosen theme.
fn chain(
    files: &ThemeFiles,
    settings: &Settings,
    problems: &mut Problems,
) -> Option<Vec<(Text, Spec)>> {
    let known = names(files);
    let mut chain: Vec<(Text, Spec)> = Vec::new();
    let mut next = Some((settings.theme.value.clone(), settings.theme.span(&settings.file)));
    while let Some((name, at)) = next {
        if !known.contains(&name) {
            let near = nearest(&name, known.iter().map(Text::as_str)).map(Text::from);
            problems.at(at, Theming::UnknownTheme { name, nearest: near });
            return None;
        }
        if chain.iter().any(|(seen, _)| *seen == name) {
            let names: Vec<&str> =
                chain.iter().map(|(n, _)| n.as_str()).chain([name.as_str()]).collect();
            problems.at(at, Theming::Cycle { chain: Text::from(names.join(" → ")) });
            return None;
        }
        let path = RelPath::new(&format!("themes/{name}/theme.toml")).ok()?;
        let text = files.get(&path).and_then(|file| file.text.clone());
        let spec = match text {
            Some(text) => spec::read(&path, &text, problems)?,
            None => Spec::default(),
        };
        next = spec.extends.clone().map(|parent| (parent, Span::file_start(&path)));
        chain.push((name, spec));
    }
    Some(chain)
}

struct Source {
    file: RelPath,
    text: Arc<str>,
    content: Digest,
    words: Words,
}

fn assemble(
    files: &ThemeFiles,
    chain: &[(Text, Spec)],
    settings: &Settings,
    problems: &mut Problems,
) -> Option<Theme> {
    let mut sources = sources(files, chain);
    for source in sources.values() {
        for word in FORBIDDEN.iter().filter(|word| source.words.words.contains(**word)) {
            let at = source.text.find(word).unwrap_or(0);
            let span = Span::new(&source.file, at..at + word.len());
            problems.at(span, Theming::Forbidden { word: Text::from(*word) });
        }
    }
    sources.retain(|_, s| !FORBIDDEN.iter().any(|word| s.words.words.contains(*word)));
    let names: Vec<Text> = chain.iter().map(|(name, _)| name.clone()).collect();
    let fonts = Arc::new(fonts(files, &names));
    let tera = engine(&mut sources, chain, &fonts, problems)?;
    let specs: Vec<Spec> = chain.iter().map(|(_, spec)| spec.clone()).collect();
    let components: BTreeMap<Text, Component> = tera
        .get_component_names()
        .filter_map(|name| tera.get_component_definition(name))
        .map(|info| (Text::from(info.name()), component(&info)))
        .collect();
    let (mut closures, definers) = closures_of(&sources, &names, &components);
    for closure in closures.values_mut().filter(|closure| closure.words.contains(TEXT_LINES)) {
        closure.digest = Digester::new("lettered").add(closure.digest).add(fonts.digest()).finish();
    }
    let params = spec::params(&specs, &settings.params, &settings.file, problems);
    let mut slots = BTreeMap::new();
    let mut strings: BTreeMap<Text, Text> = BTreeMap::new();
    for spec in specs.iter().rev() {
        slots.extend(spec.slots.clone());
        let own = if settings.language == Lang::En { &spec.en } else { &spec.vi };
        strings.extend(own.clone());
    }
    Some(Theme {
        template_files: sources.iter().map(|(name, s)| (name.clone(), s.file.clone())).collect(),
        tera,
        closures,
        definers,
        components,
        params: table(params.into_iter().map(|(k, v)| (k, spec::without_place(&v)))),
        slots,
        common: common(&specs, &names, &sources, problems),
        strings: table(
            strings.into_iter().map(|(k, v)| (k, Node { value: Value::Str(v), start: 0, end: 0 })),
        ),
        assets: assets(files, &names),
        fonts,
        chain: names,
    })
}

/// The templates that the chain of themes names in `[common]`; one that is missing is told.
fn common(
    specs: &[Spec],
    chain: &[Text],
    sources: &BTreeMap<Text, Source>,
    problems: &mut Problems,
) -> BTreeMap<Text, Text> {
    let mut common = BTreeMap::new();
    for (name, (template, at)) in specs.iter().rev().flat_map(|spec| &spec.common) {
        if chain.iter().any(|theme| sources.contains_key(format!("{theme}/{template}").as_str())) {
            common.insert(name.clone(), template.clone());
        } else {
            problems.at(at.clone(), Theming::MissingTemplate { name: template.clone() });
        }
    }
    common
}

fn table(entries: impl Iterator<Item = (Text, Node)>) -> Node {
    let entries = entries.map(|(key, node)| Entry { key, start: 0, end: 0, node }).collect();
    Node { value: Value::Table(entries), start: 0, end: 0 }
}

/// The templates and components of the chain by full name: `<theme>/<path below templates>` and
/// `<theme>/components/<path>`.
fn sources(files: &ThemeFiles, chain: &[(Text, Spec)]) -> BTreeMap<Text, Source> {
    let mut out = BTreeMap::new();
    for (path, file) in files {
        let mut parts = path.segments().skip(1);
        let (Some(theme), Some(kind)) = (parts.next(), parts.next()) else { continue };
        let rest = parts.collect::<Vec<_>>().join("/");
        let Some(text) = file.text.clone() else { continue };
        if !chain.iter().any(|(name, _)| name.as_str() == theme) || rest.is_empty() {
            continue;
        }
        let name = match kind {
            "templates" => format!("{theme}/{rest}"),
            "components" => format!("{theme}/components/{rest}"),
            _ => continue,
        };
        let words = words(&text);
        let source = Source { file: path.clone(), text, content: file.content, words };
        out.insert(Text::from(name), source);
    }
    out
}

/// Gives all templates to the engine. A template that cannot be read is a problem and is left out, so
/// that pages that do without it are still built.
fn engine(
    sources: &mut BTreeMap<Text, Source>,
    chain: &[(Text, Spec)],
    fonts: &Arc<Fonts>,
    problems: &mut Problems,
) -> Option<Tera> {
    loop {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".htm", ".xml", ".svg"]);
        super::filters::register(&mut tera, fonts);
        let prefixes: Vec<String> = chain.iter().map(|(name, _)| format!("{name}/")).collect();
        tera.set_fallback_prefixes(prefixes).ok()?;
        let templates: Vec<(&str, &str)> =
            sources.iter().map(|(name, source)| (name.as_str(), &*source.text)).collect();
        let Err(error) = tera.add_raw_templates(templates) else { return Some(tera) };
        let culprit = culprit(&error, sources);
        let diagnostic = match &culprit {
            Some(name) => template_problem(&error, &sources[name].file),
            None => Diagnostic::nowhere(Theming::TemplateSyntax { message: first_line(&error) }),
        };
        problems.push(diagnostic);
        sources.remove(&culprit?);
    }
}

/// The template an error belongs to.
fn culprit(error: &tera::Error, sources: &BTreeMap<Text, Source>) -> Option<Text> {
    let named = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            sources.keys().find(|name| name.as_str() == report.filename()).cloned()
        }
        _ => None,
    };
    // Other kinds name the template only in their text; the longest known name is the most exact.
    named.or_else(|| {
        let text = error.to_string();
        let mut names: Vec<&Text> =
            sources.keys().filter(|name| text.contains(name.as_str())).collect();
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        names.first().map(|&name| name.clone())
    })
}

fn template_problem(error: &tera::Error, file: &RelPath) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let message = Text::from(report.message());
            let span = Span::new(file, report.span().range.clone());
            Diagnostic::at(span, Theming::TemplateSyntax { message })
        }
        _ => {
            let message = first_line(error);
            Diagnostic::at(Span::file_start(file), Theming::TemplateSyntax { message })
        }
    }
}

fn first_line(error: &tera::Error) -> Text {
    let text = error.to_string();
    Text::from(text.lines().find(|line| !line.trim().is_empty()).unwrap_or("").trim())
}

fn closures_of(
    sources: &BTreeMap<Text, Source>,
    chain: &[Text],
    components: &BTreeMap<Text, Component>,
) -> (BTreeMap<Text, Closure>, BTreeMap<Text, Vec<Text>>) {
    let templates: BTreeMap<Text, Template<'_>> = sources
        .iter()
        .map(|(name, source)| {
            // A file defines a component if it holds the word after `component`; taking every
            // component name among its words is the same, only wider.
            let defines: BTreeSet<Text> = components
                .keys()
                .filter(|c| {
                    source.words.words.contains("component")
                        && c.split('.').all(|part| source.words.words.contains(part))
                })
                .cloned()
                .collect();
            (name.clone(), Template { content: source.content, words: &source.words, defines })
        })
        .collect();
    let resolve = |name: &str| -> Vec<Text> {
        let mut out = Vec::new();
        if let Some((full, _)) = sources.get_key_value(name) {
            out.push(full.clone());
        }
        for theme in chain {
            let full = format!("{theme}/{name}");
            if let Some((full, _)) = sources.get_key_value(full.as_str()) {
                out.push(full.clone());
            }
        }
        out
    };
    let mut definers: BTreeMap<Text, Vec<Text>> = BTreeMap::new();
    for (name, template) in &templates {
        for component in &template.defines {
            definers.entry(component.clone()).or_default().push(name.clone());
        }
    }
    (closures(&templates, &resolve), definers)
}

/// Fonts of the chain, those of the nearest theme first; its file of a name wins.
fn fonts(files: &ThemeFiles, chain: &[Text]) -> Fonts {
    let mut names: BTreeSet<RelPath> = BTreeSet::new();
    let mut list = Vec::new();
    for theme in chain {
        let prefix = format!("themes/{theme}/fonts/");
        for (path, file) in files {
            if let Some(rest) = path.as_str().strip_prefix(&prefix)
                && let (Ok(rest), Some(bytes)) = (RelPath::new(rest), &file.font)
                && names.insert(rest)
            {
                let (file, content, bytes) = (path.clone(), file.content, bytes.clone());
                list.push(Font { file, content, bytes });
            }
        }
    }
    Fonts::new(list)
}

/// Static files of the chain; the nearest theme's file of a path wins.
/// Static files of the chain; the nearest theme's file of a path wins, and parts of style sheets are
/// joined.
fn assets(files: &ThemeFiles, chain: &[Text]) -> BTreeMap<RelPath, ThemeFile> {
    let mut out = BTreeMap::new();
    for theme in chain.iter().rev() {
        let prefix = format!("themes/{theme}/static/");
        let own = files.iter().filter_map(|(path, file)| {
            let rest = path.as_str().strip_prefix(&prefix)?;
            Some((RelPath::new(rest).ok()?, file.clone()))
        });
        sheets::lay(&mut out, own.collect());
    }
    sheets::join(out)
}

impl Theme {
    /// The full name of a template, along the chain.
    #[must_use]
    pub fn resolve(&self, name: &str) -> Option<&Text> {
        self.chain
            .iter()
            .find_map(|theme| self.closures.get_key_value(format!("{theme}/{name}").as_str()))
            .map(|(full, _)| full)
    }

    /// What a template can reach.
    #[must_use]
    pub fn closure(&self, name: &str) -> Option<&Closure> {
        self.resolve(name).map(|full| &self.closures[full])
    }

    /// The closures of the files that define a component, wherever in the themes they are.
    pub fn component_closures(&self, name: &str) -> impl Iterator<Item = &Closure> {
        let files = self.definers.get(name).into_iter().flatten();
        files.filter_map(|file| self.closures.get(file))
    }
}
