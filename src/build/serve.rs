//! `./dev serve`: the page on this machine, made anew whenever a source file changes.
//!
//! The edition lies in `target/`; what was made for the same sources is served again at once. A script
//! that reloads the page is added here, on the way out, so that it can never come into `dist/`.

use crate::disk::{self, Place};
use crate::edition::short_hash;
use crate::make::{Maker, Mode, own_age};
use crate::options::Options;
use crate::watch::Inputs;
use anyhow::{Context, Result};
use std::io::Cursor;
use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tiny_http::{Header, Method, Request, Response, Server};

/// Below this lies what only the developer's server has.
const RELOAD_SCRIPT: &str = "-/reload.js";
const RELOAD_QUESTION: &str = "-/newer-than/";
const RELOAD: &str = include_str!("reload.js");

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 20;

/// How long the page's question for news is left open.
const PATIENCE: Duration = Duration::from_secs(20);

/// Makes the page if need be, serves it, and keeps it new until interrupted.
pub fn serve(place: &Place, options: &Options) -> Result<()> {
    let listener = listen(options.port)?;
    let maker = Maker::new(place, Mode::Dev, options.with_kle);
    let mut inputs = Inputs::now(place)?;
    let begun = Instant::now();
    make_unless_made(place, &maker, &inputs, options)?;
    let address = listener.local_addr().context("the port cannot be told")?;
    let server = Server::from_listener(listener, None)
        .map_err(|error| anyhow::anyhow!("cannot serve: {error}"))?;
    let news = News::default();
    println!(
        "ready in {:.1} s: http://{address}/   (end with Ctrl+C)",
        begun.elapsed().as_secs_f32()
    );
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for request in server.incoming_requests() {
                // a thread for each: questions for news stay open
                scope.spawn(|| answer(place, &news, request));
            }
        });
        loop {
            let now = inputs.wait_for_change(place)?;
            let changed = now.changed_since(&inputs).map_or_else(
                || "a file went".to_string(),
                |path| {
                    path.strip_prefix(&place.root)
                        .unwrap_or(path)
                        .display()
                        .to_string()
                },
            );
            println!("{changed}: making the page anew");
            inputs = now;
            let begun = Instant::now();
            match make_unless_made(place, &maker, &inputs, options) {
                Ok(()) => {
                    println!("new in {:.1} s", begun.elapsed().as_secs_f32());
                    news.tell();
                }
                // the page stays as it was; the next change tries again
                Err(error) => eprintln!("error: {error:#}"),
            }
        }
    })
}

/// Writes the edition for these inputs, unless the one that lies there was made for them.
fn make_unless_made(
    place: &Place,
    maker: &Maker,
    inputs: &Inputs,
    options: &Options,
) -> Result<()> {
    let stamp_file = place.served().with_extension("stamp");
    let stamp = format!("{} {} {}", inputs.stamp(), own_age(), options.with_kle);
    if std::fs::read_to_string(&stamp_file).is_ok_and(|made_for| made_for == stamp) {
        return Ok(());
    }
    // from here until it is whole, what lies there is made for nothing
    let _ = std::fs::remove_file(&stamp_file);
    maker.make()?.write_to(&place.served())?;
    disk::write(&stamp_file, stamp.as_bytes())
}

/// The port asked for, or the first free one.
fn listen(port: Option<u16>) -> Result<TcpListener> {
    let open = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => open(port).with_context(|| format!("port {port} is taken")),
        None => (FIRST_PORT..FIRST_PORT + PORTS_TRIED)
            .find_map(|port| open(port).ok())
            .with_context(|| {
                format!("no port from {FIRST_PORT} on is free; choose one with --port")
            }),
    }
}

type Answer = Response<Cursor<Vec<u8>>>;

/// How often the page was made anew, and who waits to hear of it.
#[derive(Default)]
struct News {
    editions: Mutex<u32>,
    changed: Condvar,
}

impl News {
    fn tell(&self) {
        *self.editions.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.changed.notify_all();
    }

    /// Waits a while for the next edition.
    fn wait(&self) {
        let editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = *editions;
        let waited = self
            .changed
            .wait_timeout_while(editions, PATIENCE, |editions| *editions == seen);
        drop(waited);
    }
}

fn answer(place: &Place, news: &News, request: Request) {
    let path = request
        .url()
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .trim_start_matches('/');
    let path = decoded(path);
    let answer = if !matches!(request.method(), Method::Get | Method::Head) {
        Response::from_string("only GET").with_status_code(405)
    } else if path == RELOAD_SCRIPT {
        with(
            Response::from_string(RELOAD),
            "Content-Type",
            media_type(&path),
        )
    } else if let Some(build) = path.strip_prefix(RELOAD_QUESTION) {
        if current_build(place).as_deref() == Some(build) {
            news.wait();
        }
        Response::from_string(current_build(place).unwrap_or_default())
    } else {
        file(place, &path)
    };
    // a page that went away before its answer came is no trouble
    let _ = request.respond(with(answer, "Cache-Control", "no-store"));
}

fn file(place: &Place, path: &str) -> Answer {
    let path = if path.is_empty() { "index.html" } else { path };
    let inside = path
        .split('/')
        .all(|part| !matches!(part, "" | "." | "..") && !part.contains('\\'));
    let bytes = if inside {
        disk::read(&place.served().join(path)).ok()
    } else {
        None
    };
    let Some(mut bytes) = bytes else {
        return Response::from_string("not found").with_status_code(404);
    };
    if path == "index.html" {
        bytes = with_reload(&bytes);
    }
    with(Response::from_data(bytes), "Content-Type", media_type(path))
}

/// The page with the script that reloads it.
fn with_reload(page: &[u8]) -> Vec<u8> {
    let build = short_hash(page);
    let script = format!(
        "<script type=\"module\" src=\"{RELOAD_SCRIPT}\" data-made=\"{build}\"></script>\n</body>"
    );
    String::from_utf8_lossy(page)
        .replacen("</body>", &script, 1)
        .into_bytes()
}

/// Names the edition that lies there now.
fn current_build(place: &Place) -> Option<String> {
    disk::read(&place.served().join("index.html"))
        .ok()
        .map(|page| short_hash(&page))
}

/// An answer with one more header.
fn with(answer: Answer, name: &str, value: &str) -> Answer {
    match Header::from_bytes(name, value) {
        Ok(header) => answer.with_header(header),
        // only a text beyond ASCII is refused
        Err(()) => answer,
    }
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A path with its `%20`s read.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn reads_percent_signs() {
        assert_eq!(
            decoded("samples/b%C3%B8rn%20100%.csv"),
            "samples/børn 100%.csv"
        );
    }

    #[test]
    fn nothing_outside_the_edition_is_served() {
        let root = std::env::temp_dir().join(format!("workshop-serve-{}", std::process::id()));
        let place = Place {
            root: root.clone(),
            target: root.join("target"),
        };
        disk::write(&place.served().join("index.html"), b"<body></body>").unwrap();
        disk::write(&root.join("secret"), b"x").unwrap();
        assert_eq!(file(&place, "").status_code().0, 200);
        for path in [
            "../../../secret",
            "..",
            "/etc/hostname",
            "a//b",
            "..\\secret",
        ] {
            assert_eq!(file(&place, path).status_code().0, 404, "{path}");
        }
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn the_reload_script_is_added_on_the_way_out() {
        let page = String::from_utf8(with_reload(b"<body>x</body>")).unwrap();
        assert!(
            page.starts_with("<body>x<script") && page.ends_with("</script>\n</body>"),
            "{page}"
        );
    }
}
