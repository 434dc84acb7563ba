//! One wasm module that starts as the page or as one of the page's workers.

#[cfg(target_arch = "wasm32")]
fn main() {
    use lexiscope::platform::worker::{Here, here, serve};
    match here() {
        Here::Page => lexiscope::ui::start(),
        Here::Worker(_) => serve(lexiscope::session::Echo),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the page's module: build it with `cargo xtask build`, or run `lexiscope` instead");
    std::process::exit(2);
}
