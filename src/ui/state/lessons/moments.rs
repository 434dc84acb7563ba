//! The stops of which the open lesson speaks: found when the run is over, gone to, and noted as seen.

use super::{Mark, MarkKind, Open};
use crate::lesson::{Moment, Place};
use crate::session::{Request, RunState, Wanted};
use crate::ui::state::{Effect, State};
use std::rc::Rc;

impl Open {
    /// The moments' places, and the question's and the answer's behind them.
    fn places(&self) -> Vec<Place> {
        let asked = self.lesson.asked.iter().flat_map(|asked| [asked.question.place, asked.answer.place]);
        self.lesson.moments.iter().map(|moment| moment.place).chain(asked).collect()
    }

    /// The marks of a run, from the stops of [`Open::places`]. Places that the run does not come to have none.
    fn marks_at(&self, stops: &[Option<u64>]) -> Rc<[Mark]> {
        let mark = |moment: &Moment, stop: &Option<u64>, kind| {
            stop.map(|stop| Mark { stop, kind, text: moment.text.clone() })
        };
        let moments = self.lesson.moments.iter().zip(stops);
        let mut marks: Vec<Mark> =
            moments.filter_map(|(moment, stop)| mark(moment, stop, MarkKind::Moment(0))).collect();
        crate::base::sort_by_key(&mut marks, |mark| mark.stop);
        for (at, mark) in marks.iter_mut().enumerate() {
            mark.kind = MarkKind::Moment(at + 1);
        }
        if let (Some(asked), [.., question, answer]) = (&self.lesson.asked, stops) {
            marks.extend(mark(&asked.question, question, MarkKind::Question));
            marks.extend(mark(&asked.answer, answer, MarkKind::Answer));
        }
        // The answer comes before what is said of the moment that shows it.
        crate::base::sort_by_key(&mut marks, |mark| (mark.stop, mark.kind != MarkKind::Answer));
        marks.into()
    }
}

impl State {
    /// To the next or previous stop of which the lesson speaks.
    pub(super) fn go_to_moment(&mut self, forward: bool, todo: &mut Vec<Effect>) {
        let Some(open) = self.lessons.open.as_ref().filter(|_| self.shows_lesson()) else { return };
        let (aim, mut stops) = (self.player.aim, open.marks.iter().map(|mark| mark.stop));
        let next = if forward { stops.find(|stop| *stop > aim) } else { stops.rfind(|stop| *stop < aim) };
        if let Some(stop) = next {
            self.go(Wanted::Stop(stop), todo);
        }
    }

    /// Whether the picture shows the open lesson's own program, with its marks.
    pub fn shows_lesson(&self) -> bool {
        let run = self.runs.recorded.as_ref().map(|recorded| recorded.run);
        self.lessons.open.as_ref().is_some_and(|open| run == Some(open.marked))
    }

    /// All that the open lesson speaks of, while the picture shows its own program.
    pub fn marks(&self) -> Rc<[Mark]> {
        let open = self.lessons.open.as_ref().filter(|_| self.shows_lesson());
        open.map_or_else(Rc::default, |open| open.marks.clone())
    }

    /// What the lesson says of the stop in the picture.
    pub fn said_here(&self) -> Vec<Mark> {
        let (Some(open), Some(shown)) = (&self.lessons.open, &self.player.shown) else { return Vec::new() };
        let here = open.marks.iter().filter(|mark| mark.stop == shown.view.stop && self.shows_lesson());
        here.cloned().collect()
    }

    /// The run is over (or waits): asks where the lesson's places are.
    pub(in crate::ui::state) fn find_places(&mut self, todo: &mut Vec<Effect>) {
        let (Some(recorded), Some(open)) = (&self.runs.recorded, &self.lessons.open) else { return };
        let is_own = recorded.source == open.lesson.program && recorded.progress.state != RunState::Running;
        if is_own && open.marked != recorded.run {
            todo.push(Effect::Ask(Request::Places { run: recorded.run, places: open.places() }));
        }
    }

    pub(in crate::ui::state) fn places_found(
        &mut self,
        run: u64,
        stops: &[Option<u64>],
        todo: &mut Vec<Effect>,
    ) {
        let current = self.runs.recorded.as_ref().is_some_and(|recorded| recorded.run == run);
        if let Some(open) = self.lessons.open.as_mut().filter(|_| current) {
            open.marks = open.marks_at(stops);
            open.marked = run;
            self.note_done(todo);
        }
    }

    /// A lesson is gone through when the last of its marks has been seen.
    pub(in crate::ui::state) fn note_done(&mut self, todo: &mut Vec<Effect>) {
        let Some(open) = self.lessons.open.as_ref().filter(|_| self.shows_lesson()) else { return };
        let last = open.marks.last().map(|mark| mark.stop);
        let shown = self.player.shown.as_ref().map(|shown| shown.view.stop);
        let key = open.key.clone();
        if last.is_some() && shown >= last && self.lessons.done.insert(key) && !self.settings.embed {
            let done: Vec<&str> = self.lessons.done.iter().map(String::as_str).collect();
            todo.push(Effect::Keep("lessons-done".to_owned(), Some(done.join("\n"))));
        }
    }
}
