//! What must be true of the built page, whatever it shows.

use crate::Outcome;
use crate::machine::root;

/// Looks through `dist/`: a strict policy, nothing inline, nothing from elsewhere, no word of this machine.
pub fn dist() -> Outcome {
    let dist = root().join("dist");
    let page = std::fs::read_to_string(dist.join("index.html")).map_err(|error| {
        format!("dist/index.html cannot be read: {error}. Run `cargo xtask build` first.")
    })?;
    let mut wrong = Vec::new();
    if !page.contains("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';") {
        wrong.push("index.html: the content security policy is not the strict one".to_owned());
    }
    for tag in page.split("<script").skip(1) {
        if !tag.split('>').next().unwrap_or_default().contains("src=") {
            wrong.push("index.html: an inline script (the policy refuses it)".to_owned());
        }
    }
    if page.contains("<style") || page.contains(" style=") {
        wrong.push("index.html: inline style (the policy refuses it)".to_owned());
    }
    for address in addresses(&page) {
        if address.contains("//") || address.starts_with('/') {
            wrong
                .push(format!("index.html: `{address}` is not relative (the page must work under any path)"));
        }
    }
    wrong.extend(machine_words(&dist)?);
    if wrong.is_empty() {
        println!("dist: strict policy, nothing inline, relative addresses only, no word of this machine: ok");
        Ok(())
    } else {
        Err(wrong.join("\n"))
    }
}

fn addresses(page: &str) -> impl Iterator<Item = &str> {
    ["src=\"", "href=\""]
        .into_iter()
        .flat_map(move |start| page.split(start).skip(1).filter_map(|rest| rest.split('"').next()))
}

/// Files that name folders of the machine that built them.
fn machine_words(dist: &std::path::Path) -> Outcome<Vec<String>> {
    let mut words = vec![root().display().to_string()];
    words.extend(std::env::var("HOME").ok().filter(|home| home.len() > 1).map(|home| home + "/"));
    let mut wrong = Vec::new();
    let entries = std::fs::read_dir(dist).map_err(|error| format!("dist/ cannot be read: {error}"))?;
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()) {
        let bytes =
            std::fs::read(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        for word in &words {
            if bytes.windows(word.len()).any(|part| part == word.as_bytes()) {
                wrong.push(format!(
                    "{}: contains `{word}`",
                    path.file_name().unwrap_or_default().to_string_lossy()
                ));
            }
        }
    }
    Ok(wrong)
}
