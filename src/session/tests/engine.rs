//! The worker's side of the conversation, over a recording of nothing but stops.

use super::super::engine::{Engine, Recorder};
use crate::base::{Diagnostic, Span};
use crate::lesson::Place;
use crate::session::{
    CallSpan, PROTOCOL_VERSION, Pace, Placing, Reply, Request, RunState, Service, Theme, Wanted,
};
use crate::view::{
    EndKind, EventKind, Explainer, LineStart, Lookup, Past, Pointed, Target, ValueView, View, Worth,
};

/// A program here is a number of stops, `raise N` (at stop 2, leaving N frames), `stuck`, `ask`, or an error; two stops make a line step.
/// 3 stops do not replay; 4 do not either, which is found when it is looked for.
struct Stops {
    source: String,
    stops: u64,
    end: Option<u64>,
    checked: bool,
}

impl Recorder for Stops {
    fn start(source: &str) -> Result<Stops, Vec<Diagnostic>> {
        let end = match source {
            "stuck" => None,
            "ask" => Some(1),
            _ if source.starts_with("raise ") => source[6..].parse().ok().map(|frames: u64| frames + 4),
            _ => Some(source.parse().map_err(|_| vec![Diagnostic::syntax(Span::new(0, 1), "no")])?),
        };
        Ok(Stops { source: source.to_owned(), stops: 0, end, checked: false })
    }

    fn advance(&mut self, _: u64) -> RunState {
        self.stops += 1;
        match self.end {
            Some(end) if self.stops < end => RunState::Running,
            Some(1) if self.source == "ask" => RunState::WaitingForInput { prompt: "name? ".to_owned() },
            Some(_) => RunState::Ended(EndKind::Finished),
            None => RunState::Running,
        }
    }

    fn wordless(&mut self, stop: u64) -> View {
        self.view(stop)
    }

    fn global_names(&self) -> crate::layout::Names {
        crate::layout::Names::default()
    }

    fn open(&mut self, _: crate::view::ObjectId, _: Option<u64>) {}

    fn answer(&mut self, line: Option<&str>) {
        self.source = format!("answered {line:?}");
        self.end = Some(3);
    }

    fn stop(&mut self) {
        self.end = Some(self.stops);
    }

    fn go_on(&mut self) {
        self.end = Some(self.stops + 2);
    }

    fn stops(&self) -> u64 {
        self.stops
    }

    fn line_steps(&self) -> u64 {
        self.stops / 2
    }

    fn view(&mut self, stop: u64) -> View {
        let error = || ("E".to_owned(), String::new());
        let event = match stop {
            2 if self.source.starts_with("raise") => {
                let (type_name, message) = error();
                EventKind::Exception { type_name, message }
            }
            3.. if self.source.starts_with("raise") => {
                let (type_name, message) = error();
                EventKind::Unwind { type_name, message }
            }
            _ => EventKind::Line,
        };
        View { stop, line_step: stop / 2, event, output: self.source.clone(), ..View::default() }
    }

    fn stop_of_line_step(&mut self, step: u64) -> u64 {
        step * 2
    }

    fn step_line(&mut self, stop: u64, forward: bool) -> u64 {
        if forward { stop + 2 } else { stop.saturating_sub(2) }
    }

    fn draw(&mut self, from: u64, to: u64, theme: Theme, placing: Placing) -> String {
        format!("{from} to {to}, {:?} {theme:?}", placing.options.style)
    }

    fn explain(&mut self) -> Vec<Explainer> {
        Vec::new()
    }

    fn worths(&mut self, stop: u64) -> Vec<Worth> {
        let value = |text: &str| ValueView { text: text.to_owned(), cut: false, object: None };
        let worth = |text| Worth { span: Span::new(0, 1), value: value(text), name: false };
        if stop == 1 { vec![worth("a"), worth("b")] } else { Vec::new() }
    }

    fn lookups(&mut self, _: u64, _: &Pointed) -> Vec<Lookup> {
        Vec::new()
    }

    fn past(&mut self, _: &Target, _: u64) -> Past {
        Past { writes: Vec::new(), cut: true }
    }

