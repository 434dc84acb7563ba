//! Serving the page to the person who works on it.

use crate::build::trunk;
use crate::machine::root;
use crate::{Outcome, option, setup};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::time::Duration;

/// Sets up, builds, serves, rebuilds on every change, until it is stopped.
pub fn run(rest: &[String]) -> Outcome {
    let known = ["--port=", "--release"];
    let port = option(rest, "--port", &known)?.unwrap_or("8080");
    let port: u16 = port.parse().map_err(|_| format!("`{port}` is not a port"))?;
    let release = option(rest, "--release", &known)?.is_some();
    let address = (Ipv4Addr::LOCALHOST, port);
    if let Err(error) = TcpListener::bind(address) {
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
    server.args(["--address", "127.0.0.1", "--port", &port.to_string()]);
    if release {
        server.args(["--release", "--cargo-profile", "shipped"]);
    }
    let mut server = server.spawn().map_err(|error| format!("trunk could not be started: {error}"))?;
    let mut told = false;
    loop {
        match server.try_wait() {
            Ok(None) => {}
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("trunk stopped ({status}); the messages above say why")),
            Err(error) => return Err(format!("trunk cannot be watched: {error}")),
        }
        // Trunk listens only after the first build.
        if !told && TcpStream::connect(address).is_ok() {
            println!(
                "\nLexiscope is at http://127.0.0.1:{port}/ and is built again on every change. Ctrl+C stops it.\n"
            );
            told = true;
        }
        std::thread::sleep(Duration::from_millis(200));
    }
}
