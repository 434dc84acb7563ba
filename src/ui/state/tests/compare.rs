//! Mistakes that a run shows, and the corrected version beside it.

use super::{Page, shown};
use crate::session::{Progress, Reply, RunState};
use crate::ui::state::Message;
use crate::view::{Corrected, EndKind, Explainer, LineStart, Mistake};

const RIGHT: &str = "fs = [lambda i=i: i for i in range(3)]\n";

/// Run 1 is over with 20 stops, and shows one mistake at stop 9.
fn mistaken() -> Page {
    let corrected = Corrected { program: RIGHT.to_owned(), line: 1, text: RIGHT.trim().to_owned() };
    let one = Explainer {
        mistake: Mistake::SharedCell,
        name: "i".to_owned(),
        function: "<lambda>".to_owned(),
        stop: 9,
        corrected: Some(corrected),
    };
    Page::recorded(20).hear(Message::Engine(Reply::Explained { run: 1, explainers: vec![one] }))
}

/// Both programs run line 1, line 2, ... with two stops each; the other has so many stops.
fn both_known(page: Page, stops: u64) -> Page {
    let lines =
        |stops: u64| (0..stops / 2).map(|at| LineStart { stop: 2 * at, line: at as u32 + 1, depth: 1 });
    let state = RunState::Ended(EndKind::Finished);
    let progress = Progress { state, stops, line_steps: stops / 2, calls: Vec::new() };
    let page = page.hear(Message::Engine(Reply::Lines { run: 1, lines: lines(20).collect() }));
    let page = page.hear(Message::Other(Reply::Progress { run: 1, progress })).check(&["other: lines of 1"]);
    page.hear(Message::Other(Reply::Lines { run: 1, lines: lines(stops).collect() }))
}

fn other_shows(page: Page, stop: u64, request: u64) -> Page {
    page.hear(Message::Other(Reply::View { run: 1, request, shown: Box::new(shown(stop)) }))
}

#[test]
fn what_went_wrong_is_asked_once_the_run_is_over() {
    let page = Page::opened("", "").progress(1, RunState::Running, 5);
    assert!(page.mistakes_of.is_empty());
    assert_eq!(page.over(1, 9).over(1, 9).mistakes_of, [1]);
}

#[test]
fn mistakes_are_those_of_the_run_in_the_picture() {
    let page = mistaken();
    assert_eq!(page.state.mistakes().len(), 1);
    let page = page.hear(Message::Run).over(2, 9);
    assert_eq!(page.state.mistakes(), &[]);
    // An answer about the run before comes too late.
    let page = page.hear(Message::Engine(Reply::Explained { run: 1, explainers: Vec::new() }));
    assert_eq!(page.state.mistakes(), &[]);
}

#[test]
fn the_corrected_version_steps_along() {
    let page = mistaken().forget().hear(Message::Compare(0)).check(&["start the other engine", "lines of 1"]);
    let page =
        page.hear(Message::OtherReady).check(&["other: run 1: fs = [lambda i=i: i for i in range(3)]"]);
    let page = both_known(page, 20).check(&["other: view 1 of 1: 0"]);
    let page = other_shows(page, 0, 1).check(&[]);
    let page = page.hear(Message::Go(7)).forget().answered(1, 7).check(&["other: view 2 of 1: 7"]);
    // The person moves on before the other has answered: it catches up.
    let page = page.hear(Message::Go(9)).forget().answered(1, 9).check(&[]);
    let page = other_shows(page, 7, 2).check(&["other: view 3 of 1: 9"]);
    let page = other_shows(page, 9, 3).hear(Message::Last).forget().answered(1, 19);
    let page = page.check(&["other: view 4 of 1: 19"]);
    assert!(!page.state.other_goes_on());
}

#[test]
fn where_this_program_has_ended_steps_go_on_in_the_other() {
    let page = mistaken().hear(Message::Compare(0)).hear(Message::OtherReady).forget();
    let page = other_shows(both_known(page, 23), 0, 1).hear(Message::Last).forget().answered(1, 19).forget();
    let page = other_shows(page, 19, 2);
    assert!(page.state.has_ended() && page.state.other_goes_on() && !page.state.other_has_ended());
    let step = |page: Page, forward| page.hear(Message::Step { forward });
    let page = step(page, true).check(&["other: view 3 of 1: 20"]);
    let page = step(other_shows(page, 20, 3), true).check(&["other: view 4 of 1: 21"]);
    let page = step(other_shows(page, 21, 4), true).check(&["other: view 5 of 1: 22"]);
    let page = other_shows(page, 22, 5);
    assert!(page.state.other_has_ended() && !page.state.other_goes_on());
    // And the same way back, until both go back together.
    let page = step(page, false).check(&["other: view 6 of 1: 21"]);
    let page = step(other_shows(page, 21, 6), false).check(&["other: view 7 of 1: 20"]);
    let page = step(other_shows(page, 20, 7), false).check(&["other: view 8 of 1: 19"]);
    let page = step(other_shows(page, 19, 8), false).forget().answered(1, 18);
    page.check(&["other: view 9 of 1: 18"]).check_at(18, 18);
}

#[test]
fn the_corrected_version_can_be_taken_over() {
    let page = mistaken().hear(Message::Compare(0)).forget().hear(Message::TakeCorrected);
    assert_eq!(page.done[..2], ["end the other engine", "text: fs = [lambda i=i: i for i in range(3)]"]);
    assert_eq!((page.state.compare.is_none(), page.state.source.as_str()), (true, RIGHT));
}

#[test]
fn another_run_or_program_ends_the_comparison() {
    mistaken().hear(Message::Compare(0)).hear(Message::EndCompare);
    let page = mistaken().hear(Message::Compare(0)).forget().hear(Message::Run);
    assert!(page.state.compare.is_none() && page.done.contains(&"end the other engine".to_owned()));
}