    fn lines(&mut self) -> Vec<LineStart> {
        Vec::new()
    }

    fn stops_of(&mut self, places: &[Place]) -> Vec<Option<u64>> {
        let stop = |place: &Place| match place {
            Place::Before(visit) => Some(u64::from(visit.line)).filter(|stop| *stop < self.stops),
            Place::After(visit) => Some(u64::from(visit.line) + 1).filter(|stop| *stop < self.stops),
            Place::End => Some(self.stops),
        };
        places.iter().map(stop).collect()
    }

    fn step_over(&mut self, stop: u64, forward: bool) -> u64 {
        if forward { stop + 3 } else { stop.saturating_sub(3) }
    }

    fn step_out(&mut self, stop: u64, forward: bool) -> u64 {
        if forward { stop + 5 } else { stop.saturating_sub(5) }
    }

    fn check_replay(&mut self) {
        self.checked = true;
    }

    fn fault(&self) -> Option<&str> {
        let found = self.source == "3" || (self.source == "4" && self.checked);
        (found && self.end == Some(self.stops)).then_some("it does not replay")
    }

    fn calls(&self, _: usize) -> Vec<CallSpan> {
        Vec::new()
    }
}

/// A conversation, written down: requests are put, `turns` of work done, replies kept in short words.
#[derive(Default)]
struct Talk {
    engine: Engine<Stops>,
    heard: Vec<String>,
    pace: Option<Pace>,
}

impl Talk {
    fn say(mut self, request: Request) -> Talk {
        let heard = &mut self.heard;
        self.pace =
            Some(self.engine.receive(across(&request), &mut |reply| heard.push(in_short(&across(reply)))));
        self
    }

    fn run(self, run: u64, source: &str) -> Talk {
        self.say(Request::Run { run, source: source.to_owned() })
    }

    fn ask(self, run: u64, request: u64, wanted: Wanted) -> Talk {
        self.say(Request::View { run, request, wanted })
    }

    fn work(mut self, turns: u64) -> Talk {
        for _ in 0..turns {
            let heard = &mut self.heard;
            self.pace = Some(self.engine.work(&mut |reply| heard.push(in_short(&across(reply)))));
        }
        self
    }

    fn check(self, expected: &[&str]) {
        assert_eq!(self.heard, expected);
    }
}

/// As it arrives on the other side.
fn across<T: serde::Serialize + serde::de::DeserializeOwned>(message: &T) -> T {
    postcard::from_bytes(&postcard::to_allocvec(message).expect("plain data")).expect("what was written")
}

fn in_short(reply: &Reply) -> String {
    match reply {
        Reply::Hello { protocol } => format!("hello {protocol}"),
        Reply::Refused { run, diagnostics } => format!("{run}: refused, {}", diagnostics[0].message),
        Reply::Progress { run, progress } => format!("{run}: {:?}, {} stops", progress.state, progress.stops),
        Reply::View { run, request, shown } => {
            let view = &shown.view;
            let worth = shown.worth.as_ref().map_or(String::new(), |one| {
                format!(", {} of {}: {}", one.number, one.of, one.worth.value.text)
            });
            format!(
                "{run}: answer {request}, stop {} = {}.{}{worth}",
                view.stop, view.line_step, shown.offset
            )
        }
        Reply::Drawn { run, svg } => format!("{run}: drawn {svg}"),
        Reply::Explained { run, explainers } => format!("{run}: {} mistakes", explainers.len()),
        Reply::Lookups { run, stop, lookups, .. } => format!("{run}: {} ways at {stop}", lookups.len()),
        Reply::Past { run, target, past } => {
            format!("{run}: past of {target:?}, {} writes", past.writes.len())
        }
        Reply::Places { run, stops } => format!("{run}: places {stops:?}"),
        Reply::Lines { run, lines } => format!("{run}: {} lines", lines.len()),
        Reply::Fault { run, text } => format!("{run}: fault {text}"),
    }
}

