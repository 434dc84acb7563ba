//! The page as a person meets it: a real Chromium, driven from Rust.
//!
//! ```no_run
//! let page = lexiscope_e2e::open("/");
//! page.click("button[data-do=step]");
//! page.see_text(".sentence", "now names a new function");
//! page.assert_quiet();
//! ```
//!
//! `cargo xtask test` sets up what this needs and runs it. What fails leaves a picture in `target/screens/`.

mod driver;
mod page;
mod server;

pub use driver::Driver;
pub use page::{Page, View};
pub use server::{Frame, Server};

use std::path::PathBuf;
use std::sync::OnceLock;

/// The project's own folder.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or(here.clone(), PathBuf::from)
}

/// The built page.
pub fn dist() -> PathBuf {
    let dist = std::env::var_os("LEXISCOPE_DIST").map_or_else(|| root().join("dist"), PathBuf::from);
    assert!(
        dist.join("index.html").is_file(),
        "{} holds no page: run `cargo xtask build` first",
        dist.display()
    );
    dist
}

/// The server of the page: one for all tests of a process, at `http://127.0.0.1:PORT`.
pub fn site() -> &'static Server {
    static SITE: OnceLock<Server> = OnceLock::new();
    SITE.get_or_init(|| Server::start("127.0.0.1", dist()))
}

/// Another site, whose pages frame ours, at `http://localhost:PORT`: another origin in every respect.
pub fn host() -> &'static Server {
    static HOST: OnceLock<Server> = OnceLock::new();
    HOST.get_or_init(|| Server::start("localhost", dist()))
}

/// Opens our page at `path` (with `?` and `#` as needed) in a fresh browser, at 1440 x 900 in light colours.
pub fn open(path: &str) -> Page {
    open_as(path, View::default())
}

/// Opens our page as a person with this screen and these wishes sees it.
pub fn open_as(path: &str, view: View) -> Page {
    let page = Page::start(view);
    page.goto(&site().url(path));
    page
}

/// Opens a page of another site that frames ours, and stands in the frame. `frame.src` is a path of ours.
pub fn open_framed(frame: &Frame) -> Page {
    let page = Page::start(View::default());
    page.goto(&host().url(&frame.path_of_host(&site().url(&frame.src))));
    page.enter_frame("iframe");
    page
}
