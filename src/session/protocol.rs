//! What the page and its engine worker say to each other.
//!
//! Every message names the run it speaks of, so that an answer about an older program is recognised and
//! dropped; views carry the number of the question they answer besides.

use super::{Style, Theme};
use crate::base::Diagnostic;
use crate::layout::{Options, Scene, Spots, layout_after};
use crate::lesson::Place;
use crate::view::{EndKind, Explainer, LineStart, Lookup, ObjectId, Past, Pointed, Target, View, Worth};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// The version of this conversation. Page and worker come from one module, so a difference means that a
/// stale copy of one of them is about.
pub const PROTOCOL_VERSION: u32 = 2;

/// What the page asks of the engine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Request {
    /// The first message: who asks.
    Hello {
        /// The asker's [`PROTOCOL_VERSION`].
        protocol: u32,
    },
    /// Run this program and record it. The recording so far is kept if this one cannot even start.
    Run {
        /// The new run's number.
        run: u64,
        /// The program.
        source: String,
    },
    /// Show a stop.
    View {
        /// The run it is asked of.
        run: u64,
        /// The question's number.
        request: u64,
        /// Which stop.
        wanted: Wanted,
    },
    /// How pictures are to be placed from now on.
    Look {
        /// In which style.
        style: Style,
        /// How wide they may be.
        width: i32,
    },
    /// Show more of an object from now on, or its first few entries again.
    Open {
        /// The run that it is an object of.
        run: u64,
        /// The object.
        object: ObjectId,
        /// The first entry to be seen; `None`: it is closed.
        from: Option<u64>,
    },
    /// Draw stops as a file of their own: one as a picture, several as a film.
    Draw {
        /// The run it is asked of.
        run: u64,
        /// The first stop.
        from: u64,
        /// The last.
        to: u64,
        /// In which style.
        style: Style,
        /// In which colours.
        theme: Theme,
    },
    /// Which of the classic mistakes does the run show?
    Explain {
        /// The run it is asked of.
        run: u64,
    },
    /// Which lines ran, in their order?
    Lines {
        /// The run it is asked of.
        run: u64,
    },
    /// Which way do names take?
    Lookups {
        /// The run it is asked of.
        run: u64,
        /// At which stop.
        stop: u64,
        /// Which names.
        pointed: Pointed,
    },
    /// When was this variable written?
    Past {
        /// The run it is asked of.
        run: u64,
        /// At this stop it is there.
        stop: u64,
        /// The variable.
        target: Target,
    },
    /// At which stops are these places?
    Places {
        /// The run it is asked of.
        run: u64,
        /// What a lesson names.
        places: Vec<Place>,
    },
    /// What `input()` gets; `None` is the end of the input.
    Answer {
        /// The run that asked.
        run: u64,
        /// The line, without its end.
        line: Option<String>,
    },
    /// Let a run that met a limit, or was stopped, go on with larger limits.
    GoOn {
        /// The run to go on with.
        run: u64,
    },
    /// Stop recording and keep what there is.
    Stop {
        /// The run to stop.
        run: u64,
    },
}

/// A stop, named directly or from where the person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wanted {
    /// This very stop.
    Stop(u64),
    /// The last stop there is.
    Last,
    /// The next (or previous) stop that is not inside a call made here.
    StepOver {
        /// Where the person stands.
        from: u64,
        /// Forward or back.
        forward: bool,
    },
    /// The stop after this frame has returned; backwards, the one before it was called.
    StepOut {
        /// Where the person stands.
        from: u64,
        /// Forward or back.
        forward: bool,
    },
    /// The next (or previous) stop at which a line is about to run.
    StepLine {
        /// Where the person stands.
        from: u64,
        /// Forward or back.
        forward: bool,
    },
    /// The next (or previous) value that an expression comes to; where there is none before the next stop, that.
    StepWorth {
        /// Where the person stands.
        from: u64,
        /// After so many values.
        worth: u32,
        /// Forward or back.
        forward: bool,
    },
    /// Where the exception that ended the run was raised.
    Uncaught,
    /// A place that a lesson names; the first stop where the run does not come there.
    Place(Place),
    /// So many stops after a line step: how links and examples name a stop, because line steps do not
    /// change when the engine learns to stop at finer things.
    LineStep {
        /// The line step, from 0.
        step: u64,
        /// Stops after it.
        offset: u64,
    },
}

