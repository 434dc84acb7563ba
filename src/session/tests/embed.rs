//! Messages to and from the host page, as the host sees them.

use crate::session::{Envelope, FromHost, ToHost};
use serde_json::{from_str, to_string};

fn check_sent(message: ToHost, expected: &str) {
    assert_eq!(to_string(&message.wrap()).expect("plain data"), expected);
}

fn open(text: &str) -> Option<FromHost> {
    from_str::<Envelope<FromHost>>(text).ok().and_then(Envelope::open)
}

#[test]
fn what_the_host_hears() {
    check_sent(ToHost::Ready, r#"{"lexiscope":1,"type":"ready"}"#);
    check_sent(ToHost::Height { height: 480 }, r#"{"lexiscope":1,"type":"height","height":480}"#);
    check_sent(ToHost::Stop { stop: 12, stops: 44 }, r#"{"lexiscope":1,"type":"stop","stop":12,"stops":44}"#);
}

#[test]
fn what_the_host_may_ask() {
    let load = |step| Some(FromHost::Load { program: "x = 1".to_owned(), step });
    assert_eq!(open(r#"{"lexiscope":1,"type":"load","program":"x = 1"}"#), load(None));
    assert_eq!(open(r#"{"type":"load","program":"x = 1","step":3,"lexiscope":1,"more":0}"#), load(Some(3)));
    assert_eq!(open(r#"{"lexiscope":1,"type":"go","stop":7}"#), Some(FromHost::Go { stop: 7 }));
}

#[test]
fn everything_else_is_not_for_us() {
    for text in [
        "null",
        "[]",
        "{}",
        r#""load""#,
        r#"{"type":"load","program":"x"}"#,
        r#"{"lexiscope":2,"type":"load","program":"x"}"#,
        r#"{"lexiscope":1,"type":"load"}"#,
        r#"{"lexiscope":1,"type":"format the disk"}"#,
        r#"{"lexiscope":1,"type":"go","stop":-1}"#,
    ] {
        assert_eq!(open(text), None, "{text}");
    }
}
