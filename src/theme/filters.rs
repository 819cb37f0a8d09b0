//! Filters of templates, beside Tera's own: pure functions of their value.

use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Adds the filters.
pub fn register(tera: &mut Tera) {
    tera.register_filter("json_ld", json_ld);
}

/// A value as JSON for a `<script type="application/ld+json">`: `<`, `>` and `&` are escaped, so that no
/// text can end the script.
#[expect(clippy::needless_pass_by_value, reason = "the form that the engine asks for")]
fn json_ld(value: Value, _: Kwargs, _: &State) -> TeraResult<Value> {
    let json = serde_json::to_string(&value).map_err(tera::Error::message)?;
    let safe = json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Ok(Value::safe_string(&safe))
}
