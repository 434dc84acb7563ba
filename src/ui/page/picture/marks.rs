//! What stands in front of the picture: values on their way, places that are asked, what is chosen, and the tools.

use super::{Asked, Picture, Props};
use crate::layout::{self, Scene};
use crate::platform::element;
use crate::ui::pointing::place_of;
use yew::prelude::*;

impl Picture {
    /// Tells what moves where it comes from.
    pub(super) fn animate(&self, props: &Props) {
        if let Some(pane) = self.pane_node.cast::<element::Element>() {
            let way = |(key, from): &(String, (i32, i32))| element::comes_from(&pane, key, *from);
            self.motion.moved.iter().for_each(way);
            for (at, travel) in self.motion.travels.iter().enumerate() {
                let by = (travel.from.0 - travel.to.0, travel.from.1 - travel.to.1);
                element::comes_from(&pane, &format!("t{at}-{}", self.stop(props)), by);
            }
        }
    }

    /// Shows which part of a picture that is too high is seen.
    pub(super) fn bar(&self) -> Html {
        let (above, below) = ((-self.camera.shift.y).max(0.0), self.below().max(0.0));
        let all = above + self.pane.size.y + below;
        if above + below < 2.0 {
            return Html::default();
        }
        let part = |of: f64| format!("{:.1}%", of / all * 100.0);
        html! {
            <svg class="bar-of-pane" width="6" height="100%" aria-hidden="true">
                <rect width="6" rx="3" y={part(above)} height={part(self.pane.size.y)} />
            </svg>
        }
    }
}

/// A value on its way: it is drawn where it arrives.
pub(super) fn chip(travel: &layout::Travel, key: &str) -> Html {
    let w = layout::text_width(&travel.text, layout::Font::Mono, 15) + 16;
    let transform = format!("translate({} {})", travel.to.0, travel.to.1);
    html! {
        <g key={key.to_owned()} {transform}>
            <g class="chip" data-key={key.to_owned()}>
                <rect x={(-w / 2).to_string()} y="-13" width={w.to_string()} height="26" rx="8" />
                <text class="mono" y="5" font-size="15" text-anchor="middle">{ &travel.text }</text>
            </g>
        </g>
    }
}

/// A frame around a place where a name is looked for, with its number.
pub(super) fn asked(scene: &Scene, asked: &Asked) -> Option<Html> {
    let Asked { number, keys, found, skipped } = asked;
    let rect = place_of(scene, keys)?.grown(3);
    let transform = format!("translate({} {})", rect.x, rect.y);
    Some(html! {
        <g key={format!("asked-{number}")} class="asked-at" {transform}>
            <rect class={classes!("asked", found.then_some("found"))} width={rect.w.to_string()} height={rect.h.to_string()} rx="7" />
            <circle r="10" />
            <text y="4" text-anchor="middle">{ *number }</text>
            if *skipped {
                <path class="asked" d={format!("M0 {}L{} 0", rect.h, rect.w)} />
            }
        </g>
    })
}

pub(super) fn zoom(sign: &'static str, words: &'static str, click: Callback<MouseEvent>) -> Html {
    html! {
        <button type="button" class="button small square" aria-label={words} title={words} onclick={click}>{ sign }</button>
    }
}
