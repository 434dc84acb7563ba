//! Which part of the picture is seen, and how large: fitting, zooming, panning, following.

/// A place or an extent, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pair {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

impl Pair {
    /// A pair.
    pub fn new(x: f64, y: f64) -> Pair {
        Pair { x, y }
    }
}

/// A rectangle of the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Its upper left corner.
    pub at: Pair,
    /// Its extent.
    pub size: Pair,
}

impl Area {
    /// The smallest that holds both.
    pub fn with(self, other: Area) -> Area {
        let at = Pair::new(self.at.x.min(other.at.x), self.at.y.min(other.at.y));
        let end = |one: Area| (one.at.x + one.size.x, one.at.y + one.size.y);
        let ((x, y), (other_x, other_y)) = (end(self), end(other));
        Area { at, size: Pair::new(x.max(other_x) - at.x, y.max(other_y) - at.y) }
    }
}

/// Where the picture is seen, and what stands in front of that.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pane {
    /// Its extent.
    pub size: Pair,
    /// Of its lower right corner, what the tools cover.
    pub corner: Pair,
    /// Of its lower edge, what the words below it cover when there are many.
    pub covered: f64,
}

impl Pane {
    /// How far down something can be seen that reaches so far to the right.
    fn bottom(&self, right: f64) -> f64 {
        let before_tools = right > self.size.x - self.corner.x;
        self.size.y - self.covered - if before_tools { self.corner.y } else { 0.0 }
    }
}

/// How a picture is seen in its pane: a point `p` of the picture stands at `p * scale + shift`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// How much larger than drawn.
    pub scale: f64,
    /// Where the picture's origin stands in the pane.
    pub shift: Pair,
    /// The person has chosen this part of the picture; following waits.
    pub by_hand: bool,
}

impl Default for Camera {
    fn default() -> Camera {
        Camera { scale: 1.0, shift: Pair::default(), by_hand: false }
    }
}

/// Room around what is brought into view.
const MARGIN: f64 = 14.0;
/// Room around the whole picture, which brings its own.
pub const EDGE: f64 = 2.0;
/// Text stays readable down to here; a picture that is still too large is panned, not shrunk.
const LEAST_FIT: f64 = 0.94;
/// In a pane narrower than any picture can be made.
const LEAST_WIDE: f64 = 0.8;
/// A small picture is enlarged up to here.
const MOST_FIT: f64 = 1.2;
const LEAST: f64 = 0.2;
const MOST: f64 = 5.0;

impl Camera {
    /// The whole picture as far as it stays readable, otherwise its upper left; `enlarged`: the factor that a
    /// projector wants on top.
    pub fn fit(picture: Pair, pane: Pair, enlarged: f64) -> Camera {
        let room = Pair::new((pane.x - 2.0 * EDGE).max(1.0), (pane.y - 2.0 * EDGE).max(1.0));
        let whole = (room.x / picture.x.max(1.0)).min(room.y / picture.y.max(1.0));
        // A picture that cannot be seen whole is panned; then there is no reason to make it small.
        let wide = room.x / picture.x.max(1.0);
        let fitting = [(whole, LEAST_FIT), (wide.min(enlarged), LEAST_WIDE)];
        let fitting =
            fitting.into_iter().find(|(scale, least)| *scale >= least * enlarged).map(|(scale, _)| scale);
        let scale = fitting.map_or(enlarged, |scale| scale.min(MOST_FIT * enlarged));
        let shift = |pane: f64, picture: f64| ((pane - picture * scale) / 2.0).clamp(EDGE, 44.0);
        Camera { scale, shift: Pair::new(shift(pane.x, picture.x), shift(pane.y, picture.y)), by_hand: false }
    }

    /// Larger or smaller by `factor`, while the point `at` of the pane stays where it is.
    pub fn zoomed(self, factor: f64, at: Pair) -> Camera {
        let scale = (self.scale * factor).clamp(LEAST, MOST);
        let grown = scale / self.scale;
        let shift = Pair::new(at.x - (at.x - self.shift.x) * grown, at.y - (at.y - self.shift.y) * grown);
        Camera { scale, shift, by_hand: true }
    }

    /// Moved by hand, but never so far that nothing of the picture is left in the pane.
    pub fn panned(self, by: Pair, picture: Pair, pane: Pair) -> Camera {
        let keep = |shift: f64, picture: f64, pane: f64| {
            let seen = 60.0_f64.min(pane / 2.0);
            shift.clamp(seen - picture * self.scale, (pane - seen).max(seen - picture * self.scale))
        };
        let shift = Pair::new(
            keep(self.shift.x + by.x, picture.x, pane.x),
            keep(self.shift.y + by.y, picture.y, pane.y),
        );
        Camera { shift, by_hand: true, ..self }
    }

    /// Moved as little as needed to see `area`; its beginning where it is too large.
    pub fn showing(self, area: Area, pane: Pane) -> Camera {
        let reveal = |shift: f64, at: f64, size: f64, room: f64| {
            let (from, to) = (at * self.scale + shift, (at + size) * self.scale + shift);
            let shift = if to > room - MARGIN { shift - (to - room + MARGIN) } else { shift };
            let from = from.min(at * self.scale + shift);
            if from < MARGIN { shift + MARGIN - from } else { shift }
        };
        let x = reveal(self.shift.x, area.at.x, area.size.x, pane.size.x);
        let right = (area.at.x + area.size.x) * self.scale + x;
        let y = reveal(self.shift.y, area.at.y, area.size.y, pane.bottom(right));
        Camera { shift: Pair::new(x, y), ..self }
    }

