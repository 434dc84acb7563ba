//! What the page and the page around it (its host) say to each other, as plain JavaScript objects.
//!
//! Each carries `lexiscope: 1`, the version. To the host: `{lexiscope: 1, type: "ready"}` once the page can
//! hear, `{lexiscope: 1, type: "height", height: 480}` in CSS pixels whenever it changes, and
//! `{lexiscope: 1, type: "stop", stop: 12, stops: 44}` when another stop is shown. From the host:
//! `{lexiscope: 1, type: "load", program: "...", step: 3}` and `{lexiscope: 1, type: "go", stop: 12}`.

use serde::{Deserialize, Serialize};

/// The version of these messages.
pub const EMBED_VERSION: u32 = 1;

/// A message with its version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope<Body> {
    /// [`EMBED_VERSION`].
    pub lexiscope: u32,
    /// The message.
    #[serde(flatten)]
    pub body: Body,
}

/// What the page tells its host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum ToHost {
    /// It can hear now.
    Ready,
    /// How high it would like to be.
    Height {
        /// In CSS pixels.
        height: u32,
    },
    /// Another stop is shown.
    Stop {
        /// Which, from 0.
        stop: u64,
        /// Of how many.
        stops: u64,
    },
}

/// What the host asks of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum FromHost {
    /// Take this program and run it.
    Load {
        /// The program.
        program: String,
        /// The line step to show; the first without one.
        #[serde(default)]
        step: Option<u64>,
    },
    /// Show this stop.
    Go {
        /// Which, from 0.
        stop: u64,
    },
}

impl ToHost {
    /// With its version, ready to be sent.
    pub fn wrap(self) -> Envelope<ToHost> {
        Envelope { lexiscope: EMBED_VERSION, body: self }
    }
}

impl Envelope<FromHost> {
    /// The message, if it is of a version that we speak.
    pub fn open(self) -> Option<FromHost> {
        (self.lexiscope == EMBED_VERSION).then_some(self.body)
    }
}
