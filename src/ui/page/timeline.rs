//! The timeline: every stop from left to right, the calls as a strip, and a handle that can be dragged.

use crate::platform::{element, page};
use crate::session::CallSpan;
use crate::ui::state::{Mark, MarkKind, Message};
use std::rc::Rc;
use yew::prelude::*;

/// What the timeline shows.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The stop that is wanted.
    pub aim: u64,
    /// Of how many.
    pub stops: u64,
    /// Its line.
    pub line: Option<u32>,
    /// The calls.
    pub calls: Rc<[CallSpan]>,
    /// What a lesson speaks of.
    pub marks: Rc<[Mark]>,
    /// Stops can be asked for.
    pub ready: bool,
    /// How much larger than usual: on a projector.
    pub enlarged: f64,
    /// Hears what the person wants.
    pub send: Callback<Message>,
}

/// From the left edge to the first stop, and from the last to the right edge.
const INSET: f64 = 9.0;
/// Where the strip begins, below the handle's knob.
const TOP: f64 = 10.0;
/// So near to a lesson's mark a pointer means the mark.
const NEAR: f64 = 7.0;
/// A character of the strip's labels.
const LETTER: f64 = 7.6;
/// A row whose label can be read is at least so high.
const LEAST_ROW: f64 = 17.5;

/// Stops to pixels and back.
#[derive(Clone, Copy, PartialEq)]
struct Ruler {
    stops: u64,
    width: f64,
}

impl Ruler {
    fn x(self, stop: u64) -> f64 {
        let last = self.stops.saturating_sub(1).max(1) as f64;
        INSET + stop as f64 / last * (self.width - 2.0 * INSET)
    }

    fn stop(self, x: f64) -> u64 {
        let last = self.stops.saturating_sub(1) as f64;
        ((x - INSET) / (self.width - 2.0 * INSET).max(1.0) * last).round().clamp(0.0, last) as u64
    }
}

/// The timeline.
#[component]
pub fn Timeline(props: &Props) -> Html {
    let strip = use_node_ref();
    let size = use_state(|| (600.0, 74.0));
    {
        let (strip, size) = (strip.clone(), size.clone());
        use_effect_with((), move |()| {
            let watch = strip
                .cast()
                .and_then(|strip| page::on_size(&strip, move |width, height| size.set((width, height))));
            move || drop(watch)
        });
    }
    let (width, height) = *size;
    let ruler = Ruler { stops: props.stops, width };
    let dragging = use_mut_ref(|| false);

    let go_to = |of: fn(u64) -> Message| {
        let (send, marks) = (props.send.clone(), props.marks.clone());
        move |event: &PointerEvent| {
            let x = f64::from(event.offset_x());
            let near = |mark: &&Mark| (ruler.x(mark.stop) - x).abs() <= NEAR;
            let mark = marks.iter().find(near).filter(|_| f64::from(event.offset_y()) > height - 22.0);
            send.emit(of(mark.map_or_else(|| ruler.stop(x), |mark| mark.stop)));
        }
    };
    let down = {
        let (go, dragging, ready) = (go_to(Message::Drag), dragging.clone(), props.ready);
        let strip = strip.clone();
        Callback::from(move |event: PointerEvent| {
            if let (true, 0, Some(strip)) = (ready, event.button(), strip.cast()) {
                *dragging.borrow_mut() = true;
                element::capture_pointer(&strip, &event);
                go(&event);
            }
        })
    };
    let moved = {
        let (go, dragging) = (go_to(Message::Drag), dragging.clone());
        Callback::from(move |event: PointerEvent| {
            if *dragging.borrow() {
                go(&event);
            }
        })
    };
    let up = {
        let send = props.send.clone();
        Callback::from(move |_: PointerEvent| {
            if dragging.replace(false) {
                send.emit(Message::Dropped);
            }
        })
    };

    let at = props.aim + 1;
    let words = match props.line {
        Some(line) => format!("stop {at} of {}, line {line}", props.stops),
        None => format!("stop {at} of {}", props.stops),
    };
    let rail = height - 8.0 - 3.0 * props.enlarged;
    let handle = ruler.x(props.aim);
    html! {
        <div class="timeline" id="timeline" ref={strip} tabindex="0" role="slider" aria-label="Timeline"
            aria-orientation="horizontal" aria-valuemin="1" aria-valuemax={props.stops.max(1).to_string()}
            aria-valuenow={at.min(props.stops.max(1)).to_string()} aria-valuetext={words}
            aria-disabled={(!props.ready).to_string()}
            onpointerdown={down} onpointermove={moved} onpointerup={up.clone()} onpointercancel={up}>
            <svg width={width.to_string()} height={height.to_string()} aria-hidden="true" focusable="false">
                <Calls calls={props.calls.clone()} stops={props.stops} width={width} bottom={rail - 5.0} enlarged={props.enlarged} aim={props.aim} />
                <rect class="rail" x={INSET.to_string()} y={rail.to_string()} width={(width - 2.0 * INSET).max(0.0).to_string()} height="4" rx="2" />
                { for props.marks.iter().map(|mark| self::mark(mark, ruler.x(mark.stop), rail + 2.0, props.enlarged)) }
                if props.stops > 0 {
                    <rect class="past" x={INSET.to_string()} y={rail.to_string()} width={(handle - INSET).max(0.0).to_string()} height="4" rx="2" />
                    <line class="handle" x1={handle.to_string()} x2={handle.to_string()} y1="6" y2={(height - 2.0).to_string()} />
                    <circle class="knob" cx={handle.to_string()} cy="7" r="7" />
                }
            </svg>
        </div>
    }
}

