//! What a person does with lessons.

use super::{Page, time};
use crate::session::{Link, Reply};
use crate::ui::program;
use crate::ui::state::{
    Dialog, Key, LessonMessage, MarkKind, Menu, Message, Notice, Opening, Source, Timer, message_of,
};

const LIST: &str = "# Foundations\na.md: Counters | nonlocal\nb.md: Loggers\n# More\nc.md: Caches\n";

/// A lesson with two moments (given in another order than the run's), a question and its answer.
fn lesson(program: &str) -> String {
    format!(
        "---\ntitle: T\ngroup: G\nmoment: after line 2: second\nmoment: line 1: first\n\
         question: line 2: what?\nanswer: end: that\n---\nIt explains.\n\n```python\n{program}\n```\n"
    )
}

fn of(message: LessonMessage) -> Message {
    Message::Lesson(message)
}

fn fetched(path: &str, text: &str) -> Message {
    of(LessonMessage::Fetched { path: path.to_owned(), text: Some(text.to_owned()) })
}

fn recalled(key: &str, text: Option<&str>) -> Message {
    of(LessonMessage::Recalled { key: format!("edit {key}"), text: text.map(str::to_owned) })
}

fn with_menu() -> Page {
    Page::recorded(30).hear(Message::Show(Dialog::Lessons)).hear(fetched("lessons/index.txt", LIST)).forget()
}

/// Lesson `a.md` is open, run 2 is over with 20 stops, and its places are known.
fn opened() -> Page {
    let page = with_menu().hear(of(LessonMessage::Open("a.md".to_owned())));
    let page = page.hear(fetched("lessons/a.md", &lesson("x = 1"))).hear(recalled("a.md", None));
    let page = page.over(2, 20).answered(2, 0);
    page.hear(Message::Engine(Reply::Places { run: 2, stops: vec![Some(9), Some(3), Some(7), Some(19)] }))
        .forget()
}

fn key(page: &Page, name: &str) -> Option<Message> {
    message_of(&page.state, &Key { name: name.to_owned(), ..Key::default() })
}

#[test]
fn the_menu_is_fetched_when_it_is_opened_and_only_once() {
    let page = Page::recorded(3).hear(Message::Show(Dialog::Lessons)).check(&["fetch lessons/index.txt"]);
    let page = page.hear(fetched("lessons/index.txt", LIST)).hear(Message::CloseDialog);
    let page = page.hear(Message::Show(Dialog::Lessons)).check(&[]);
    assert_eq!((page.state.lessons.menu, page.state.lessons.entries.len()), (Menu::There, 3));
}

#[test]
fn a_menu_that_is_not_there_is_asked_for_again() {
    let missing = of(LessonMessage::Fetched { path: "lessons/index.txt".to_owned(), text: None });
    let page = Page::recorded(3).hear(Message::Show(Dialog::Lessons)).hear(missing).forget();
    assert_eq!(page.state.lessons.menu, Menu::Missing);
    page.hear(Message::Show(Dialog::Lessons)).check(&["fetch lessons/index.txt"]);
}

#[test]
fn the_search_looks_for_all_of_its_words_in_title_group_and_words() {
    let found = |words: &str| {
        let page = with_menu().hear(of(LessonMessage::Search(words.to_owned())));
        page.state.lessons.found().iter().map(|entry| entry.file.clone()).collect::<Vec<_>>()
    };
    assert_eq!(found("NONLOCAL"), ["a.md"]);
    assert_eq!(found("found log"), ["b.md"]);
    assert_eq!(found("more nonlocal"), Vec::<String>::new());
    assert_eq!(found(""), ["a.md", "b.md", "c.md"]);
}

#[test]
fn a_lesson_is_fetched_when_it_is_opened() {
    with_menu()
        .hear(of(LessonMessage::Open("a.md".to_owned())))
        .check(&["fetch lessons/a.md"])
        .hear(fetched("lessons/a.md", &lesson("x = 1")))
        .check(&["recall edit a.md"])
        .hear(recalled("a.md", None))
        .check(&["keep lesson: v=1&l=a.md", "text: x = 1", "run 2: x = 1"])
        .over(2, 20)
        .check(&["view 2 of 2: 0", "places in 2: 4"]);
}

