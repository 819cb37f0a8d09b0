//! Kinds of values, as messages name them.

use serde::{Deserialize, Serialize};

/// What kind a value is or should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Text,
    Int,
    Float,
    Number,
    Bool,
    Date,
    List,
    Table,
    FileName,
    FileNames,
    DocumentNumber,
    Nothing,
}

impl Kind {
    /// In Vietnamese.
    #[must_use]
    pub fn vi(self) -> &'static str {
        match self {
            Kind::Text => "chuỗi chữ",
            Kind::Int => "số nguyên",
            Kind::Float => "số lẻ",
            Kind::Number => "số",
            Kind::Bool => "giá trị đúng/sai",
            Kind::Date => "ngày giờ",
            Kind::List => "danh sách",
            Kind::Table => "bảng",
            Kind::FileName => "tên tệp trong ngoặc kép",
            Kind::FileNames => "danh sách tên tệp",
            Kind::DocumentNumber => "số văn bản trong ngoặc kép",
            Kind::Nothing => "giá trị rỗng",
        }
    }

    /// In English.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Kind::Text => "a string",
            Kind::Int => "a whole number",
            Kind::Float => "a fraction",
            Kind::Number => "a number",
            Kind::Bool => "true or false",
            Kind::Date => "a date",
            Kind::List => "a list",
            Kind::Table => "a table",
            Kind::FileName => "a file name in quotes",
            Kind::FileNames => "a list of file names",
            Kind::DocumentNumber => "a document's number in quotes",
            Kind::Nothing => "nothing",
        }
    }

    /// How such a value is written.
    #[must_use]
    pub fn example(self) -> &'static str {
        match self {
            Kind::Text => "\"chữ\"",
            Kind::Int => "3",
            Kind::Float | Kind::Number => "1.5",
            Kind::Bool => "true",
            Kind::Date => "2024-05-03T08:30:00+07:00",
            Kind::List => "[\"a\", \"b\"]",
            Kind::Table => "{ name = \"…\" }",
            Kind::FileName => "\"anh.svg\"",
            Kind::FileNames => "[\"anh-1.svg\", \"anh-2.svg\"]",
            Kind::DocumentNumber => "\"37-QĐ/TW\"",
            Kind::Nothing => "",
        }
    }
}
