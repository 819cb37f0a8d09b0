//! Renders a text: its Markdown, and the component calls in it.

use tera::{Context, TeraResult, Value};

use crate::base::text::Text;
use crate::diag::kind::Kind;
use crate::markup::{self, ArgValue, Call, Segment};
use crate::parse::front::body_start;
use crate::plan::calls::fits;
use crate::theme::components::{Component, template_name};
use crate::theme::load::Theme;
use crate::view::body::{Body, Supplies};

/// The HTML of a text. `text` is the whole source file in NFC.
///
/// # Errors
/// When a component cannot be rendered.
pub fn html(body: &Body, text: &str, theme: &Theme, implicits: &Context) -> TeraResult<String> {
    let rendered = markup::render(text, body_start(text), &body.resolved, &body.options);
    let cook = Cook { theme, implicits, supplies: body.supplies.as_deref() };
    let mut out = String::new();
    for segment in rendered.segments {
        match segment {
            Segment::Html(html) if out.is_empty() => out = html,
            segment => cook.segment(&segment, &mut out)?,
        }
    }
    Ok(body.options.abbreviations.mark(out))
}

struct Cook<'a> {
    theme: &'a Theme,
    implicits: &'a Context,
    supplies: Option<&'a Supplies>,
}

impl Cook<'_> {
    fn segment(&self, segment: &Segment, out: &mut String) -> TeraResult<()> {
        match segment {
            Segment::Html(html) => out.push_str(html),
            Segment::Call { call, inner } => {
                let mut body = String::new();
                for segment in inner.iter().flatten() {
                    self.segment(segment, &mut body)?;
                }
                let body = inner.is_some().then_some(body.as_str());
                out.push_str(&self.call(call, body)?);
            }
        }
        Ok(())
    }

    /// Renders a call; one that does not fit the theme was reported when pages were planned and gives
    /// its inner text only.
    fn call(&self, call: &Call, body: Option<&str>) -> TeraResult<String> {
        let name = template_name(&call.name);
        let Some(component) = self.theme.components.get(name.as_str()) else {
            return Ok(body.unwrap_or("").to_owned());
        };
        let Some(args) = self.args(call, component) else {
            return Ok(body.unwrap_or("").to_owned());
        };
        self.theme.tera.render_component_with_implicits(&name, &args, self.implicits, body, true)
    }

    fn args(&self, call: &Call, component: &Component) -> Option<Context> {
        let mut context = Context::new();
        for written in &call.args {
            let name = template_name(&written.name);
            let arg = component.args.iter().find(|arg| arg.name.as_str() == name)?;
            if arg.kind.is_some_and(|kind| !fits(kind, &written.value)) {
                return None;
            }
            let value = match (arg.kind, &written.value) {
                (Some(Kind::FileName), ArgValue::Str(file)) => self.file(file)?,
                (Some(Kind::FileNames), ArgValue::List(files)) => {
                    let files = files.iter().map(|file| match file {
                        ArgValue::Str(file) => self.file(file),
                        _ => None,
                    });
                    Value::from(files.collect::<Option<Vec<Value>>>()?)
                }
                (Some(Kind::DocumentNumber), ArgValue::Str(number)) => {
                    Value::from_serializable(self.supplies?.documents.get(number)?)
                }
                (_, value) => plain(value),
            };
            context.insert_value(name, value);
        }
        for arg in component.args.iter().filter(|arg| arg.required) {
            let filled = component.figures.as_ref() == Some(&arg.name);
            if !filled && !context.contains_key(&arg.name) {
                return None;
            }
        }
        if let (Some(figures), Some(supplies)) = (&component.figures, self.supplies) {
            context.insert_value(figures.to_string(), Value::from_serializable(&supplies.figures));
        }
        if let Some(id) = &call.figure
            && component.args.iter().any(|arg| arg.name.as_str() == "id")
        {
            context.insert_value("id", Value::from(id.as_str()));
        }
        Some(context)
    }

    fn file(&self, name: &Text) -> Option<Value> {
        Some(Value::from_serializable(self.supplies?.files.get(name)?))
    }
}

fn plain(value: &ArgValue) -> Value {
    match value {
        ArgValue::Str(text) => Value::from(text.as_str()),
        ArgValue::Int(number) => Value::from(*number),
        ArgValue::Float(number) => Value::from(number.get()),
        ArgValue::Bool(value) => Value::from(*value),
        ArgValue::List(items) => Value::from(items.iter().map(plain).collect::<Vec<_>>()),
        ArgValue::Map(entries) => {
            let mut map = tera::Map::new();
            for (name, value) in entries {
                map.insert(name.to_string().into(), plain(value));
            }
            Value::from(map)
        }
    }
}