#[test]
fn what_the_person_made_of_it_is_there_again_and_the_original_is_one_click_away() {
    let page = with_menu().hear(of(LessonMessage::Open("a.md".to_owned())));
    let page = page.hear(fetched("lessons/a.md", &lesson("x = 1"))).hear(recalled("a.md", Some("x = 5")));
    assert_eq!((page.state.source.as_str(), page.state.lesson_is_edited()), ("x = 5", true));
    // Nothing is said of moments in another program.
    let page = page.over(2, 20).forget();
    assert!(!page.state.shows_lesson());
    let page = page.hear(of(LessonMessage::Original));
    assert_eq!(page.done[..2], ["keep edit a.md: -", "text: x = 1"]);
}

#[test]
fn edits_are_kept_per_lesson_and_the_person_s_own_program_stays_theirs() {
    let page = opened().hear(Message::Edited("x = 7".to_owned())).forget();
    let number = page.state.reading.newest;
    let page = page.hear(time(Timer::Typed(number)));
    assert_eq!(page.done[0], "keep edit a.md: x = 7");
    let page = page.forget().hear(of(LessonMessage::Leave));
    assert_eq!(page.done[..2], ["keep lesson: -", "text: def counter():"]);
    assert_eq!((page.state.source.as_str(), page.state.lessons.open.is_none()), (program::COUNTERS, true));
}

#[test]
fn moments_question_and_answer_are_visited_in_the_order_of_the_run() {
    let mut page = opened();
    let marks = page.state.lessons.open.as_ref().expect("open").marks.clone();
    let kinds: Vec<_> = marks.iter().map(|mark| (mark.stop, mark.kind, mark.text.as_str())).collect();
    assert_eq!(
        kinds,
        [
            (3, MarkKind::Moment(1), "first"),
            (7, MarkKind::Question, "what?"),
            (9, MarkKind::Moment(2), "second"),
            (19, MarkKind::Answer, "that")
        ]
    );
    for stop in [3, 7, 9, 19, 19] {
        if let Some(message) = key(&page, "]") {
            page = page.hear(message);
        }
        page = page.answered(2, stop).check_at(stop, stop);
    }
    assert_eq!(page.state.said_here()[0].kind, MarkKind::Answer);
    let message = key(&page, "[").expect("it is ours");
    page.hear(message).answered(2, 9).check_at(9, 9);
}

#[test]
fn a_lesson_is_done_when_its_last_mark_was_seen_and_that_is_remembered() {
    let page = opened().hear(Message::Go(18)).answered(2, 18).forget();
    assert!(!page.state.lessons.is_done("a.md"));
    let page = page.hear(Message::Go(19)).forget().answered(2, 19).check(&["keep lessons-done: a.md"]);
    page.hear(Message::Go(19)).forget().answered(2, 19).check(&[]);
    let again = Page::default()
        .hear(Message::Open(Opening { lessons_done: Some("a.md\nb.md".into()), ..Opening::default() }));
    assert!(again.state.lessons.is_done("b.md"));
}

#[test]
fn brackets_are_not_ours_without_a_lesson() {
    assert_eq!(key(&Page::recorded(9), "]"), None);
    assert_eq!(key(&opened().hear(Message::SingleKeys(false)), "]"), None);
}

#[test]
fn the_next_lesson_is_one_click_away() {
    opened().hear(of(LessonMessage::Neighbour { forward: true })).check(&["fetch lessons/b.md"]);
    opened().hear(of(LessonMessage::Neighbour { forward: false })).check(&[]);
}