#[test]
fn a_run_that_was_stopped_goes_on_when_asked() {
    let mut engine = Engine::<Stops>::default();
    let mut states = Vec::new();
    let mut note = |reply: &Reply| {
        if let Reply::Progress { progress, .. } = reply {
            states.push(progress.state.clone());
        }
    };
    engine.receive(Request::Run { run: 1, source: "stuck".to_owned() }, &mut note);
    engine.work(&mut note);
    engine.receive(Request::Stop { run: 1 }, &mut note);
    assert_eq!(engine.work(&mut note), Pace::Idle);
    assert_eq!(engine.receive(Request::GoOn { run: 1 }, &mut note), Pace::Busy);
    while engine.work(&mut note) == Pace::Busy {}
    assert_eq!(states, [RunState::Stopped, RunState::Running, RunState::Ended(EndKind::Finished)]);
}

#[test]
fn versions_are_exchanged_first() {
    Talk::default().say(Request::Hello { protocol: 99 }).check(&[&format!("hello {PROTOCOL_VERSION}")]);
}

#[test]
fn a_run_is_recorded_and_looked_at() {
    Talk::default()
        .run(1, "4")
        .work(4)
        .ask(1, 10, Wanted::Stop(1))
        .ask(1, 11, Wanted::Last)
        .ask(1, 12, Wanted::LineStep { step: 1, offset: 1 })
        .ask(1, 13, Wanted::StepOver { from: 0, forward: true })
        .ask(1, 14, Wanted::StepOver { from: 2, forward: false })
        .check(&[
            "1: Ended(Finished), 4 stops",
            "1: answer 10, stop 1 = 0.1",
            "1: answer 11, stop 3 = 1.1",
            "1: answer 12, stop 3 = 1.1",
            "1: answer 13, stop 3 = 1.1",
            "1: answer 14, stop 0 = 0.0",
        ]);
}

#[test]
fn the_finest_steps_go_from_value_to_value_and_over_stops() {
    let step = |from, worth, forward| Wanted::StepWorth { from, worth, forward };
    Talk::default()
        .run(1, "4")
        .work(4)
        .ask(1, 1, step(0, 0, true))
        .ask(1, 2, step(1, 0, true))
        .ask(1, 3, step(1, 1, true))
        .ask(1, 4, step(1, 2, true))
        .ask(1, 5, step(2, 0, false))
        .ask(1, 6, step(1, 1, false))
        .ask(1, 7, step(0, 0, false))
        .check(&[
            "1: Ended(Finished), 4 stops",
            "1: answer 1, stop 1 = 0.1",
            "1: answer 2, stop 1 = 0.1, 1 of 2: a",
            "1: answer 3, stop 1 = 0.1, 2 of 2: b",
            "1: answer 4, stop 2 = 1.0",
            "1: answer 5, stop 1 = 0.1, 2 of 2: b",
            "1: answer 6, stop 1 = 0.1",
            "1: answer 7, stop 0 = 0.0",
        ]);
}

#[test]
fn what_is_out_of_reach_is_the_nearest_there_is() {
    Talk::default()
        .run(1, "2")
        .work(2)
        .ask(1, 1, Wanted::Stop(u64::MAX))
        .ask(1, 2, Wanted::LineStep { step: u64::MAX, offset: u64::MAX })
        .ask(1, 3, Wanted::StepOut { from: u64::MAX, forward: true })
        .check(&[
            "1: Ended(Finished), 2 stops",
            "1: answer 1, stop 1 = 0.1",
            "1: answer 2, stop 1 = 0.1",
            "1: answer 3, stop 1 = 0.1",
        ]);
}

#[test]
fn another_program_waits_where_its_line_step_ends() {
    Talk::default()
        .run(1, "6")
        .work(6)
        .ask(1, 1, Wanted::LineStep { step: 1, offset: 7 })
        .ask(1, 2, Wanted::LineStep { step: 0, offset: 2 })
        .check(&["1: Ended(Finished), 6 stops", "1: answer 1, stop 3 = 1.1", "1: answer 2, stop 1 = 0.1"]);
}

