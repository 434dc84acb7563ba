//! Two small web servers, so that a page of one origin can frame a page of the other.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// The page is served here too: it must work under any path.
const SUB_PATH: &str = "/some/where/";

/// Serves a folder for as long as the process lives.
pub struct Server {
    origin: String,
}

/// How another site frames our page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The path of our page, with `?` and `#`.
    pub src: String,
    /// `sandbox="allow-scripts"`: our page has no origin of its own then.
    pub sandboxed: bool,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
}

impl Frame {
    /// A frame of 640 by 480.
    pub fn of(src: &str) -> Frame {
        Frame { src: src.to_owned(), sandboxed: false, width: 640, height: 480 }
    }

    /// The same in a sandbox.
    pub fn sandboxed(src: &str) -> Frame {
        Frame { sandboxed: true, ..Frame::of(src) }
    }

    /// Where the host serves a page with this frame around `url`. What our page posts to it is kept in
    /// `window.messages`.
    pub(crate) fn path_of_host(&self, url: &str) -> String {
        let sandbox = if self.sandboxed { "allow-scripts" } else { "" };
        // The fragment is for our page, not for the host's.
        format!("/host/{sandbox}/{}/{}/{}", self.width, self.height, url.replace('#', "%23"))
    }
}

impl Server {
    /// Starts one on a free port of this machine.
    pub(crate) fn start(name: &str, folder: PathBuf) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of this machine is free");
        let port = listener.local_addr().expect("a listener has an address").port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let folder = folder.clone();
                std::thread::spawn(move || answer(&stream, &folder));
            }
        });
        Server { origin: format!("http://{name}:{port}") }
    }

    /// The address of a path here.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The address of a path of the page where it is served deep inside a site.
    pub fn url_under_sub_path(&self, path: &str) -> String {
        format!("{}{SUB_PATH}{}", self.origin, path.trim_start_matches('/'))
    }
}

fn answer(mut stream: &TcpStream, folder: &Path) -> Option<()> {
    let mut first = String::new();
    let mut reader = BufReader::new(stream);
    reader.read_line(&mut first).ok()?;
    let mut line = String::new();
    while reader.read_line(&mut line).ok()? > 0 && !line.trim().is_empty() {
        line.clear();
    }
    let path = first.split_whitespace().nth(1)?;
    let (status, kind, body) = match path.strip_prefix("/host/") {
        Some(frame) => ("200 OK", "text/html", host_page(frame).into_bytes()),
        None => file(path, folder),
    };
    // What a static host must send so that a page without an origin may load its own files.
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nAccess-Control-Allow-Origin: *\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

fn file(path: &str, folder: &Path) -> (&'static str, &'static str, Vec<u8>) {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.strip_prefix(SUB_PATH).unwrap_or(path.trim_start_matches('/'));
    let path = if path.is_empty() { "index.html" } else { path };
    let kind = match path.rsplit('.').next() {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    match std::fs::read(folder.join(path)) {
        Ok(body) if !path.contains("..") => ("200 OK", kind, body),
        _ => ("404 Not Found", "text/plain", b"not here".to_vec()),
    }
}

/// `SANDBOX/WIDTH/HEIGHT/URL` as a page.
fn host_page(frame: &str) -> String {
    let mut words = frame.splitn(4, '/');
    let mut word = || words.next().unwrap_or_default();
    let (sandbox, width, height, url) = (word(), word(), word(), word().replace("%23", "#"));
    let sandbox = if sandbox.is_empty() { String::new() } else { format!("sandbox=\"{sandbox}\"") };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><title>A course</title><link rel=\"icon\" href=\"data:,\"><h1>A course</h1>\
         <script>window.messages = []; addEventListener('message', event => messages.push(event.data))</script>\
         <iframe title=\"A program\" src=\"{url}\" width=\"{width}\" height=\"{height}\" {sandbox}></iframe></html>"
    )
}