#[test]
fn a_link_opens_a_lesson_at_a_moment() {
    let page = Page::opened("", "v=1&l=a.md&m=1").check(&["fetch lessons/a.md", "fetch lessons/index.txt"]);
    let page = page.hear(fetched("lessons/a.md", &lesson("x = 1"))).hear(recalled("a.md", None)).forget();
    let view = "view 1 of 1: Place(After(Visit { line: 2, nth: 1 }))";
    page.over(1, 20).check(&[view, "places in 1: 4"]);
}

#[test]
fn the_link_to_a_lesson_names_it_and_carries_the_program_only_if_it_was_changed() {
    let page = opened().hear(Message::Go(7)).answered(2, 7);
    assert_eq!(page.state.link().write(), "v=1&s=3.1&l=a.md");
    let link = page.hear(Message::Edited("x = 2".to_owned())).state.link();
    assert_eq!((link.lesson.as_deref(), link.program.as_deref()), (Some("a.md"), Some("x = 2")));
}

#[test]
fn the_lesson_of_the_last_visit_is_open_again() {
    let opening =
        Opening { lesson: Some("v=1&l=a.md".into()), draft: Some("mine".into()), ..Opening::default() };
    let page = Page::default()
        .hear(Message::Open(opening))
        .check(&["fetch lessons/a.md", "fetch lessons/index.txt"]);
    assert_eq!(page.state.own.as_deref(), Some("mine"));
}

#[test]
fn a_lesson_that_is_not_there_is_told_and_the_page_goes_on() {
    let page = Page::opened("", "v=1&l=zz.md").forget();
    let missing = of(LessonMessage::Fetched { path: "lessons/zz.md".to_owned(), text: None });
    let page = page.hear(missing);
    assert_eq!(page.state.notice, Some(Notice::Lesson(None)));
    assert_eq!(page.state.source, program::COUNTERS);
}

#[test]
fn a_pack_beside_the_page_is_named_by_the_address() {
    let pack = lesson("x = 1") + &lesson("y = 2");
    let page = Page::opened("pack=course/week2.md", "v=1&l=2").check(&["fetch course/week2.md"]);
    let page = page.hear(fetched("course/week2.md", &pack)).check(&["recall edit course/week2.md/2"]);
    let page = page.hear(recalled("course/week2.md/2", None));
    assert_eq!(page.state.source, "y = 2\n");
    let link = Link::read(&page.state.link().write()).expect("our own link");
    assert_eq!((link.pack.as_deref(), link.lesson.as_deref()), (Some("course/week2.md"), Some("2")));
}

#[test]
fn a_pack_without_a_lesson_opens_the_menu() {
    let page = Page::opened("pack=course/week2.md", "");
    assert_eq!((page.state.dialog, page.state.source.as_str()), (Some(Dialog::Lessons), program::COUNTERS));
}

#[test]
fn a_pack_of_another_site_is_no_pack() {
    for query in ["pack=https://a.b/c.md", "pack=//a.b/c.md", "pack=../c.md"] {
        let page = Page::opened(query, "");
        assert_eq!((page.state.dialog, page.state.lessons.source), (None, Source::House), "{query}");
    }
}

#[test]
fn a_file_opened_from_the_page_is_a_pack_and_what_is_wrong_with_it_is_told() {
    let good = lesson("x = 1");
    let text = format!("{}{good}", good.replace("title:", "tilte:"));
    let file = |text: &str| of(LessonMessage::File { name: "week.md".into(), text: Some(text.to_owned()) });
    let page = with_menu().hear(file(&text));
    let lessons = &page.state.lessons;
    assert_eq!((lessons.entries.len(), lessons.menu), (1, Menu::There));
    assert!(lessons.wrong[0].starts_with("line 2: `tilte` is no key"), "{:?}", lessons.wrong);
    let page = page.hear(of(LessonMessage::Open("1".into()))).check(&["recall edit file week.md/1"]);
    // Nobody else has that file.
    let page = page.hear(recalled("file week.md/1", None));
    assert_eq!(page.state.link().lesson, None);
    let page = page.hear(of(LessonMessage::House));
    assert_eq!(page.state.lessons.source, Source::House);
}
