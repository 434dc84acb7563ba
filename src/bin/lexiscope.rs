//! The native program: the same engine as the page, on the command line.

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    std::process::exit(lexiscope::cli::main(&args));
}
