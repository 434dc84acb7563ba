//! A range of steps as an animated SVG: a file of its own that plays by itself and looks as the picture does.

use lexiscope_e2e::{open, root};
use std::time::Duration;

/// Each picture stands so long, in seconds.
const PACE: f64 = 1.4;

#[test]
fn a_film_stands_alone_plays_and_looks_like_the_picture() {
    let page = open("/");
    page.wait_for_picture();
    page.run(
        "window.saved = []; const make = URL.createObjectURL; URL.createObjectURL = blob => { \
              blob.text().then(text => saved.push(text)); return make(blob) }",
    );
    page.key("Escape");
    page.key("Home");
    for _ in 0..7 {
        page.key("ArrowRight");
    }
    page.wait_for("document.querySelector('#count b').textContent == '8'");
    page.click("#share");
    for (field, stop) in [("#film-from", 5), ("#film-to", 9)] {
        page.run(&format!(
            "const field = document.querySelector('{field}'); field.value = '{stop}'; \
             field.dispatchEvent(new InputEvent('input', {{bubbles: true}}))"
        ));
    }
    page.click("#save-film");
    page.wait_for("saved.length == 1");
    page.click("#save-svg");
    page.wait_for("saved.length == 2");
    let saved = page.run("return saved");
    let [film, picture] = [0, 1].map(|at| saved[at].as_str().expect("a text").to_owned());

    // Nothing in it asks for anything else.
    let without_names = film.replace("http://www.w3.org/2000/svg", "");
    for outside in ["http", "href", "url(", "<script", "<image", "@import", "<style", "foreignObject"] {
        assert!(!without_names.contains(outside), "{outside}");
    }
    // The fourth of its pictures is the one that was in the page, stroke for stroke.
    let drawn = |svg: &str| svg[svg.find("</desc>").or(svg.find("</title>")).expect("a title")..].to_owned();
    let inner = picture.lines().filter(|line| line.contains("<text")).collect::<Vec<_>>();
    assert!(inner.len() > 10 && !drawn(&film).is_empty());
    let stands = film.split("<g visibility").nth(4).expect("a fourth picture");
    for line in inner {
        assert!(stands.contains(line), "{line}");
    }

    let folder = root().join("target/screens");
    std::fs::create_dir_all(&folder).expect("target/ can be written");
    let file = folder.join("film.svg");
    std::fs::write(&file, &film).expect("target/ can be written");
    page.goto(&format!("file://{}", file.display()));
    let seen = "[...document.querySelectorAll('g[visibility]')].map((one, at) => \
                getComputedStyle(one).visibility == 'visible' ? at : '').join('')";
    assert_eq!(
        page.run("return document.querySelectorAll('g[visibility]').length"),
        5,
        "a picture for each stop"
    );
    // At any time one picture is seen; at its end it begins anew.
    page.run("document.documentElement.pauseAnimations()");
    for at in 0..12 {
        let time = (f64::from(at) + 0.5) * PACE;
        page.run(&format!("document.documentElement.setCurrentTime({time})"));
        page.wait_for(&format!("{seen} == '{}'", at % 5));
        if [0, 3, 4].contains(&at) {
            page.screenshot(&format!("film-{at}"));
        }
    }
    // By itself, too.
    page.run("document.documentElement.setCurrentTime(0); document.documentElement.unpauseAnimations()");
    std::thread::sleep(Duration::from_millis(2_000));
    page.wait_for("getComputedStyle(document.querySelectorAll('g[visibility]')[2]).visibility == 'visible'");
}