    /// Whether all of `area` could be seen at once, at this scale.
    pub fn has_room_for(self, area: Area, pane: Pane) -> bool {
        area.size.x * self.scale <= pane.size.x - 2.0 * MARGIN
            && area.size.y * self.scale <= pane.bottom(f64::INFINITY) - 2.0 * MARGIN
    }

    /// Whether nothing of `area` is outside of the pane or behind what stands in front of it.
    pub fn sees(self, area: Area, pane: Pane) -> bool {
        let from = Pair::new(area.at.x * self.scale + self.shift.x, area.at.y * self.scale + self.shift.y);
        let to = Pair::new(from.x + area.size.x * self.scale, from.y + area.size.y * self.scale);
        from.x >= 0.0 && from.y >= 0.0 && to.x <= pane.size.x && to.y <= pane.bottom(to.x)
    }
}

#[cfg(test)]
mod tests {
    use super::{Area, Camera, Pair, Pane};

    const PANE: Pair = Pair { x: 800.0, y: 600.0 };

    /// A pane with nothing in front of it.
    fn bare(size: Pair) -> Pane {
        Pane { size, ..Pane::default() }
    }

    fn whole(picture: Pair) -> Area {
        Area { size: picture, ..Area::default() }
    }

    fn check_close(left: f64, right: f64) {
        assert!((left - right).abs() < 0.01, "{left} is not {right}");
    }

    #[test]
    fn a_small_picture_stands_whole_in_its_pane() {
        let picture = Pair::new(600.0, 300.0);
        let camera = Camera::fit(picture, PANE, 1.0);
        assert!(camera.sees(whole(picture), bare(PANE)) && !camera.by_hand);
    }

    #[test]
    fn a_large_picture_stays_readable_and_starts_at_its_beginning() {
        let camera = Camera::fit(Pair::new(5_000.0, 9_000.0), PANE, 1.0);
        check_close(camera.scale, 1.0);
        check_close(camera.shift.x, 2.0);
    }

    #[test]
    fn a_picture_that_is_nearly_too_large_is_made_a_little_smaller() {
        let picture = Pair::new(900.0, 500.0);
        let camera = Camera::fit(picture, PANE, 1.0);
        assert!(camera.sees(whole(picture), bare(PANE)) && camera.scale < 1.0);
        // One that is only too high is as wide as the pane, and is panned.
        check_close(Camera::fit(Pair::new(900.0, 5_000.0), PANE, 1.0).scale, 796.0 / 900.0);
    }

    #[test]
    fn on_a_projector_all_is_larger() {
        check_close(Camera::fit(Pair::new(900.0, 500.0), PANE, 1.6).scale, 1.6);
        check_close(Camera::fit(Pair::new(300.0, 200.0), PANE, 1.6).scale, 1.92);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer() {
        let at = Pair::new(300.0, 200.0);
        let before = Camera { scale: 1.0, shift: Pair::new(50.0, 20.0), by_hand: false };
        let after = before.zoomed(1.5, at);
        check_close((at.x - before.shift.x) / before.scale, (at.x - after.shift.x) / after.scale);
        assert!(after.by_hand);
    }

    #[test]
    fn panning_never_loses_the_picture() {
        let picture = Pair::new(400.0, 300.0);
        let camera = Camera::default().panned(Pair::new(-9_999.0, 9_999.0), picture, PANE);
        check_close(camera.shift.x, 60.0 - 400.0);
        check_close(camera.shift.y, 600.0 - 60.0);
    }

    #[test]
    fn what_changed_is_brought_into_view_with_the_least_movement() {
        let seen = Area { at: Pair::new(100.0, 100.0), size: Pair::new(50.0, 50.0) };
        assert_eq!(Camera::default().showing(seen, bare(PANE)), Camera::default());
        let below = Area { at: Pair::new(100.0, 900.0), size: Pair::new(50.0, 50.0) };
        let camera = Camera::default().showing(below, bare(PANE));
        check_close(camera.shift.y, 600.0 - 14.0 - 950.0);
        check_close(camera.shift.x, 0.0);
    }

    #[test]
    fn what_changed_is_never_behind_what_stands_in_front() {
        let pane = Pane { size: PANE, corner: Pair::new(300.0, 40.0), covered: 20.0 };
        let at = |x: f64, y: f64| Area { at: Pair::new(x, y), size: Pair::new(50.0, 50.0) };
        let start = Camera::default();
        // Left of the tools there is room down to the words; beside them less.
        assert_eq!(start.showing(at(100.0, 510.0), pane), start);
        assert!(start.sees(at(100.0, 510.0), pane) && !start.sees(at(500.0, 510.0), pane));
        check_close(start.showing(at(500.0, 510.0), pane).shift.y, 600.0 - 20.0 - 40.0 - 14.0 - 560.0);
        check_close(start.showing(at(100.0, 580.0), pane).shift.y, 600.0 - 20.0 - 14.0 - 630.0);
    }
}
