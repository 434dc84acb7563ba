//! Chromium and its driver, for tests and measurements.

use crate::Outcome;
use crate::machine::{apt_install, can_apt, on_path};
use std::path::PathBuf;

/// A browser and the program that drives it.
pub struct Browser {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Its WebDriver.
    pub driver: PathBuf,
}

const ADVICE: &str = "\
The browser tests need Chromium and its driver. On Debian or Ubuntu: sudo apt-get install chromium \
chromium-driver. Elsewhere install Chrome or Chromium and the chromedriver of the same version, and put both \
on PATH, or name them: CHROME=/path/to/chromium CHROMEDRIVER=/path/to/chromedriver. Then run this again.";

/// Finds them, or installs them where we may.
pub fn find_or_install() -> Outcome<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    if can_apt() {
        apt_install(&["chromium", "chromium-driver", "fonts-dejavu-core"], ADVICE)?;
    }
    find().ok_or_else(|| ADVICE.to_owned())
}

fn find() -> Option<Browser> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_file());
    Some(Browser {
        chromium: named("CHROME").or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome"]))?,
        driver: named("CHROMEDRIVER").or_else(|| on_path(&["chromedriver"]))?,
    })
}

impl Browser {
    /// Tells a command where they are.
    pub fn name_to(&self, command: &mut std::process::Command) {
        command.env("CHROME", &self.chromium).env("CHROMEDRIVER", &self.driver);
    }
}
