//! `cargo xtask serve`: builds the page and serves it on this machine.

use anyhow::{Context, Result, ensure};

use crate::{
    build::{self, For},
    server::Server,
    shell::{self, say},
};

const HELP: &str = "\
Builds the page and serves it on this machine until Ctrl+C.

usage: cargo xtask serve [--dev] [--built] [--port PORT] [--base PATH]

  --dev          quick to build, slow to run
  --built        serve dist/ as it is
  --port PORT    8080 unless given; 0 for any that is free
  --base PATH    serve under this path, as /news/ (/ unless given)";

pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    use lexopt::{
        Arg::{Long, Short},
        ValueExt,
    };
    let (mut whom, mut port, mut base) = (Some(For::Readers), 8080, "/".to_owned());
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("dev") => whom = Some(For::Developers),
            Long("built") => whom = None,
            Long("port") => port = arguments.value()?.parse()?,
            Long("base") => base = arguments.value()?.parse()?,
            Long("help") | Short('h') => {
                shell::print(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if let Some(whom) = whom {
        build::page(whom)?;
    }
    ensure!(shell::dist().join("index.html").is_file(), "dist/ has no page: cargo xtask build");
    let server = Server::bind(shell::dist(), port, &base)
        .with_context(|| format!("port {port} is taken: choose another with --port"))?;
    say(format!("Dateline is at {} (Ctrl+C ends it)", server.address()));
    server.serve();
    Ok(())
}
