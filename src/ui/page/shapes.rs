//! Shapes as SVG elements. Each keeps its element from stop to stop by its key.

use crate::draw::{Drawing, Form, Group, Shape, anchor, is_bold, is_mono};
use std::rc::Rc;
use yew::prelude::*;

/// What is drawn.
#[derive(Properties)]
pub struct Props {
    /// The drawing.
    pub drawing: Rc<Drawing>,
}

// A drawing that is the same one looks the same; comparing two would cost as much as drawing.
impl PartialEq for Props {
    fn eq(&self, other: &Props) -> bool {
        Rc::ptr_eq(&self.drawing, &other.drawing)
    }
}

/// A drawing as elements.
#[component]
pub fn Shapes(props: &Props) -> Html {
    html! {
        <>{ for props.drawing.groups.iter().map(|group| html! {
            <OneGroup key={group.key.clone()} group={group.clone()} />
        }) }</>
    }
}

/// What one group shows.
#[derive(Properties)]
struct GroupProps {
    group: Rc<Group>,
}

// `Drawing::keep` sees to it that what looks the same is the same: nothing is made or compared for it.
impl PartialEq for GroupProps {
    fn eq(&self, other: &GroupProps) -> bool {
        Rc::ptr_eq(&self.group, &other.group)
    }
}

/// A group as an element.
#[component]
fn OneGroup(props: &GroupProps) -> Html {
    group(&props.group)
}

fn group(group: &Group) -> Html {
    html! {
        <g class={group.class.clone()} data-key={group.key.clone()}>
            { for group.shapes.iter().map(shape) }
        </g>
    }
}

fn shape(shape: &Shape) -> Html {
    let class = shape.class;
    let key = (!shape.key.is_empty()).then(|| shape.key.clone());
    match &shape.form {
        Form::Rect { rect, radius } => html! {
            <rect {class} data-key={key} x={rect.x.to_string()} y={rect.y.to_string()}
                width={rect.w.to_string()} height={rect.h.to_string()} rx={radius.to_string()} />
        },
        Form::Path(d) => html! { <path {class} d={d.clone()} /> },
        Form::Circle { x, y, tenths } => html! {
            <circle {class} cx={x.to_string()} cy={y.to_string()} r={format!("{}.{}", tenths / 10, tenths % 10)} />
        },
        Form::Text(text) => {
            let classes = classes!(
                class,
                is_mono(text.font).then_some("mono"),
                is_bold(text.font).then_some("bold"),
                text.italic.then_some("italic"),
                text.struck.then_some("struck")
            );
            html! {
                <text class={classes} x={text.x.to_string()} y={text.y.to_string()}
                    font-size={text.size.to_string()} text-anchor={anchor(text.anchor)}>{ &text.text }</text>
            }
        }
    }
}
