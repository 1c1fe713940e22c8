//! `{{ figures.chart | svg }}`: a chart of a view as SVG; `{{ figures.chart | svg(width = 120) }}`
//! so many points wide.
//!
//! On a page it is an element that takes the width of what surrounds it. In Typst source it is the
//! text of an SVG file, as a string literal.

use serde_json::Value as Json;
use tera::{Error, Filter, Kwargs, Map, State, TeraResult, Value};

use crate::chart::{self, Chart, Frame};
use crate::markdown::string_literal;

/// Sets a chart as an element of a page.
pub(super) struct Html;

/// Sets a chart as the text of an SVG file.
pub(super) struct Typst;

impl Filter<&Map, TeraResult<Value>> for Html {
    fn call(&self, value: &Map, _: Kwargs, _: &State) -> TeraResult<Value> {
        Ok(Value::safe_string(&chart::svg(&read(value)?, Frame::Fluid)))
    }
}

impl Filter<&Map, TeraResult<Value>> for Typst {
    fn call(&self, value: &Map, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let frame = Frame::Points(kwargs.must_get("width")?);
        Ok(Value::safe_string(&string_literal(&chart::svg(&read(value)?, frame))))
    }
}

fn read(value: &Map) -> TeraResult<Chart> {
    let json: Json = serde_json::to_value(value).map_err(Error::message)?;
    serde_json::from_value(json).map_err(Error::message)
}
