//! One wasm module that starts as the page or as one of the page's workers.

#[cfg(target_arch = "wasm32")]
fn main() {
    use lexiscope::platform::worker::{Here, Role, here, serve};
    use lexiscope::session::{Engine, Reader};
    use lexiscope::view::Recording;
    match here() {
        Here::Page => lexiscope::ui::start(),
        Here::Worker(Role::Engine) => serve(Engine::<Recording>::default()),
        Here::Worker(Role::Scopes) => serve(Reader::default()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("this is the page's module: build it with `cargo xtask build`, or run `lexiscope` instead");
    std::process::exit(2);
}
