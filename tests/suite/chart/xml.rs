//! A drawing read back by another hand.

/// Reads a drawing as XML and looks for anything that could act or fetch.
pub fn assert_valid(file: &str) {
    let mut reader = quick_xml::Reader::from_str(file);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event().expect("valid XML") {
            quick_xml::events::Event::Start(e) => {
                depth += 1;
                assert_harmless(&e);
            }
            quick_xml::events::Event::Empty(e) => assert_harmless(&e),
            quick_xml::events::Event::End(_) => depth -= 1,
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "every element is closed");
    for c in file.chars() {
        assert!(
            !c.is_control() || c == '\n',
            "a control character in the drawing: {c:?}"
        );
        assert!(
            !matches!(
                c,
                '\u{202a}'..='\u{202e}' | '\u{200e}' | '\u{200f}' | '\u{ffff}' | '\u{fffe}'
            ),
            "a direction sign in the drawing: {c:?}"
        );
    }
}

fn assert_harmless(element: &quick_xml::events::BytesStart<'_>) {
    const ELEMENTS: [&str; 9] = [
        "svg", "title", "desc", "g", "rect", "polyline", "circle", "text", "path",
    ];
    let name = element.name().as_ref().to_owned();
    assert!(ELEMENTS.contains(&name.as_str()), "<{name}> in the drawing");
    for attribute in element.attributes() {
        let attribute = attribute.expect("valid attribute");
        let key = attribute.key.as_ref().to_owned();
        assert!(
            !key.starts_with("on") && !key.contains("href") && key != "style",
            "{key} in the drawing"
        );
    }
}
