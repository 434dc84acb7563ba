//! Running, stopping, and what goes wrong.

use super::{Page, time};
use crate::base::{Diagnostic, Span};
use crate::session::{PROTOCOL_VERSION, Reply, RunState};
use crate::ui::state::{Message, Notice, Timer};
use crate::view::EndKind;

fn edited(text: &str) -> Page {
    Page::recorded(9).hear(Message::Edited(text.to_owned())).forget()
}

fn refuse(page: Page, run: u64) -> Page {
    let diagnostics = vec![Diagnostic::syntax(Span::new(0, 1), "invalid syntax")];
    page.hear(Message::Engine(Reply::Refused { run, diagnostics }))
}

#[test]
fn after_an_edit_the_picture_is_of_before_until_it_runs() {
    let page = edited("x = 1");
    assert!(page.state.is_stale());
    let page = page.hear(Message::Run).check(&["run 2: x = 1"]);
    assert!(page.state.is_stale() && page.state.runs.is_running());
    let page = page.over(2, 3).check(&["keep ran: x = 1", "view 2 of 2: 0"]);
    assert!(!page.state.is_stale() && !page.state.runs.is_running());
}

#[test]
fn a_refused_program_leaves_the_last_picture_and_its_steps() {
    let page = refuse(edited("x = =").hear(Message::Run).forget(), 2);
    assert_eq!(page.state.diagnostics().len(), 1);
    assert!(page.state.is_stale() && page.state.can_step() && !page.state.runs.is_running());
    page.hear(Message::Step { forward: true }).check(&["view 2 of 1: 1"]);
}

#[test]
fn an_uncaught_exception_is_shown_where_it_was_raised() {
    let exception = RunState::Ended(EndKind::Exception("NameError: name 'y' is not defined".to_owned()));
    edited("y").hear(Message::Run).progress(2, exception, 5).check(&[
        "run 2: y",
        "keep ran: y",
        "view 2 of 2: Uncaught",
    ]);
}

#[test]
fn a_long_run_is_looked_at_while_it_goes_on() {
    let page = edited("while True: pass")
        .hear(Message::Run)
        .progress(2, RunState::Running, 500)
        .check(&["run 2: while True: pass", "keep ran: while True: pass", "view 2 of 2: Last"])
        .answered(2, 499)
        .progress(2, RunState::Running, 900)
        .check(&["view 3 of 2: Last"])
        .answered(2, 899)
        // Whoever goes somewhere stays there.
        .hear(Message::First)
        .answered(2, 0)
        .progress(2, RunState::Running, 1_500)
        .check(&["view 4 of 2: 0"])
        .hear(Message::Step { forward: true })
        .check(&["view 5 of 2: 1"]);
    assert!(page.state.runs.is_running());
}

#[test]
fn a_run_that_met_a_limit_goes_on_when_asked_and_is_followed() {
    let limit = RunState::Ended(EndKind::Limit("the program ran for more than 500 steps".to_owned()));
    let page = edited("loop").hear(Message::Run).progress(2, limit, 500).answered(2, 499).forget();
    assert!(page.state.runs.may_go_on());
    let page = page.hear(Message::GoOn).check(&["go on with 2"]);
    assert!(page.state.runs.is_running() && !page.state.runs.may_go_on());
    let page = page
        .progress(2, RunState::Running, 700)
        .check(&["view 3 of 2: Last"])
        .answered(2, 699)
        .over(2, 800)
        .check(&["view 4 of 2: Last"]);
    assert!(!page.state.runs.may_go_on());
    page.hear(Message::GoOn).check(&[]);
}

#[test]
fn stop_keeps_what_was_recorded() {
    edited("loop")
        .hear(Message::Run)
        .progress(2, RunState::Running, 500)
        .forget()
        .hear(Message::Stop)
        .check(&["stop 2", "wait for StopPatience(2)"])
        .progress(2, RunState::Stopped, 510)
        .hear(time(Timer::StopPatience(2)))
        .check(&[]);
}

#[test]
fn an_engine_that_does_not_stop_is_replaced_and_the_picture_stays() {
    let page = edited("loop")
        .hear(Message::Run)
        .hear(Message::Stop)
        .forget()
        .hear(time(Timer::StopPatience(2)))
        .check(&["replace the engine"])
        .check_at(0, 0);
    assert_eq!(page.state.notice, Some(Notice::Ended));
    assert!(!page.state.can_step() && !page.state.runs.is_running());
    page.hear(Message::EngineReady).hear(Message::Run).check(&["hello", "run 3: loop"]);
}

#[test]
fn an_engine_that_dies_is_replaced_and_the_picture_stays() {
    let page = Page::recorded(9)
        .hear(Message::EngineReady)
        .forget()
        .hear(Message::EngineDied("unreachable".to_owned()))
        .check(&["replace the engine"])
        .check_at(0, 0);
    assert_eq!(page.state.notice, Some(Notice::Fault("unreachable".to_owned())));
    page.hear(Message::Step { forward: true }).check(&[]).hear(Message::Run).over(2, 9).check(&[
        "run 2: def counter():",
        "keep ran: def counter():",
        "view 2 of 2: 0",
    ]);
}

#[test]
fn an_engine_that_cannot_start_is_tried_again_only_when_asked() {
    Page::opened("", "")
        .forget()
        .hear(Message::EngineDied("refused".to_owned()))
        .check(&[])
        .hear(Message::Run)
        .check(&["replace the engine", "run 2: def counter():"])
        .hear(Message::EngineDied("refused".to_owned()))
        .check(&[]);
}

#[test]
fn input_is_asked_for_and_answered() {
    let asks = || RunState::WaitingForInput { prompt: "name? ".to_owned() };
    let page = edited("input()").hear(Message::Run).progress(2, asks(), 3).check(&[
        "run 2: input()",
        "keep ran: input()",
        "view 2 of 2: Last",
    ]);
    assert_eq!(page.state.runs.prompt(), Some("name? "));
    let page =
        page.answered(2, 2).hear(Message::Answer(Some("Ada".to_owned()))).check(&["answer Some(\"Ada\")"]);
    assert_eq!(page.state.runs.prompt(), None);
    page.over(2, 6).check(&["view 3 of 2: 3"]);
}

#[test]
fn another_version_of_the_conversation_is_noticed() {
    let hello = |protocol| Page::recorded(3).hear(Message::Engine(Reply::Hello { protocol })).state.notice;
    assert_eq!(hello(PROTOCOL_VERSION), None);
    assert_eq!(hello(PROTOCOL_VERSION + 1), Some(Notice::Versions));
}