#[test]
fn views_are_answered_and_stop_works_while_a_program_runs() {
    let talk = Talk::default().run(1, "stuck").work(5).ask(1, 1, Wanted::Last);
    assert_eq!(talk.pace, Some(Pace::Busy));
    let talk = talk.say(Request::Stop { run: 1 }).work(1);
    assert_eq!(talk.pace, Some(Pace::Idle));
    talk.ask(1, 2, Wanted::Last).check(&[
        "1: answer 1, stop 4 = 2.0",
        "1: Stopped, 5 stops",
        "1: answer 2, stop 4 = 2.0",
    ]);
}

#[test]
fn a_long_run_tells_how_far_it_is_now_and_then() {
    Talk::default().run(1, "stuck").work(25).check(&["1: Running, 12 stops", "1: Running, 24 stops"]);
}

#[test]
fn input_waits_for_its_line() {
    Talk::default()
        .run(1, "ask")
        .work(3)
        .say(Request::Answer { run: 1, line: Some("Ada".to_owned()) })
        .work(2)
        .check(&["1: WaitingForInput { prompt: \"name? \" }, 1 stops", "1: Ended(Finished), 3 stops"]);
}

#[test]
fn an_uncaught_exception_is_found_where_it_was_raised() {
    for frames in [0, 1, 2, 3, 7, 8, 1_000] {
        let mut talk = Talk::default().run(1, &format!("raise {frames}")).work(frames + 4);
        talk.heard.clear();
        talk.ask(1, 9, Wanted::Uncaught).check(&["1: answer 9, stop 2 = 1.0"]);
    }
    let talk = Talk::default().run(1, "4").work(4).ask(1, 9, Wanted::Uncaught);
    assert_eq!(talk.heard.last().map(String::as_str), Some("1: answer 9, stop 3 = 1.1"));
}

#[test]
fn a_refused_program_leaves_the_last_recording_standing() {
    Talk::default().run(1, "2").work(2).run(2, "x =").ask(1, 5, Wanted::Stop(0)).check(&[
        "1: Ended(Finished), 2 stops",
        "2: refused, no",
        "1: answer 5, stop 0 = 0.0",
    ]);
}

#[test]
fn questions_about_a_run_that_is_gone_are_not_answered() {
    Talk::default()
        .run(1, "2")
        .work(2)
        .run(2, "stuck")
        .work(1)
        .ask(1, 5, Wanted::Stop(0))
        .say(Request::Stop { run: 1 })
        .say(Request::Answer { run: 1, line: None })
        .check(&["1: Ended(Finished), 2 stops"]);
}

#[test]
fn nothing_is_shown_before_there_is_a_stop() {
    Talk::default().ask(0, 1, Wanted::Last).run(1, "2").ask(1, 2, Wanted::Stop(0)).check(&[]);
}

#[test]
fn a_fault_of_ours_is_said_instead_of_a_view() {
    Talk::default()
        .run(1, "3")
        .work(3)
        .ask(1, 1, Wanted::Stop(0))
        .check(&["1: Ended(Finished), 3 stops", "1: fault it does not replay"]);
}

#[test]
fn what_was_shown_is_replayed_when_nobody_waits() {
    let talk = Talk::default().run(1, "4").work(4).ask(1, 1, Wanted::Stop(0));
    assert_eq!(talk.pace, Some(Pace::Busy));
    let talk = talk.work(1);
    assert_eq!(talk.pace, Some(Pace::Idle));
    talk.ask(1, 2, Wanted::Stop(0)).check(&[
        "1: Ended(Finished), 4 stops",
        "1: answer 1, stop 0 = 0.0",
        "1: fault it does not replay",
    ]);
}

#[test]
fn garbage_is_no_message() {
    for length in 0..64_u8 {
        let bytes: Vec<u8> = (0..length).map(|at| at.wrapping_mul(37).wrapping_add(length)).collect();
        let _ = postcard::from_bytes::<Request>(&bytes);
        let _ = postcard::from_bytes::<Reply>(&bytes);
    }
    assert!(postcard::from_bytes::<Request>(&[]).is_err());
    assert!(postcard::from_bytes::<Reply>(&[99]).is_err());
}
