//! `cargo xtask serve`: builds the page and serves it on this machine.

use anyhow::{Context, Result, ensure};

use crate::{
    build::{self, Profile},
    server::Server,
    shell::{self, log},
};

const HELP: &str = "\
Builds the page and serves it on this machine until Ctrl+C.

usage: cargo xtask serve [--dev] [--built] [--port PORT] [--base PATH]

  --dev          a debug build: quick to build, slow to run
  --built        serve dist/ without building it
  --port PORT    the port, or 0 for any free one (default: 8080)
  --base PATH    serve under this base path, such as /news/ (default: /)";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::{
        Arg::{Long, Short},
        ValueExt,
    };
    let (mut profile, mut port, mut base) = (Some(Profile::Release), 8080, "/".to_owned());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => profile = Some(Profile::Debug),
            Long("built") => profile = None,
            Long("port") => port = arguments.value()?.parse()?,
            Long("base") => base = arguments.value()?.parse()?,
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if let Some(profile) = profile {
        build::page(profile)?;
    }
    ensure!(shell::dist().join("index.html").is_file(), "dist/ has no page: run cargo xtask build");
    let server = Server::bind(shell::dist(), port, &base)
        .with_context(|| format!("port {port} is in use: choose another with --port"))?;
    log(format!("Dateline is at {} (stop with Ctrl+C)", server.address()));
    server.serve();
    Ok(())
}
