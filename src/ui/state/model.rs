//! What the page knows, what it hears, and what it wants done.

use super::Compare;
use super::Export;
use super::Inspect;
use super::Lessons;
use super::Mistakes;
use super::Player;
use super::Reading;
use super::Runs;
use super::SavedFile;
use crate::base::Diagnostic;
use crate::session::{LinkError, LinkStop, ReadReply, ReadRequest, Reply, Request, Style, Theme, ToHost};

/// How the page was opened, and what the person set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settings {
    /// In a host page's frame: no header, fits its box.
    pub embed: bool,
    /// On a projector.
    pub present: bool,
    /// The program cannot be edited.
    pub readonly: bool,
    /// Chosen by link or person; otherwise the browser's.
    pub theme: Option<Theme>,
    /// How pictures are drawn.
    pub style: Style,
    /// Single keys (`?`, `H`, Space) are left to the browser.
    pub no_single_keys: bool,
}

/// What stands in front of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The lessons.
    Lessons,
    /// The keys.
    Help,
    /// The link.
    Share,
    /// The lines of HTML.
    Embed,
}

/// Something the person must know that the program did not say.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The address could not be followed.
    Link(LinkError),
    /// A lesson cannot be opened: why, if the lesson itself is wrong.
    Lesson(Option<String>),
    /// A link brought another program; the person's own is kept.
    OwnProgramKept,
    /// The engine ended at a fault of ours.
    Fault(String),
    /// The engine did not answer to Stop and was ended.
    Ended,
    /// Page and engine are of different versions.
    Versions,
}

/// Everything the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// How the page was opened, and what the person set.
    pub settings: Settings,
    /// The text in the editor.
    pub source: String,
    /// The program that the person had before a link brought another.
    pub own: Option<String>,
    /// The recording.
    pub runs: Runs,
    /// How wide the picture may be, once its pane is there.
    pub room: Option<i32>,
    /// Where in it the person stands.
    pub player: Player,
    /// What the second worker said of the text.
    pub reading: Reading,
    /// A file that is being drawn.
    pub exporting: Option<Export>,
    /// The mistakes that the run shows.
    pub mistakes: Mistakes,
    /// A corrected version beside the program.
    pub compare: Option<Compare>,
    /// What the person asks of a stop.
    pub inspect: Inspect,
    /// Lessons.
    pub lessons: Lessons,
    /// Sentence, output and marks are hidden: "what will happen?".
    pub veiled: bool,
    /// In front of the page.
    pub dialog: Option<Dialog>,
    /// To be known.
    pub notice: Option<Notice>,
}

impl State {
    /// Whether the picture shows another program than the editor.
    pub fn is_stale(&self) -> bool {
        self.runs.recorded.as_ref().is_some_and(|recorded| recorded.source != self.source)
    }

    /// Whether steps can be asked for.
    pub fn can_step(&self) -> bool {
        self.runs.recorded.as_ref().is_some_and(|recorded| recorded.alive && recorded.progress.stops > 0)
    }

    /// Every message about the text in the editor.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        if self.runs.refused_source.as_deref() == Some(&self.source) {
            &self.runs.refused
        } else {
            &self.reading.diagnostics
        }
    }
}

/// Something to wait for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// The person stopped typing.
    Typed(u64),
    /// The reader has had its time.
    ReaderPatience(u64),
    /// The engine has had its time to stop.
    StopPatience(u64),
    /// The next step while playing.
    Tick(u64),
}

/// What the page hears.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The page has been opened.
    Open(super::Opening),
    /// The address after `#` changed.
    Fragment(String),
    /// The host wants another program.
    Load {
        /// The program.
        program: String,
        /// Where to show it.
        stop: Option<LinkStop>,
    },
    /// The person typed.
    Edited(String),
    /// Run what is in the editor.
    Run,
    /// Stop recording.
    Stop,
    /// Let a run that met a limit, or was stopped, go on.
    GoOn,
    /// A line for `input()`; `None` ends the input.
    Answer(Option<String>),
    /// Go to this stop.
    Go(u64),
    /// The person drags the timeline: to this stop.
    Drag(u64),
    /// The person let go of the timeline.
    Dropped,
    /// One stop forward or back.
    Step {
        /// Which way.
        forward: bool,
    },
    /// To the next or previous stop that is not inside a call made here.
    StepOver {
        /// Which way.
        forward: bool,
    },
    /// Take the picture along; what the system prefers to see.
    Export(Export, Theme),
    /// Run the corrected version of the nth mistake beside the program.
    Compare(usize),
    /// No longer.
    EndCompare,
    /// Make the corrected version the program.
    TakeCorrected,
    /// The other engine is there.
    OtherReady,
    /// It said something.
    Other(Reply),
    /// It is gone.
    OtherDied,
    /// How far a step goes.
    Grain(super::Grain),
    /// Show the way of a name that is read next; of the next one; of none.
    Walk,
    /// The person points at a name, or no longer.
    Point(Option<crate::view::Pointed>),
    /// Show the history of a variable; `None`: no longer.
    Past(Option<crate::view::Target>),
    /// The picture may be so wide.
    Room(i32),
    /// Show an object's entries from this one on, or close it.
    OpenObject(crate::view::ObjectId, Option<u64>),
    /// To the stop after this frame, or before it.
    StepOut {
        /// Which way.
        forward: bool,
    },
    /// To the first stop.
    First,
    /// To the last.
    Last,
    /// Play, or pause.
    Play,
    /// How fast.
    Speed(super::Speed),
    /// Hide or show what happened.
    Veil,
    /// Draw in this style.
    Style(Style),
    /// Look like this.
    Theme(Theme),
    /// On a projector, or no longer.
    Present,
    /// Open a dialog.
    Show(Dialog),
    /// Close it.
    CloseDialog,
    /// Use or leave single keys.
    SingleKeys(bool),
    /// The notice has been read.
    Dismiss,
    /// Back to the program from before the link.
    RestoreOwn,
    /// About lessons.
    Lesson(super::LessonMessage),
    /// The engine worker is there.
    EngineReady,
    /// It said something.
    Engine(Reply),
    /// It is gone.
    EngineDied(String),
    /// The reader said something.
    Reader(ReadReply),
    /// It is gone.
    ReaderDied,
    /// Time has passed.
    Time(Timer),
}

/// What is to be done outside.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Ask the engine.
    Ask(Request),
    /// Start another engine, for a program beside this one.
    StartOther,
    /// Ask it.
    AskOther(Request),
    /// End it.
    EndOther,
    /// End the engine worker and start another.
    ReplaceEngine,
    /// Ask the reader.
    Read(ReadRequest),
    /// End the reader and start another.
    ReplaceReader,
    /// Tell after so many milliseconds.
    After(u32, Timer),
    /// Give the person a file.
    Save(SavedFile),
    /// Put another text into the editor.
    SetText(String),
    /// Keep, or forget, for the next visit.
    Keep(String, Option<String>),
    /// Say what was kept.
    Recall(String),
    /// Fetch a file from beside the page.
    Fetch(String),
    /// Tell the host.
    Tell(ToHost),
}
