//! Settings for common web servers, in `dist/hosting/`.
//!
//! The page carries its policy itself and needs none of them. They add what a page cannot say of itself:
//! that nobody may frame it, that types are not guessed, that no referrer goes out, and for how long files
//! may be kept.

use crate::edition::{Edition, Part};
use crate::page::POLICY;

/// Adds a file of settings for each server.
pub fn add(edition: &mut Edition) {
    let policy = format!("{POLICY}; frame-ancestors 'none'");
    let headers = [
        ("Content-Security-Policy", policy.as_str()),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ];
    for (path, text) in [
        ("nginx.conf", nginx(&headers)),
        ("apache.htaccess", apache(&headers)),
        ("Caddyfile", caddy(&headers)),
        ("_headers", netlify(&headers)),
    ] {
        edition.put(&format!("hosting/{path}"), Part::Beside, text);
    }
}

type Headers<'a> = [(&'a str, &'a str)];

/// Files named by their content never change; the page itself must be asked for each time.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_EACH_TIME: &str = "no-cache";

fn lines(headers: &Headers, write: impl Fn(&str, &str) -> String) -> String {
    headers
        .iter()
        .map(|(name, value)| write(name, value))
        .collect()
}

fn nginx(headers: &Headers) -> String {
    // nginx forgets the outer headers where an inner block adds one: hence the same lines in each
    let each = lines(headers, |name, value| {
        format!("    add_header {name} \"{value}\" always;\n")
    });
    format!(
        "# Inside server {{ }}; change /datalup/ to where the folder lies.\n\
         # Needs `application/wasm wasm;` in mime.types (there since nginx 1.21).\n\
         location /datalup/ {{\n    gzip_static on;\n    add_header Cache-Control \"{ASK_EACH_TIME}\" always;\n{each}}}\n\
         location ~ ^/datalup/.*-[0-9a-f]{{10}}\\.(js|wasm|css|woff2|csv|json|areas)$ {{\n    gzip on;\n    gzip_types application/wasm text/css text/javascript application/javascript;\n    add_header Cache-Control \"{FOR_EVER}\" always;\n{each}}}\n"
    )
}

fn apache(headers: &Headers) -> String {
    let each = lines(headers, |name, value| {
        format!("Header always set {name} \"{value}\"\n")
    });
    format!(
        "# As .htaccess beside index.html; needs mod_headers, mod_mime and for compression mod_deflate.\n\
         AddType application/wasm .wasm\nAddType font/woff2 .woff2\nAddType text/javascript .js\nAddCharset utf-8 .html .js .css .csv .json .txt\n{each}\
         Header set Cache-Control \"{ASK_EACH_TIME}\"\n\
         <FilesMatch \"-[0-9a-f]{{10}}\\.(js|wasm|css|woff2|csv|json|areas)$\">\nHeader set Cache-Control \"{FOR_EVER}\"\n</FilesMatch>\n\
         <IfModule mod_deflate.c>\nAddOutputFilterByType DEFLATE text/html text/css text/javascript application/wasm text/csv application/json\n</IfModule>\n"
    )
}

fn caddy(headers: &Headers) -> String {
    let each = lines(headers, |name, value| format!("\t\t{name} \"{value}\"\n"));
    format!(
        "# Change the name and the folder.\n\
         datalup.example {{\n\troot * /srv/datalup\n\tencode zstd gzip {{\n\t\tmatch {{\n\t\t\theader Content-Type text/*\n\t\t\theader Content-Type application/wasm*\n\t\t\theader Content-Type application/json*\n\t\t}}\n\t}}\n\tfile_server\n\
         \theader {{\n{each}\t\tCache-Control \"{ASK_EACH_TIME}\"\n\t}}\n\
         \t@named path_regexp -[0-9a-f]{{10}}\\.(js|wasm|css|woff2|csv|json|areas)$\n\theader @named Cache-Control \"{FOR_EVER}\"\n}}\n"
    )
}

fn netlify(headers: &Headers) -> String {
    let each = lines(headers, |name, value| format!("  {name}: {value}\n"));
    format!(
        "# For Netlify and Cloudflare Pages: beside index.html, named _headers.\n\
         /*\n{each}  Cache-Control: {ASK_EACH_TIME}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_server_gets_every_header() {
        let mut edition = Edition::default();
        add(&mut edition);
        assert_eq!(edition.pieces.len(), 4);
        for (path, piece) in &edition.pieces {
            let text = String::from_utf8_lossy(&piece.bytes);
            for part in [
                "default-src 'none'",
                "frame-ancestors 'none'",
                "nosniff",
                "no-referrer",
                "no-cache",
            ] {
                assert!(text.contains(part), "{path} lacks {part}");
            }
        }
    }
}
