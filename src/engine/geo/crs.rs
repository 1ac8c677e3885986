//! Which reference system coordinates are in: the many names and parameters files use for the same few.

/// Longitude and latitude on WGS84, longitude first: what GeoJSON and KML use.
pub const CRS84: &str = "OGC:CRS84";

/// A reference system as `EPSG:n`.
#[must_use]
pub fn epsg(number: u32) -> String {
    format!("EPSG:{number}")
}

/// The number of a reference system written `EPSG:n`; that of WGS84 for [`CRS84`].
#[must_use]
pub fn number(crs: &str) -> Option<u32> {
    if crs == CRS84 {
        return Some(4326);
    }
    crs.strip_prefix("EPSG:")?.parse().ok()
}

/// True for systems of longitude and latitude.
#[must_use]
pub fn is_degrees(crs: &str) -> bool {
    number(crs).is_some_and(|n| matches!(n, 4326 | 4258 | 4230 | 4979 | 4937 | 4269))
}

/// A reference system by any of its names: `EPSG:25832`, `urn:ogc:def:crs:EPSG::25832`,
/// `http://www.opengis.net/def/crs/EPSG/0/25832`, `http://www.opengis.net/gml/srs/epsg.xml#25832`,
/// `urn:ogc:def:crs:OGC:1.3:CRS84`, `25832`, `ETRS89 / UTM zone 32N`. Of a compound of a plane and a
/// height, the plane.
#[must_use]
pub fn by_name(name: &str) -> Option<String> {
    let name = name.trim();
    let upper = name.to_ascii_uppercase();
    if upper.contains("CRS84") || upper.contains("CRS:84") {
        return Some(CRS84.to_owned());
    }
    if name.len() <= 6 && name.bytes().all(|b| b.is_ascii_digit()) {
        return plausible(name);
    }
    if let Some(at) = upper.find("EPSG") {
        // `,` and `+` part the systems of a compound; a version may stand before the number
        let rest = upper.get(at + 4..).unwrap_or_default();
        let first = rest
            .split([',', '+', '&'])
            .find(|part| part.bytes().any(|b| b.is_ascii_digit()))?;
        let number = first
            .rsplit(|c: char| !c.is_ascii_digit())
            .find(|n| !n.is_empty())?;
        return plausible(number);
    }
    by_title(name).map(epsg)
}

fn plausible(number: &str) -> Option<String> {
    let number: u32 = number.parse().ok()?;
    (1024..=999_999).contains(&number).then(|| epsg(number))
}

