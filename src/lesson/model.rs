//! What a lesson says.

use serde::{Deserialize, Serialize};

/// The nth time that a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Visit {
    /// The line of the program, from 1.
    pub line: u32,
    /// Which of its line steps, from 1.
    pub nth: u32,
}

/// A place in the run of a program, as a person names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// The line is about to run.
    Before(Visit),
    /// It has run, with all calls that it made.
    After(Visit),
    /// The run is over.
    End,
}

/// A moment worth stopping at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Where.
    pub place: Place,
    /// What to see there. Names of Python stand in backquotes, in all texts of a lesson.
    pub text: String,
}

/// "What will happen?"
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where it is asked, and what.
    pub question: Moment,
    /// Where it has happened, and what it was.
    pub answer: Moment,
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lesson {
    /// What it is called.
    pub title: String,
    /// Under which heading of the menu it stands.
    pub group: String,
    /// What the search finds it by.
    pub words: Vec<String>,
    /// The paragraph that explains it.
    pub text: String,
    /// The program.
    pub program: String,
    /// In the order of the file.
    pub moments: Vec<Moment>,
    /// The question with its answer.
    pub asked: Option<Asked>,
}