/// How far a recording is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RunState {
    /// It goes on.
    Running,
    /// `input()` waits for a line.
    WaitingForInput {
        /// What the program printed as the question.
        prompt: String,
    },
    /// It is over.
    Ended(EndKind),
    /// The person stopped it.
    Stopped,
}

/// One call in the timeline's strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallSpan {
    /// The frame's number.
    pub frame: u32,
    /// The function's name.
    pub name: String,
    /// How many calls it stands inside; the module's own calls are at 1.
    pub depth: u32,
    /// Its first stop.
    pub first: u64,
    /// Its last stop; `None` where it never returned.
    pub last: Option<u64>,
}

/// How far a run is and what its timeline looks like.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Going on, waiting, or over.
    pub state: RunState,
    /// How many stops there are.
    pub stops: u64,
    /// How many line steps they make.
    pub line_steps: u64,
    /// The calls, outermost and longest first where there are too many to draw.
    pub calls: Vec<CallSpan>,
}

/// One stop, with what the page must know to name it in a link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// What a person may see there.
    pub view: View,
    /// How many stops after its line step's first stop this is.
    pub offset: u64,
    /// At the finest grain: the value that an expression has come to after it.
    pub worth: Option<ShownWorth>,
    /// Where everything stood before, if the engine was told how pictures are placed.
    pub placing: Option<Placing>,
    /// [`Shown::scene`], once it was asked for.
    #[serde(skip)]
    pub laid_out: OnceCell<Scene>,
}

impl Shown {
    /// Where everything stands, if it is known how it is placed. It is found once, which may be before it is wanted.
    pub fn scene(&self) -> Option<&Scene> {
        let placing = self.placing.as_ref()?;
        let find = || layout_after(&self.view, placing.before.as_ref(), placing.options);
        Some(self.laid_out.get_or_init(find))
    }
}

/// How a stop is to be laid out: whoever comes there sees everything at the same place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placing {
    /// In this way.
    pub options: Options,
    /// After these places; `None`: nothing was there before.
    pub before: Option<Spots>,
}

/// A value between two stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownWorth {
    /// Which one, from 1.
    pub number: u32,
    /// Of how many.
    pub of: u32,
    /// The value.
    pub worth: Worth,
}

/// What the engine answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reply {
    /// To [`Request::Hello`].
    Hello {
        /// The answerer's [`PROTOCOL_VERSION`].
        protocol: u32,
    },
    /// The program cannot run: nothing was recorded, the recording before it is kept.
    Refused {
        /// The run that was asked for.
        run: u64,
        /// Why, and where.
        diagnostics: Vec<Diagnostic>,
    },
    /// A recording goes on, waits, or is over.
    Progress {
        /// The run.
        run: u64,
        /// How far.
        progress: Progress,
    },
    /// A stop that was asked for.
    View {
        /// The run.
        run: u64,
        /// The question it answers.
        request: u64,
        /// The stop.
        shown: Box<Shown>,
    },
    /// To [`Request::Draw`].
    Drawn {
        /// The run.
        run: u64,
        /// The file.
        svg: String,
    },
    /// To [`Request::Explain`].
    Explained {
        /// The run.
        run: u64,
        /// In its order.
        explainers: Vec<Explainer>,
    },
    /// To [`Request::Lines`].
    Lines {
        /// The run.
        run: u64,
        /// In their order.
        lines: Vec<LineStart>,
    },
    /// To [`Request::Lookups`].
    Lookups {
        /// The run.
        run: u64,
        /// The stop.
        stop: u64,
        /// What was asked.
        pointed: Pointed,
        /// The names' ways.
        lookups: Vec<Lookup>,
    },
    /// To [`Request::Past`].
    Past {
        /// The run.
        run: u64,
        /// The variable.
        target: Target,
        /// Its writes.
        past: Past,
    },
    /// To [`Request::Places`].
    Places {
        /// The run.
        run: u64,
        /// A stop for each place; `None` where the run does not come there.
        stops: Vec<Option<u64>>,
    },
    /// Something is wrong on our side, not in the program.
    Fault {
        /// The run it happened in.
        run: u64,
        /// In words.
        text: String,
    },
}