/// A reference system by the title that programs give it.
fn by_title(title: &str) -> Option<u32> {
    let plain: String = title
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if has(&["pseudomercator", "webmercator", "popularvisualisation"]) {
        return Some(3857);
    }
    if has(&["utm"]) {
        let zone = if has(&["zone32", "utm32"]) {
            32
        } else if has(&["zone33", "utm33"]) {
            33
        } else {
            return None;
        };
        return utm(datum(&plain)?, zone);
    }
    match plain.as_str() {
        "wgs84" | "gcswgs1984" | "wgs1984" => Some(4326),
        "etrs89" | "gcsetrs1989" | "etrs1989" => Some(4258),
        "ed50" | "gcseuropean1950" => Some(4230),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Datum {
    Etrs89,
    Wgs84,
    Ed50,
}

fn datum(plain: &str) -> Option<Datum> {
    let has = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if has(&["etrs", "euref"]) {
        Some(Datum::Etrs89)
    } else if has(&["wgs84", "wgs1984", "worldgeodeticsystem1984"]) {
        Some(Datum::Wgs84)
    } else if has(&["ed50", "ed1950", "european1950", "europeandatum1950"]) {
        Some(Datum::Ed50)
    } else {
        None
    }
}

fn utm(datum: Datum, zone: u32) -> Option<u32> {
    if !matches!(zone, 28..=38) {
        return None;
    }
    Some(
        zone + match datum {
            Datum::Etrs89 => 25800,
            Datum::Wgs84 => 32600,
            Datum::Ed50 => 23000,
        },
    )
}

/// A reference system by the text of a `.prj` file: by its EPSG number when it has one, else by its title,
/// else by its parameters.
#[must_use]
pub fn by_definition(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let root = text.get(..8)?.to_ascii_uppercase();
    if !root.starts_with("PROJCS")
        && !root.starts_with("GEOGCS")
        && !root.starts_with("COMPD")
        && !root.starts_with("PROJCRS")
        && !root.starts_with("GEOGCRS")
        && !root.starts_with("GEODCRS")
    {
        return by_name(text.lines().next()?);
    }
    if let Some(number) = authority(text) {
        return Some(epsg(number));
    }
    let title = quoted(text).unwrap_or_default();
    if let Some(number) = by_title(title) {
        return Some(epsg(number));
    }
    let plain: String = text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let datum = datum(&plain)?;
    if root.starts_with("GEO") {
        return Some(epsg(match datum {
            Datum::Etrs89 => 4258,
            Datum::Wgs84 => 4326,
            Datum::Ed50 => 4230,
        }));
    }
    let is_transverse = plain.contains("transversemercator") || plain.contains("gausskruger");
    let value = |name: &str| parameter(text, name);
    let is_utm = is_transverse
        && value("scale_factor").is_none_or(|n| (n - 0.9996).abs() < 1e-9)
        && value("false_easting").is_some_and(|n| (n - 500_000.0).abs() < 1e-3)
        && value("false_northing").is_none_or(|n| n.abs() < 1e-3);
    if !is_utm {
        return None;
    }
    by_meridian(datum, value("central_meridian")?).map(epsg)
}

fn by_meridian(datum: Datum, degrees: f64) -> Option<u32> {
    let zone = (degrees + 183.0) / 6.0;
    ((1.0..=60.0).contains(&zone) && (zone - zone.round()).abs() < 1e-9)
        .then(|| utm(datum, zone.round() as u32))
        .flatten()
}

/// A reference system by MapInfo's line `CoordSys Earth Projection 8, 115, "m", 9, 0, 0.9996, 500000, 0`.
#[must_use]
pub fn by_mapinfo(line: &str) -> Option<String> {
    let lower = line.to_ascii_lowercase();
    let rest = lower.split_once("projection")?.1;
    let rest = rest.split("bounds").next().unwrap_or_default();
    let values: Vec<&str> = rest
        .split(',')
        .map(|value| value.trim().trim_matches('"'))
        .collect();
    let at = |index: usize| values.get(index).copied().unwrap_or_default();
    let number = |index: usize| at(index).parse::<f64>().ok();
    let datum = match at(1) {
        "115" => Datum::Etrs89,
        "104" => Datum::Wgs84,
        "28" => Datum::Ed50,
        _ => return None,
    };
    match at(0) {
        "1" => Some(epsg(match datum {
            Datum::Etrs89 => 4258,
            Datum::Wgs84 => 4326,
            Datum::Ed50 => 4230,
        })),
        "8" if at(2) == "m"
            && number(4) == Some(0.0)
            && number(5).is_some_and(|n| (n - 0.9996).abs() < 1e-9)
            && number(6) == Some(500_000.0)
            && number(7).is_none_or(|n| n == 0.0) =>
        {
            by_meridian(datum, number(3)?).map(epsg)
        }
        _ => None,
    }
}

/// The EPSG number of the definition itself: the `AUTHORITY` or `ID` that ends it, not those of its parts.
fn authority(text: &str) -> Option<u32> {
    let upper = text.to_ascii_uppercase();
    let at = upper.rfind("\"EPSG\"")?;
    let after = text.get(at + 6..)?;
    // nothing but closing brackets may follow
    let end = after.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    let digits: String = end
        .trim_start_matches('"')
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let closing = end
        .trim_start_matches('"')
        .get(digits.len()..)?
        .trim_start_matches('"');
    let is_last = closing
        .chars()
        .all(|c| matches!(c, ']' | ')') || c.is_whitespace());
    // the authority's own bracket and the definition's
    let brackets = closing.chars().filter(|c| matches!(c, ']' | ')')).count();
    let number = digits.parse().ok()?;
    (is_last && brackets == 2).then_some(number)
}

/// The title of a definition: its first text in quotes, else its first line.
#[must_use]
pub fn title(definition: &str) -> &str {
    quoted(definition)
        .or_else(|| definition.lines().next())
        .unwrap_or_default()
        .trim()
}

/// The first text in quotes.
fn quoted(text: &str) -> Option<&str> {
    text.split('"').nth(1)
}

/// The value of a parameter: `PARAMETER["Central_Meridian",9.0]`.
fn parameter(text: &str, name: &str) -> Option<f64> {
    let lower = text.to_ascii_lowercase();
    let quoted = format!("\"{name}\"");
    let at = lower.find(&quoted)?;
    let rest = lower.get(at + quoted.len()..)?;
    let rest = rest.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
    let end = rest
        .find(|c: char| !matches!(c, '0'..='9' | '.' | '-' | '+' | 'e'))
        .unwrap_or(rest.len());
    rest.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_system_are_the_same() {
        for name in [
            "EPSG:25832",
            "epsg:25832",
            "urn:ogc:def:crs:EPSG::25832",
            "urn:ogc:def:crs:EPSG:6.9:25832",
            "urn:x-ogc:def:crs:EPSG:25832",
            "http://www.opengis.net/def/crs/EPSG/0/25832",
            "https://www.opengis.net/def/crs/EPSG/0/25832",
            "http://www.opengis.net/gml/srs/epsg.xml#25832",
            "http://spatialreference.org/ref/epsg/25832/",
            "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::5799",
            "EPSG:25832+5799",
            "25832",
            "ETRS89 / UTM zone 32N",
            "ETRS_1989_UTM_Zone_32N",
            "EUREF89 UTM32",
        ] {
            assert_eq!(by_name(name).as_deref(), Some("EPSG:25832"), "{name}");
        }
        for name in [
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "OGC:CRS84",
            "CRS:84",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        ] {
            assert_eq!(by_name(name).as_deref(), Some(CRS84), "{name}");
        }
        assert_eq!(by_name("EPSG:4326").as_deref(), Some("EPSG:4326"));
        assert_eq!(by_name("WGS 84").as_deref(), Some("EPSG:4326"));
        for name in ["", "EPSG:", "System 34 Jylland", "12", "Aarhus"] {
            assert_eq!(by_name(name), None, "{name}");
        }
    }

    #[test]
    fn definitions_are_known_by_number_title_or_parameters() {
        let esri = r#"PROJCS["ETRS_1989_UTM_Zone_32N",GEOGCS["GCS_ETRS_1989",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#;
        assert_eq!(by_definition(esri).as_deref(), Some("EPSG:25832"));
        let nameless = esri.replace("ETRS_1989_UTM_Zone_32N", "Unnamed");
        assert_eq!(by_definition(&nameless).as_deref(), Some("EPSG:25832"));
        let zone_33 = nameless.replace("9.0]", "15.0]");
        assert_eq!(by_definition(&zone_33).as_deref(), Some("EPSG:25833"));
        let other = nameless.replace("500000.0", "100000.0");
        assert_eq!(by_definition(&other), None);
        // the numbers of its parts are not its own
        let parts = esri.replace(
            "298.257222101]",
            "298.257222101,AUTHORITY[\"EPSG\",\"7019\"]]",
        );
        assert_eq!(by_definition(&parts).as_deref(), Some("EPSG:25832"));
        let wgs = r#"GEOGCS["WGS 84", DATUM["World Geodetic System 1984", SPHEROID["WGS 84", 6378137.0, 298.257223563, AUTHORITY["EPSG","7030"]], AUTHORITY["EPSG","6326"]], PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295], AUTHORITY["EPSG","4326"]]"#;
        assert_eq!(by_definition(wgs).as_deref(), Some("EPSG:4326"));
        let esri_wgs = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
        assert_eq!(by_definition(esri_wgs).as_deref(), Some("EPSG:4326"));
        let web = r#"PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]]"#;
        assert_eq!(by_definition(web).as_deref(), Some("EPSG:3857"));
        let ed50 = r#"PROJCS["ED_1950_UTM_Zone_32N",GEOGCS["GCS_European_1950",DATUM["D_European_1950"]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["Central_Meridian",9.0]]"#;
        assert_eq!(by_definition(ed50).as_deref(), Some("EPSG:23032"));
        assert_eq!(by_definition("EPSG:25832\n").as_deref(), Some("EPSG:25832"));
        assert_eq!(by_definition(""), None);
        assert_eq!(by_definition("PROJCS[\"\u{e6}\"]"), None);
    }

    #[test]
    fn mapinfo_lines_are_known() {
        let line = r#"CoordSys Earth Projection 8, 115, "m", 9, 0, 0.9996, 500000, 0 Bounds (-7745844.29605, -9997964.94315) (8745844.29605, 9997964.94315)"#;
        assert_eq!(by_mapinfo(line).as_deref(), Some("EPSG:25832"));
        assert_eq!(
            by_mapinfo(&line.replace("\"m\", 9", "\"m\", 15")).as_deref(),
            Some("EPSG:25833")
        );
        assert_eq!(
            by_mapinfo("CoordSys Earth Projection 1, 104").as_deref(),
            Some("EPSG:4326")
        );
        assert_eq!(by_mapinfo("CoordSys NonEarth Units \"m\""), None);
        assert_eq!(by_mapinfo(&line.replace("0.9996", "1")), None);
    }
}
