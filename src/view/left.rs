//! Frames that an uncaught exception left stay in view from where it was raised to the end: what went wrong can be read
//! there. The machine has let go of them; they are shown as they were.

use super::frames::leaving;
use super::model::{EndKind, FrameState, View};
use super::recording::Recording;
use crate::vm::Event;

/// So many stops before the end the raising is looked for.
const SEARCH: u64 = 4_000;

/// The stop at which the exception that ended the run was raised last, if it left any frame.
pub(super) type Raised = Option<Box<View>>;

impl Recording {
    /// Looks for the raising once, when the run is over.
    fn raised(&mut self) -> Option<&View> {
        let Some(EndKind::Exception(line)) = self.end.clone() else { return None };
        if self.raised.is_none() {
            let end = self.stops();
            let mut found = None;
            for stop in (end.saturating_sub(SEARCH)..end).rev() {
                self.timeline.seek(stop);
                let machine = self.timeline.machine();
                if let Some(Event::Exception(exception)) = machine.event
                    && line.contains(&machine.exception_name(exception))
                {
                    found = Some(Box::new(self.bare_view(stop)));
                    break;
                }
            }
            self.raised = Some(found);
        }
        self.raised.as_ref()?.as_deref()
    }

    /// Adds what was left to a view of a later stop.
    pub(super) fn keep_left(&mut self, view: &mut View) {
        let Some(raised) = self.raised().filter(|raised| raised.stop < view.stop) else { return };
        let problem = leaving(&raised.event);
        let there = |id| view.frames.iter().any(|frame| frame.id == id);
        let mut left: Vec<_> = (raised.frames.iter())
            .filter(|frame| frame.id.is_some() && frame.state != FrameState::Suspended && !there(frame.id))
            .cloned()
            .collect();
        if left.is_empty() {
            return;
        }
        for frame in &mut left {
            frame.state = FrameState::Returned;
            frame.handling = None;
            frame.leaving_with = problem.clone();
        }
        view.returned.retain(|gone| left.iter().all(|frame| frame.id != Some(gone.id)));
        let parked = view.frames.iter().position(|frame| frame.state == FrameState::Suspended);
        let at = parked.unwrap_or(view.frames.len());
        view.frames.splice(at..at, left);
        // What their rows lead to is shown as it was, unless it is there still.
        let cells = raised.cells.iter().filter(|old| view.cells.iter().all(|cell| cell.id != old.id));
        let cells: Vec<_> = cells.cloned().collect();
        let functions =
            raised.functions.iter().filter(|old| view.functions.iter().all(|one| one.id != old.id));
        let functions: Vec<_> = functions.cloned().collect();
        let objects = raised.objects.iter().filter(|old| view.objects.iter().all(|one| one.id != old.id));
        let objects: Vec<_> = objects.cloned().collect();
        let gone = raised.returned.iter().filter(|old| {
            let known = |frame: &super::model::FrameView| frame.id == Some(old.id);
            view.returned.iter().all(|one| one.id != old.id) && !view.frames.iter().any(known)
        });
        let gone: Vec<_> = gone.cloned().collect();
        view.cells.extend(cells);
        view.functions.extend(functions);
        view.objects.extend(objects);
        view.returned.extend(gone);
        crate::base::sort_by_key(&mut view.cells, |cell| cell.id);
        crate::base::sort_by_key(&mut view.functions, |function| function.id);
        crate::base::sort_by_key(&mut view.returned, |gone| gone.id);
    }
}
