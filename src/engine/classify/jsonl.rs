//! Datasets described by a line of JSON: `{id, filename?, title?, columns?, sample?, text?}`.

use super::document::Document;
use serde_json::Value;

impl Document {
    /// A dataset described in JSON. `sample` holds for each column some of its values. Fields that are
    /// missing or of another type are empty.
    #[must_use]
    pub fn of_json(described: &Value) -> Self {
        let text = |name: &str| {
            let value = described.get(name).and_then(Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        let sample = described.get("sample");
        let columns = described.get("columns").and_then(Value::as_array);
        let columns = columns
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(|name| {
                let values = sample.and_then(|sample| sample.get(name));
                (name.to_owned(), values.map(texts).unwrap_or_default())
            });
        Self {
            file_name: text("filename"),
            title: text("title"),
            sheet: text("sheet"),
            columns: columns.collect(),
            title_rows: Vec::new(),
            text: text("text"),
        }
    }
}

fn texts(values: &Value) -> Vec<String> {
    let values = values.as_array().into_iter().flatten();
    values
        .filter_map(|value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::Document;
    use serde_json::json;

    #[test]
    fn reads_what_is_there_and_passes_over_the_rest() {
        let document = Document::of_json(&json!({
            "id": 7, "filename": "a.csv", "columns": ["Vej", 3, "Antal"],
            "sample": {"Vej": ["Algade", null], "Antal": [12]}, "title": null,
        }));
        assert_eq!(document.file_name, "a.csv");
        assert_eq!(document.title, "");
        assert_eq!(
            document.columns,
            [
                ("Vej".to_owned(), vec!["Algade".to_owned()]),
                ("Antal".to_owned(), vec!["12".to_owned()])
            ]
        );
        assert_eq!(Document::of_json(&json!([1])), Document::default());
    }
}
