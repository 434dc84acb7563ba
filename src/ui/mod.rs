//! Yew components: what is drawn becomes elements, what the person does becomes messages.
//!
//! It must not decide anything about Python, and reaches the browser through `platform` only.

use crate::platform::editor::{Editor, Options};
use crate::platform::page;
use crate::platform::worker::{Event, Role, Worker};
use crate::session::Echo;
use std::rc::Rc;
use yew::prelude::*;

const PROGRAM: &str = "def counter():\n    count = 0\n    def increment():\n        nonlocal count\n        count += 1\n        return count\n    return increment\n\na = counter()\nprint(a(), a())\n";

/// Starts the page.
pub fn start() {
    page::report_panics();
    if let Some(mount) = page::mount() {
        yew::Renderer::<App>::with_root(mount).render();
    }
}

#[component]
fn App() -> Html {
    let place = use_node_ref();
    let heard = use_state(String::new);
    {
        let (place, heard) = (place.clone(), heard.clone());
        use_effect_with((), move |()| {
            let worker = Rc::new(Worker::<Echo>::spawn(Role::Engine, move |event| match event {
                Event::Ready => (),
                Event::Reply(words) => {
                    heard.set(words);
                    page::mark_when_drawn("first-picture");
                }
                Event::Died(death) => heard.set(format!("{death:?}")),
            }));
            worker.post(&PROGRAM.to_owned());
            let to_worker = worker.clone();
            let options =
                Options { on_change: Box::new(move |text| to_worker.post(&text)), ..Options::default() };
            let editor = place.cast().and_then(|parent| Editor::new(&parent, PROGRAM, options));
            move || drop((editor, worker))
        });
    }
    html! {
        <main>
            <h1>{ "Lexiscope" }</h1>
            <div class="lex-editor" ref={place} />
            <pre id="heard">{ (*heard).clone() }</pre>
        </main>
    }
}
