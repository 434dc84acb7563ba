//! How the page opens.

use super::{Page, link};
use crate::session::{Link, LinkError, LinkStop, Style, Theme};
use crate::ui::program;
use crate::ui::state::{Message, Notice, Opening};

fn opened_again(draft: &str, ran: &str, fragment: &str) -> Page {
    Page::default().hear(Message::Open(Opening {
        draft: Some(draft.to_owned()),
        ran: Some(ran.to_owned()),
        fragment: fragment.to_owned(),
        ..Opening::default()
    }))
}

#[test]
fn the_first_visit_opens_at_a_telling_stop() {
    let telling = program::TELLING;
    let view = format!("view 1 of 1: line step {}.{}", telling.step, telling.offset);
    Page::opened("", "")
        .check(&[
            "text: def counter():",
            "run 1: def counter():",
            "read 1: def counter():",
            "wait for ReaderPatience(1)",
        ])
        .over(1, 99)
        .check(&["keep ran: def counter():", &view]);
}

#[test]
fn a_later_visit_shows_what_ran_beside_what_was_typed() {
    let page = opened_again("x = = 1", "x = 1", "").check(&[
        "text: x = = 1",
        "run 1: x = 1",
        "read 1: x = = 1",
        "wait for ReaderPatience(1)",
    ]);
    assert!(page.over(1, 3).state.is_stale());
}

#[test]
fn a_link_opens_at_its_stop_and_one_s_own_program_is_kept() {
    let stop = Some(LinkStop { step: 4, offset: 1 });
    let page = opened_again("mine = 1", "mine = 1", &link("theirs = 2", stop)).check(&[
        "text: theirs = 2",
        "run 1: theirs = 2",
        "read 1: theirs = 2",
        "wait for ReaderPatience(1)",
    ]);
    assert_eq!(page.state.notice, Some(Notice::OwnProgramKept));
    page.over(1, 20)
        .check(&["keep ran: theirs = 2", "view 1 of 1: line step 4.1"])
        .hear(Message::RestoreOwn)
        .check(&["text: mine = 1", "run 2: mine = 1"]);
}

#[test]
fn a_link_that_cannot_be_followed_says_so_and_loses_nothing() {
    for (fragment, error) in
        [("v=9&p=x", LinkError::Version("9".to_owned())), ("v=1&p=%%%", LinkError::Damaged)]
    {
        let page = opened_again("mine = 1", "mine = 1", fragment);
        assert_eq!(page.state.notice, Some(Notice::Link(error)));
        assert_eq!(page.state.source, "mine = 1");
    }
    let page = Page::recorded(9).hear(Message::Fragment("v=1&p=_".to_owned())).check(&[]);
    assert_eq!(page.state.notice, Some(Notice::Link(LinkError::Damaged)));
}

#[test]
fn an_anchor_or_a_foreign_parameter_is_no_link() {
    let page = Page::opened("utm=1", "top");
    assert_eq!((page.state.notice, page.state.source.as_str()), (None, program::COUNTERS));
}

#[test]
fn settings_come_with_the_address() {
    let settings = Page::opened("embed&theme=dark", "v=1&style=environment&readonly").state.settings;
    assert!(settings.embed && settings.readonly && !settings.present);
    assert_eq!((settings.theme, settings.style), (Some(Theme::Dark), Style::Environment));
    assert!(Page::opened("present", "").state.settings.present);
}

#[test]
fn an_embedded_page_keeps_nothing_and_tells_its_host_where_it_stands() {
    Page::opened("embed", &link("x = 1", None))
        .over(1, 2)
        .forget()
        .answered(1, 1)
        .check(&["tell Stop { stop: 1, stops: 2 }"]);
}

#[test]
fn the_link_to_what_is_shown_opens_to_the_same() {
    let page = Page::recorded(30).hear(Message::Go(13)).answered(1, 13);
    let read = Link::read(&page.state.link().write()).expect("our own link");
    assert_eq!(read.program.as_deref(), Some(program::COUNTERS));
    assert_eq!(read.stop, Some(LinkStop { step: 6, offset: 1 }));
    let edited = page.hear(Message::Edited("x = 1".to_owned())).state.link();
    assert_eq!((edited.program.as_deref(), edited.stop), (Some("x = 1"), None));
}

#[test]
fn the_address_may_change_while_the_page_is_open() {
    Page::recorded(9).hear(Message::Fragment(link("y = 2", None))).over(2, 4).check(&[
        "text: y = 2",
        "run 2: y = 2",
        "keep ran: y = 2",
        "view 2 of 2: 0",
    ]);
}
