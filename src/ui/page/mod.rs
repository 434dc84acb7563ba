//! The components, outermost first: `app` puts the parts in their places and does what the state machine
//! wants done.

mod app;
mod dialogs;
mod face;
mod header;
mod history;
mod lessons;
mod mistake;
mod output;
mod picture;
mod program_pane;
mod rich;
mod shapes;
mod story;
mod timeline;
mod transport;
mod twin;
mod way;
mod words;

pub use app::start;
