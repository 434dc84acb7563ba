use super::{Asked, Entry, Moment, Place, Visit, listing, pack, write_listing};
use crate::base::LineIndex;

const GOOD: &str = "\
---
title: Two counters
group: Foundations
words: nonlocal, state
moment: after line 2, visit 3: The cell
  changed: `count`.
moment: line 1: It begins.
question: line 1: What is printed?
answer: end: `1`.
---
A paragraph
in two lines.

```python
count = 0

print(count)
```
";

fn at(line: u32, nth: u32) -> Visit {
    Visit { line, nth }
}

#[test]
fn a_lesson_is_read() {
    let pack = pack(GOOD);
    assert_eq!(pack.wrong, []);
    let lesson = &pack.lessons[0];
    assert_eq!((lesson.title.as_str(), lesson.group.as_str()), ("Two counters", "Foundations"));
    assert_eq!(lesson.words, ["nonlocal", "state"]);
    assert_eq!(lesson.text, "A paragraph in two lines.");
    assert_eq!(lesson.program, "count = 0\n\nprint(count)\n");
    let moment = |place, text: &str| Moment { place, text: text.to_owned() };
    assert_eq!(
        lesson.moments,
        [
            moment(Place::After(at(2, 3)), "The cell changed: `count`."),
            moment(Place::Before(at(1, 1)), "It begins.")
        ]
    );
    let question = moment(Place::Before(at(1, 1)), "What is printed?");
    assert_eq!(lesson.asked, Some(Asked { question, answer: moment(Place::End, "`1`.") }));
}

#[test]
fn a_file_holds_many_and_may_come_from_any_system() {
    let two = format!("\u{feff}{GOOD}\n\n{GOOD}").replace('\n', "\r\n");
    let pack = pack(&two);
    assert_eq!((pack.lessons.len(), pack.wrong.len()), (2, 0));
    assert_eq!(pack.lessons[0].program, "count = 0\n\nprint(count)\n");
}

#[test]
fn dashes_in_a_program_are_the_programs() {
    let text = GOOD.replace("count = 0", "text = '''\n---\n'''");
    assert_eq!(pack(&text).lessons[0].program, "text = '''\n---\n'''\n\nprint(count)\n");
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let check = |from: &str, to: &str, line: u32, words: &str| {
        let text = GOOD.replace(from, to);
        let pack = pack(&text);
        assert_eq!(pack.lessons, [], "{to}");
        let told = &pack.wrong[0];
        assert_eq!(LineIndex::new(&text).line(told.span.start), line, "{to}: {}", told.message);
        assert!(told.message.contains(words), "{to}: {}", told.message);
    };
    check("title: Two counters\n", "", 1, "lacks a `title:`");
    check("title: Two", "title Two", 2, "expected a key");
    check("title:", "name:", 2, "`name` is no key");
    check("group:", "title:", 3, "second `title:`");
    check("after line 2, visit 3:", "after 2:", 5, "expected a place");
    check("line 1: It", "line 0: It", 7, "expected a place");
    check("answer: end: `1`.\n", "", 2, "no `answer:`");
    check("```python", "```ruby", 14, "begins with ```python");
    check("print(count)\n```\n", "print(count)\n", 14, "nothing ends this program");
    check("\n```\n", "\n```\nMore.\n", 19, "ends with its program");
    check("---\nA", "A", 10, "or `---` before");
}

#[test]
fn a_lesson_that_is_wrong_does_not_hide_the_next() {
    let pack = pack(&format!("{}{GOOD}", GOOD.replace("title: Two counters\n", "")));
    assert_eq!((pack.lessons.len(), pack.wrong.len()), (1, 1));
}

#[test]
fn what_is_no_lesson_at_all_is_told_once() {
    for text in ["", "\n\n", "print(1)\nprint(2)\n", "---", "---\n---\n---\n"] {
        let pack = pack(text);
        assert!(pack.lessons.is_empty() && !pack.wrong.is_empty(), "{text:?}");
    }
    assert_eq!(pack("print(1)\nprint(2)\n").wrong.len(), 1);
}

#[test]
fn a_list_is_read_and_written() {
    let text = "# Foundations\n04-counter.md: Two counters | nonlocal, state\n05-log.md: Levels\n\n# More\nx/a.md: A\n";
    let list = listing(text);
    assert_eq!(list.wrong, []);
    let entry = |file: &str, title: &str, group: &str, words: &str| Entry {
        file: file.into(),
        title: title.into(),
        group: group.into(),
        words: words.into(),
    };
    assert_eq!(
        list.entries,
        [
            entry("04-counter.md", "Two counters", "Foundations", "nonlocal, state"),
            entry("05-log.md", "Levels", "Foundations", ""),
            entry("x/a.md", "A", "More", "")
        ]
    );
    assert_eq!(write_listing(&list.entries), text);
}

#[test]
fn a_list_names_files_of_its_own_place_only() {
    for file in ["../x.md", "/x.md", "https://a.b/x.md", "a//b.md", "./x.md", "x.md?y", "x y.md"] {
        let list = listing(&format!("{file}: Title\n"));
        assert!(list.entries.is_empty() && list.wrong.len() == 1, "{file}");
    }
}
