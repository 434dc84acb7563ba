//! Taking the picture along.

use super::Page;
use crate::session::{Reply, Theme};
use crate::ui::state::{Export, Message};

fn drawn(page: Page) -> Page {
    page.forget().hear(Message::Engine(Reply::Drawn { run: 1, svg: "<svg/>".to_owned() }))
}

#[test]
fn the_stop_that_is_shown_becomes_a_file() {
    let page = Page::recorded(20).hear(Message::Go(4)).answered(1, 4).forget();
    let page = page.hear(Message::Export(Export::Svg, Theme::Dark)).check(&["draw 4 to 4 of 1: Cells Dark"]);
    drawn(page).check(&["save lexiscope-5.svg"]);
    let page = Page::recorded(20)
        .hear(Message::Theme(Theme::Contrast))
        .forget()
        .hear(Message::Export(Export::Png, Theme::Dark));
    drawn(page.check(&["draw 0 to 0 of 1: Cells Contrast"])).check(&["save lexiscope-1.png as an image"]);
}

#[test]
fn a_film_goes_from_stop_to_stop_and_not_beyond_the_last() {
    let page = Page::recorded(20).hear(Message::Export(Export::Film { from: 30, to: 5 }, Theme::Light));
    drawn(page.check(&["draw 5 to 19 of 1: Cells Light"])).check(&["save lexiscope-6-20.svg"]);
}

#[test]
fn what_nobody_asked_for_is_not_saved() {
    drawn(Page::recorded(20)).check(&[]);
}
