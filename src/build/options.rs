//! What the workshop was asked to do.

use anyhow::{Context, Result, bail};

/// What to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Write `dist/`.
    Build,
    /// Serve a developer's edition and keep it new.
    Serve,
}

/// The arguments, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// What to do.
    pub verb: Verb,
    /// False leaves the KLE register out.
    pub with_kle: bool,
    /// The port to serve on; `None` takes 8080 or the first free one after it.
    pub port: Option<u16>,
}

impl Options {
    /// Understands the arguments, or says which one it does not.
    pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Self> {
        let mut arguments = arguments.into_iter();
        let verb = match arguments.next().as_deref() {
            Some("build") => Verb::Build,
            Some("serve") => Verb::Serve,
            Some(other) => bail!("'{other}' is not something the workshop can do: build or serve"),
            None => bail!("say what to do: build or serve"),
        };
        let mut options = Self {
            verb,
            with_kle: true,
            port: None,
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--without-kle" => options.with_kle = false,
                "--port" if verb == Verb::Serve => {
                    let port = arguments.next().context("--port needs a number")?;
                    options.port = Some(
                        port.parse()
                            .with_context(|| format!("'{port}' is not a port"))?,
                    );
                }
                other => bail!("'{other}' is not an option here"),
            }
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn parse(line: &str) -> Result<Options> {
        Options::parse(line.split_whitespace().map(String::from))
    }

    #[test]
    fn understands_its_options() {
        let options = parse("serve --port 9000 --without-kle").unwrap();
        assert_eq!(
            options,
            Options {
                verb: Verb::Serve,
                with_kle: false,
                port: Some(9000)
            }
        );
        assert!(parse("build").unwrap().with_kle);
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for line in [
            "",
            "bake",
            "build --port 80",
            "serve --port",
            "serve --port x",
            "build --fast",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