/// A moment of a lesson: a ring; its question: a square on its corner.
fn mark(mark: &Mark, x: f64, y: f64, enlarged: f64) -> Html {
    let r = 4.5 * enlarged;
    match mark.kind {
        MarkKind::Moment(_) => html! {
            <circle key={format!("m{}", mark.stop)} class="lesson-mark" cx={x.to_string()} cy={y.to_string()} r={r.to_string()} />
        },
        MarkKind::Question | MarkKind::Answer => html! {
            <path key={format!("q{}", mark.stop)} class={classes!("lesson-mark", "asks")}
                d={format!("M{} {y}L{x} {}L{} {y}L{x} {}Z", x - r - 1.0, y - r - 1.0, x + r + 1.0, y + r + 1.0)} />
        },
    }
}

/// What the strip shows, and where in it one stands.
#[derive(Properties, PartialEq)]
struct CallsProps {
    calls: Rc<[CallSpan]>,
    stops: u64,
    width: f64,
    bottom: f64,
    enlarged: f64,
    aim: u64,
}

/// The calls, a row for each depth. Where there are more depths than rows can be read, those around the running call.
#[component]
fn Calls(props: &CallsProps) -> Html {
    let CallsProps { calls, stops, width, bottom, enlarged, aim } = props;
    let ruler = Ruler { stops: *stops, width: *width };
    let is_in = |call: &CallSpan| call.first <= *aim && call.last.is_none_or(|last| *aim <= last);
    let innermost = calls.iter().filter(|call| is_in(call)).max_by_key(|call| call.depth);
    let deepest = calls.iter().map(|call| call.depth).max().unwrap_or(0);
    let most = ((bottom - TOP) / (LEAST_ROW * enlarged)).floor().max(1.0) as u32;
    let rows = most.min(deepest + 1);
    // The caller is seen, and what comes next.
    let here = innermost.map_or(0, |call| call.depth);
    let outer = here.saturating_sub(u32::from(rows > 1)).min(deepest + 1 - rows);
    let row = ((bottom - TOP) / f64::from(rows)).min(24.0 * enlarged);
    let rows = Rows { outer, rows, row, tall: (row - 3.0).max(0.0), letter: LETTER * enlarged };
    html! {
        <g class="calls">
            <Bars calls={calls.clone()} {ruler} {rows} enlarged={*enlarged} />
            if let Some(call) = innermost {
                <g class="here">{ bar(ruler, rows, *enlarged, call) }</g>
            }
        </g>
    }
}

/// The rows of the strip.
#[derive(Clone, Copy, PartialEq)]
struct Rows {
    /// The depth of the uppermost.
    outer: u32,
    /// How many.
    rows: u32,
    /// From one to the next.
    row: f64,
    /// How high a bar is. A page taken out of sight has no height.
    tall: f64,
    /// How wide a letter is.
    letter: f64,
}

/// What the bars show: nothing that changes from step to step.
#[derive(Properties)]
struct BarsProps {
    calls: Rc<[CallSpan]>,
    ruler: Ruler,
    rows: Rows,
    enlarged: f64,
}

impl PartialEq for BarsProps {
    fn eq(&self, other: &BarsProps) -> bool {
        Rc::ptr_eq(&self.calls, &other.calls)
            && (self.ruler, self.rows, self.enlarged) == (other.ruler, other.rows, other.enlarged)
    }
}

/// A bar for each call whose row is seen.
#[component]
fn Bars(props: &BarsProps) -> Html {
    let BarsProps { calls, ruler, rows, enlarged } = props;
    let seen = |call: &&CallSpan| (rows.outer..rows.outer + rows.rows).contains(&call.depth);
    let module = CallSpan {
        frame: 0,
        name: "module".to_owned(),
        depth: 0,
        first: 0,
        last: Some(ruler.stops.saturating_sub(1)),
    };
    html! {
        <>
            if ruler.stops > 0 && rows.outer == 0 {
                { bar(*ruler, *rows, *enlarged, &module) }
            }
            { for calls.iter().filter(seen).map(|call| bar(*ruler, *rows, *enlarged, call)) }
        </>
    }
}

fn bar(ruler: Ruler, rows: Rows, enlarged: f64, call: &CallSpan) -> Html {
    let Rows { outer, row, tall, letter, .. } = rows;
    let (x, y) = (ruler.x(call.first), TOP + f64::from(call.depth - outer) * row);
    let wide = (ruler.x(call.last.unwrap_or(ruler.stops.saturating_sub(1))) - x).max(2.0);
    let fits = ((wide - 10.0) / letter).max(0.0) as usize;
    let name = if call.frame == 0 { call.name.clone() } else { format!("f{} {}", call.frame, call.name) };
    let label = if tall < 14.0 * enlarged { "" } else { cut(&name, fits) };
    html! {
        <g key={call.frame.to_string()}>
            <rect class="call" x={x.to_string()} y={y.to_string()} width={wide.to_string()} height={tall.to_string()} rx={(tall / 4.0).min(5.0).to_string()} />
            if !label.is_empty() {
                <text x={(x + 6.0).to_string()} y={(y + tall / 2.0 + 4.5 * enlarged).to_string()}>{ label }</text>
            }
        </g>
    }
}

/// `f1 counter` where it fits, else `f1`, else nothing.
fn cut(text: &str, letters: usize) -> &str {
    let short = text.split(' ').next().unwrap_or_default();
    [text, short].into_iter().find(|text| text.chars().count() <= letters).unwrap_or_default()
}
