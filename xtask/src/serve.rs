//! Serving the page to the person who works on it.

use crate::build::trunk;
use crate::machine::root;
use crate::{Outcome, option, setup};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::time::Duration;

/// Sets up, builds, serves, rebuilds on every change, until it is stopped.
pub fn run(rest: &[String]) -> Outcome {
    let known = ["--port=", "--release"];
    let port = port_of(option(rest, "--port", &known)?.unwrap_or("8080"))?;
    let release = option(rest, "--release", &known)?.is_some();
    if let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        return Err(format!(
            "port {port} cannot be used: {error}. Choose another: cargo xtask serve --port 8090"
        ));
    }

    let page = setup::page()?;
    // Trunk refuses to ignore folders that are not there yet.
    for folder in ["target", "static/generated"] {
        std::fs::create_dir_all(root().join(folder))
            .map_err(|error| format!("{folder} cannot be made: {error}"))?;
    }
    let mut server = trunk(&page, "serve");
    // What is being worked on is not what is shipped: `dist/` stays as `cargo xtask build` made it.
    server.args(["--address", "127.0.0.1", "--port", &port.to_string(), "--dist", "target/served"]);
    if release {
        server.args(["--release", "--cargo-profile", "shipped"]);
    }
    let me = std::env::current_exe().map_err(|error| format!("this program cannot be found: {error}"))?;
    let mut herald = Command::new(me);
    herald.args(["announce", &port.to_string()]);
    herald.spawn().map_err(|error| format!("this program cannot be started again: {error}"))?;
    become_it(server)
}

/// Prints the address as soon as the page is there: Trunk listens only after the first build.
pub fn announce(rest: &[String]) -> Outcome {
    let port = port_of(rest.first().map_or("", String::as_str))?;
    let parent = parent();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if self::parent() != parent {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    println!(
        "\nLexiscope is at http://127.0.0.1:{port}/ and is built again on every change. Ctrl+C stops it.\n"
    );
    Ok(())
}

fn port_of(word: &str) -> Outcome<u16> {
    word.parse().map_err(|_| format!("`{word}` is not a port"))
}

/// Whoever stops this program stops the server: there is but one process.
#[cfg(unix)]
fn become_it(mut server: Command) -> Outcome {
    use std::os::unix::process::CommandExt;
    Err(format!("trunk could not be started: {}", server.exec()))
}

#[cfg(not(unix))]
fn become_it(mut server: Command) -> Outcome {
    match server.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("trunk stopped ({status}); the messages above say why")),
        Err(error) => Err(format!("trunk could not be started: {error}")),
    }
}

#[cfg(unix)]
fn parent() -> u32 {
    std::os::unix::process::parent_id()
}

#[cfg(not(unix))]
fn parent() -> u32 {
    0
}
