//! Links: what is written is read again, and no text whatever makes trouble.

use crate::session::{Link, LinkError, LinkStop, MAX_PROGRAM, Style, Theme};

const COUNTER: &str = "def counter():\n    count = 0\n    return lambda: count\n\nprint('\u{e9}\u{1f40d}')\n";

fn round_trip(link: Link) {
    assert_eq!(Link::read(&link.write()), Ok(link.clone()), "{link:?}");
}

fn check_error(text: &str, expected: LinkError) {
    assert_eq!(Link::read(text), Err(expected), "{text:?}");
}

#[test]
fn what_is_written_is_read_again() {
    round_trip(Link::default());
    round_trip(Link { program: Some(String::new()), ..Link::default() });
    round_trip(Link {
        program: Some(COUNTER.to_owned()),
        stop: Some(LinkStop { step: 31, offset: 2 }),
        theme: Some(Theme::Dark),
        style: Some(Style::Environment),
        readonly: true,
        pack: Some("course/week2.md".to_owned()),
        lesson: Some("04-counter.md".to_owned()),
        moment: Some(2),
    });
}

#[test]
fn a_link_of_version_one_stays_readable() {
    let link = Link::read("v=1&p=KyjKzCvRMNQEAA&s=1.0").expect("this link was written once and for all");
    assert_eq!(link.program.as_deref(), Some("print(1)"));
    assert_eq!(link.stop, Some(LinkStop { step: 1, offset: 0 }));
}

#[test]
fn an_address_without_a_link_is_an_empty_link() {
    for text in [
        "l=../x",
        "pack=//elsewhere/x.md&m=no",
        "pack=https://a.b/c",
        "",
        "embed",
        "present&embed",
        "utm_source=x&section-2",
        "theme=blue&style=",
    ] {
        assert_eq!(Link::read(text), Ok(Link::default()), "{text:?}");
    }
}

#[test]
fn parameters_in_any_order_and_unknown_ones() {
    let link = Link::read("readonly&new=1&theme=dark&v=1&s=4").expect("readable");
    assert_eq!((link.readonly, link.theme), (true, Some(Theme::Dark)));
    assert_eq!(link.stop, Some(LinkStop { step: 4, offset: 0 }));
}

#[test]
fn other_versions_are_named_not_guessed() {
    check_error("v=2&p=KyjKzCvRMNQEAA", LinkError::Version("2".to_owned()));
    check_error("v=&p=KyjKzCvRMNQEAA", LinkError::Version(String::new()));
}

#[test]
fn damage_is_damage() {
    for text in
        ["p=KyjKzCvRMN", "p=!!!", "p=%00", "p", "s=-1", "s=1.x", "s=99999999999999999999.0", "p=_____w"]
    {
        check_error(text, LinkError::Damaged);
    }
}

#[test]
fn every_cut_of_a_link_is_answered() {
    let whole = Link { program: Some(COUNTER.repeat(9)), ..Link::default() }.write();
    for end in 0..whole.len() {
        let _ = Link::read(&whole[..end]);
    }
}

#[test]
fn a_small_link_does_not_unpack_into_a_huge_program() {
    let bomb = Link { program: Some(" ".repeat(MAX_PROGRAM + 1)), ..Link::default() }.write();
    assert!(bomb.len() < 4_000);
    check_error(&bomb, LinkError::TooLong);
}
