//! What the editor shows besides its text. The editor is no element of ours, so it is told what changed.

use crate::base::{LineIndex, Severity, Span};
use crate::platform::editor::{Dressed, Editor, Squiggle};
use crate::session::{Hue, Room};
use crate::ui::state::State;
use crate::view::{EventKind, Verdict};

/// What the editor was told last.
#[derive(Default)]
pub struct Face {
    marks: (Option<u32>, Option<u32>),
    wrong: Vec<(Span, String, bool)>,
    read: u64,
    rooms: Vec<String>,
    tied: u32,
    worth: Option<Span>,
    readonly: bool,
}

impl Face {
    /// The text was put in anew: whatever was shown in it is gone.
    pub fn forget(&mut self) {
        *self = Face { readonly: self.readonly, ..Face::default() };
    }

    /// Tells the editor what is different now.
    pub fn show(&mut self, editor: &Editor, state: &State) {
        let readonly = state.settings.readonly;
        if self.readonly != readonly {
            editor.set_readonly(readonly);
            self.readonly = readonly;
        }
        // Names first: they are under everything else.
        let reading = &state.reading;
        if self.read != reading.good && reading.source == state.source {
            self.read = reading.good;
            let names = reading.names.iter().map(|name| Dressed {
                span: name.span,
                class: class_of(name.hue).to_owned(),
                title: title_of(name.hue, &name.owner),
                tie: name.variable + 1,
            });
            editor.set_names(&reading.source, &names.collect::<Vec<_>>());
            self.rooms.clear();
        }
        let classes = room_classes(state);
        if reading.source == state.source && self.rooms != classes {
            let rooms = reading.rooms.iter().zip(&classes).map(|(room, class)| Dressed {
                span: room.span,
                class: class.clone(),
                title: String::new(),
                tie: 0,
            });
            editor.set_rooms(&reading.source, &rooms.collect::<Vec<_>>());
            self.rooms = classes;
        }
        let tied = tied(state);
        if self.tied != tied {
            editor.set_tied(tied);
            self.tied = tied;
        }
        let shown = state.player.shown.as_ref().filter(|_| !state.is_stale() && !state.veiled);
        let worth = shown.and_then(|shown| shown.worth.as_ref()).map(|worth| worth.worth.span);
        if self.worth != worth {
            editor.set_worth(&state.source, worth);
            self.worth = worth;
        }
        let marks = marks(state);
        if self.marks != marks {
            editor.set_marks(marks.0, marks.1);
            self.marks = marks;
        }
        editor.show();
        let wrong = wrong(state);
        if self.wrong != wrong {
            let squiggles = wrong.iter().map(|(span, message, warning)| Squiggle {
                span: *span,
                message: message.clone(),
                warning: *warning,
            });
            editor.set_squiggles(&state.source, &squiggles.collect::<Vec<_>>());
            self.wrong = wrong;
        }
    }
}

/// How each room is shown: by its depth; the one that runs; those that are asked for a name.
fn room_classes(state: &State) -> Vec<String> {
    let shown = state.player.shown.as_ref().filter(|_| !state.is_stale() && !state.veiled);
    let at = shown.and_then(|shown| match shown.view.event {
        EventKind::Start | EventKind::Line | EventKind::Call | EventKind::Resume => shown.view.next_span,
        _ => shown.view.just_ran,
    });
    let rooms = &state.reading.rooms;
    let holds = |room: &Room| at.is_some_and(|at| room.span.start <= at.start && at.end <= room.span.end);
    let running = rooms.iter().filter(|room| holds(room)).max_by_key(|room| room.depth).map(|room| room.span);
    let way = state.inspect.way().filter(|_| shown.is_some());
    let class = |room: &Room| {
        let step = way.and_then(|way| way.steps.iter().find(|step| step.room == Some(room.span)));
        let mut class = format!("room-{}", room.depth.min(4));
        for (has, word) in [
            (running == Some(room.span), " running"),
            (step.is_some_and(|step| step.verdict != Verdict::Skipped), " asked"),
            (step.is_some_and(|step| step.verdict == Verdict::Skipped), " skipped"),
            (step.is_some_and(|step| matches!(step.verdict, Verdict::Found(_) | Verdict::Empty)), " found"),
        ] {
            if has {
                class += word;
            }
        }
        class
    };
    rooms.iter().map(class).collect()
}

/// The variable whose way is shown without being pointed at in the text.
fn tied(state: &State) -> u32 {
    let way = state.inspect.way().filter(|_| state.reading.source == state.source);
    let name = way.and_then(|way| state.reading.names.iter().find(|name| name.span == way.span));
    name.map_or(0, |name| name.variable + 1)
}

/// The lines that just ran and that run next, while the text is the one that ran.
fn marks(state: &State) -> (Option<u32>, Option<u32>) {
    let Some(shown) = state.player.shown.as_ref().filter(|_| !state.is_stale() && !state.veiled) else {
        return (None, None);
    };
    let index = LineIndex::new(&state.source);
    let line = |span: Option<Span>| span.map(|span| index.line(span.start));
    (line(shown.view.just_ran), line(shown.view.next_span))
}

/// What is underlined: what is wrong with the text, and the exception that is shown.
fn wrong(state: &State) -> Vec<(Span, String, bool)> {
    let mut wrong: Vec<_> = state
        .diagnostics()
        .iter()
        .map(|one| match one.severity {
            Severity::Error => (one.span, format!("{}: {}", one.kind, one.message), false),
            Severity::Unsupported => (one.span, one.message.clone(), true),
        })
        .collect();
    if let Some(shown) = state.player.shown.as_ref().filter(|_| !state.is_stale() && !state.veiled)
        && let EventKind::Exception { type_name, message } = &shown.view.event
        && let Some(span) = shown.view.just_ran.or(shown.view.next_span)
    {
        wrong.push((span, format!("{type_name}: {message}"), false));
    }
    wrong
}

fn class_of(hue: Hue) -> &'static str {
    match hue {
        Hue::Local => "name-local",
        Hue::Cell => "name-cell",
        Hue::Free => "name-free",
        Hue::Global => "name-global",
        Hue::Builtin => "name-builtin",
    }
}

fn title_of(hue: Hue, owner: &str) -> String {
    match hue {
        Hue::Local => format!("local to {owner}"),
        Hue::Cell => format!("a variable of {owner}, captured by an inner function: it lives in a cell"),
        Hue::Free => format!("free: {owner}'s variable, reached through a cell"),
        Hue::Global => "global: a name of the module".to_owned(),
        Hue::Builtin => "bound nowhere in this program: a builtin, if anything".to_owned(),
    }
}
