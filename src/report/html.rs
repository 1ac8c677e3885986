//! One HTML file: head with a policy that allows nothing but its own style sheet, and tables.

use chart::escape;
use model::message::Language;

/// How a document looks, on the screen and on paper. Light on every screen: it is paper.
pub(crate) const STYLE: &str = "\
:root{color-scheme:light}\
body{margin:0;background:#fff;color:#1a1f26;font:16px/1.5 'IBM Plex Sans',system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}\
main,footer{max-width:760px;margin:0 auto;padding:24px 16px}\
h1{font-size:30px;line-height:1.2;margin:16px 0 24px}\
h2{font-size:20px;line-height:1.25;margin:0 0 8px}\
section{margin:0 0 40px;padding-top:16px;border-top:1px solid #d5dae1}\
figure{margin:0}\
figure svg{display:block;width:100%;height:auto;max-width:720px}\
figcaption{margin-top:8px}\
.note{white-space:pre-line;margin:12px 0}\
.source,footer{color:#4a5462;font-size:13px}\
details{margin:12px 0}\
summary{cursor:pointer;color:#00478f}\
.wide{overflow-x:auto}\
@media screen and (max-width:600px){.wide svg{min-width:560px}}\
table{border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums}\
th,td{padding:4px 12px 4px 0;border-bottom:1px solid #d5dae1;text-align:left;font-weight:400;vertical-align:top}\
thead th{font-weight:600}\
.n{text-align:right}\
@media print{main,footer{max-width:none;padding:0}section{break-inside:avoid;border:0}details:not([open]){display:none}thead{display:table-header-group}tr{break-inside:avoid}}";

/// The hash of [`STYLE`], as the policy names it.
pub(crate) const STYLE_HASH: &str = "sha256-JGs1xC8S8o1y2uT62oEwOE/sEoLBAJtOZ1auRDkkVeU=";

/// The whole file around what stands in it.
pub(crate) fn page(title: &str, language: Language, body: &str) -> String {
    let lang = match language {
        Language::Danish => "da",
        Language::English => "en",
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        escape(title)
    )
}

/// A table; `are_numbers` says which columns stand to the right. The first column names the rows.
pub(crate) fn table(
    caption: &str,
    head: &[String],
    rows: &[Vec<String>],
    are_numbers: &dyn Fn(usize) -> bool,
) -> String {
    let class = |at: usize| match are_numbers(at) {
        true => " class=\"n\"",
        false => "",
    };
    let mut out = format!(
        "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{}\"><table>\n<thead><tr>",
        escape(caption)
    );
    for (at, name) in head.iter().enumerate() {
        out.push_str(&format!(
            "<th scope=\"col\"{}>{}</th>",
            class(at),
            escape(name)
        ));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in rows {
        out.push_str("<tr>");
        for (at, field) in row.iter().enumerate() {
            let field = escape(field);
            out.push_str(&match at {
                0 => format!("<th scope=\"row\"{}>{field}</th>", class(at)),
                _ => format!("<td{}>{field}</td>", class(at)),
            });
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_names_the_style_sheet_there_is() {
        assert_eq!(
            STYLE_HASH,
            format!("sha256-{}", base64(&Sha256::digest(STYLE)))
        );
    }

    fn base64(bytes: &[u8]) -> String {
        const SIGNS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in bytes.chunks(3) {
            let all = [0, 1, 2].map(|at| three.get(at).copied().unwrap_or(0));
            let bits = u32::from_be_bytes([0, all[0], all[1], all[2]]);
            for place in 0..4 {
                let sign = SIGNS[(bits >> (18 - 6 * place) & 63) as usize];
                out.push(if place <= three.len() {
                    char::from(sign)
                } else {
                    '='
                });
            }
        }
        out
    }
}
