//! A page in a browser, in the words of a person who uses it. Whatever does not come true fails the test,
//! with what was awaited.

use crate::{Driver, root};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long anything may take to come true.
const PATIENCE: Duration = Duration::from_secs(15);
/// The key of an element in WebDriver's answers.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The screen of the person, and what they have asked of their browser.
#[derive(Clone, Copy, Debug)]
pub struct View {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// Dark colours.
    pub dark: bool,
    /// As little motion as possible.
    pub still: bool,
}

impl Default for View {
    fn default() -> View {
        View { width: 1440, height: 900, dark: false, still: false }
    }
}

/// A page in a browser of its own, which closes with it.
pub struct Page {
    driver: Driver,
}

impl Page {
    /// A fresh browser at an empty page.
    pub fn start(view: View) -> Page {
        Page::start_with(view, &[])
    }

    /// The same in a browser that is started with these arguments besides.
    pub fn start_with(view: View, arguments: &[&str]) -> Page {
        let page = Page { driver: Driver::start(arguments) };
        page.show_as(view);
        page
    }

    /// Changes the screen and the wishes.
    pub fn show_as(&self, view: View) {
        let size = json!({
            "width": view.width, "height": view.height, "deviceScaleFactor": 1, "mobile": false,
        });
        must(self.driver.devtools("Emulation.setDeviceMetricsOverride", size));
        let wishes = json!({ "features": [
            { "name": "prefers-color-scheme", "value": if view.dark { "dark" } else { "light" } },
            { "name": "prefers-reduced-motion", "value": if view.still { "reduce" } else { "no-preference" } },
        ]});
        must(self.driver.devtools("Emulation.setEmulatedMedia", wishes));
    }

    /// Shows the page as it is printed.
    pub fn print_media(&self) {
        must(self.driver.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })));
    }

    /// Bytes that the browser takes, where the system tells.
    pub fn memory(&self) -> Option<u64> {
        self.driver.memory()
    }

    /// Goes to an address and waits until it has loaded.
    pub fn goto(&self, url: &str) {
        must(self.driver.post("/url", json!({ "url": url })));
    }

    /// From now on, runs this JavaScript in every page before its own.
    pub fn before_all(&self, script: &str) {
        must(self.driver.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })));
    }

    /// Runs JavaScript in the page; `return` gives a value.
    pub fn run(&self, script: &str) -> Value {
        must(self.driver.post("/execute/sync", json!({ "script": script, "args": [] })))
    }

    /// Waits until a JavaScript expression is true.
    pub fn wait_for(&self, expression: &str) {
        let script = format!("return Boolean({expression})");
        self.patiently(&format!("`{expression}` to be true"), || (self.run(&script) == true).then_some(()));
    }

    /// Waits until the page says that its first picture stands.
    pub fn wait_for_picture(&self) {
        self.wait_for("performance.getEntriesByName('first-picture').length > 0");
    }

    /// Waits until something that matches the CSS selector is displayed.
    pub fn see(&self, css: &str) {
        self.element(css);
    }

    /// How many elements match now.
    pub fn count(&self, css: &str) -> usize {
        let found = must(self.driver.post("/elements", locator(css)));
        found.as_array().map_or(0, Vec::len)
    }

    /// Waits until nothing displayed matches.
    pub fn see_no(&self, css: &str) {
        self.patiently(&format!("no {css}"), || self.find(css).is_none().then_some(()));
    }

    /// The text that a person can read in an element, once it is there.
    pub fn text(&self, css: &str) -> String {
        let element = self.element(css);
        let text = must(self.driver.get(&format!("/element/{element}/text")));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until a person can read `part` in an element.
    pub fn see_text(&self, css: &str, part: &str) {
        self.patiently(&format!("{part:?} in {css}, which says {:?}", self.text(css)), || {
            self.text(css).contains(part).then_some(())
        });
    }

    /// An attribute of an element, once the element is there; `None` where it has none.
    pub fn attribute(&self, css: &str, name: &str) -> Option<String> {
        let element = self.element(css);
        let value = must(self.driver.get(&format!("/element/{element}/attribute/{name}")));
        value.as_str().map(str::to_owned)
    }

    /// Clicks in the middle of an element; of its successor where the page drew it anew meanwhile.
    pub fn click(&self, css: &str) {
        self.patiently(&format!("{css} to click"), || {
            let element = self.find(css)?;
            match self.driver.post(&format!("/element/{element}/click"), json!({})) {
                Err(error) if error.starts_with("stale element") => None,
                outcome => Some(must(outcome)),
            }
        });
    }

    /// Presses the mouse in the middle of an element, moves it by so much, and lets go.
    pub fn drag(&self, css: &str, right: i32, down: i32) {
        let element = json!({ ELEMENT: self.element(css) });
        let moves = json!([
            { "type": "pointerMove", "origin": element, "x": 0, "y": 0, "duration": 0 },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "origin": "pointer", "x": right, "y": down, "duration": 200 },
            { "type": "pointerUp", "button": 0 },
        ]);
        self.act(json!([{ "type": "pointer", "id": "mouse", "actions": moves }]));
    }

    /// Two fingers go down on an element, move together or apart, and come up. Places are counted from its middle.
    pub fn pinch(&self, css: &str, from: [(f64, f64); 2], to: [(f64, f64); 2]) {
        let middle = self.run(&format!(
            "const box = document.querySelector('{css}').getBoundingClientRect(); \
             return [box.left + box.width / 2, box.top + Math.min(box.height, innerHeight - box.top) / 2]"
        ));
        let middle = [0, 1].map(|at| middle[at].as_f64().unwrap_or_default());
        let touch = |kind: &str, fingers: usize, part: f64| {
            let place = |at: usize| {
                let way = |from: f64, to: f64| from + (to - from) * part;
                json!({
                    "id": at,
                    "x": middle[0] + way(from[at].0, to[at].0),
                    "y": middle[1] + way(from[at].1, to[at].1),
                })
            };
            let points: Vec<Value> = (0..fingers).map(place).collect();
            must(
                self.driver
                    .devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })),
            );
        };
        must(
            self.driver.devtools(
                "Emulation.setTouchEmulationEnabled",
                json!({ "enabled": true, "maxTouchPoints": 2 }),
            ),
        );
        touch("touchStart", 1, 0.0);
        touch("touchStart", 2, 0.0);
        for part in 1..=8 {
            touch("touchMove", 2, f64::from(part) / 8.0);
        }
        touch("touchEnd", 0, 1.0);
    }

    /// Points at the middle of an element.
    pub fn point_at(&self, css: &str) {
        let element = json!({ ELEMENT: self.element(css) });
        let moves = json!([{ "type": "pointerMove", "origin": element, "x": 0, "y": 0, "duration": 0 }]);
        self.act(json!([{ "type": "pointer", "id": "mouse", "actions": moves }]));
    }

    /// Presses a key, with others held: `"ArrowRight"`, `"Shift+ArrowUp"`, `"Control+Enter"`, `"w"`.
    pub fn key(&self, keys: &str) {
        let keys: Vec<String> = keys.split('+').map(code_of).collect();
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }]));
    }

    /// Types text where the focus is.
    pub fn type_text(&self, text: &str) {
        let press = |key: char| {
            let key = if key == '\n' { code_of("Enter") } else { key.to_string() };
            [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })]
        };
        let actions: Vec<Value> = text.chars().flat_map(press).collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": actions }]));
    }

    /// Replaces the program in the editor, as a person would: all of it selected, then pasted over.
    pub fn write_program(&self, program: &str) {
        self.click(".cm-content");
        self.key("Control+a");
        let text = Value::from(program).to_string();
        self.run(&format!(
            "const data = new DataTransfer(); data.setData('text/plain', {text}); \
             document.activeElement.dispatchEvent(new ClipboardEvent('paste', \
             {{clipboardData: data, bubbles: true, cancelable: true}}))"
        ));
    }

    /// Stands in a frame from now on.
    pub fn enter_frame(&self, css: &str) {
        let element = json!({ ELEMENT: self.element(css) });
        must(self.driver.post("/frame", json!({ "id": element })));
    }

    /// Stands in the page around all frames again.
    pub fn leave_frame(&self) {
        must(self.driver.post("/frame", json!({ "id": null })));
    }

    /// Puts a picture of what is seen into `target/screens/NAME.png`.
    pub fn screenshot(&self, name: &str) {
        let picture = must(self.driver.get("/screenshot"));
        let folder = root().join("target/screens");
        std::fs::create_dir_all(&folder).expect("target/ can be written");
        let bytes = from_base64(picture.as_str().unwrap_or_default());
        std::fs::write(folder.join(format!("{name}.png")), bytes).expect("target/ can be written");
    }

    /// What the browser's console has said since the last call: warnings and errors, refusals by the
    /// content security policy included.
    pub fn console(&self) -> Vec<String> {
        let entries = must(self.driver.post("/se/log", json!({ "type": "browser" })));
        let loud = |entry: &&Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
        let words = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
        entries.as_array().map_or_else(Vec::new, |all| all.iter().filter(loud).map(words).collect())
    }

    /// Fails if the console has said anything.
    pub fn assert_quiet(&self) {
        let said = self.console();
        assert!(said.is_empty(), "the console says:\n{}", said.join("\n"));
    }

    /// Fails if the page must be scrolled sideways.
    pub fn assert_no_sideways_scroll(&self) {
        let wide =
            self.run("const root = document.documentElement; return root.scrollWidth - root.clientWidth");
        assert!(wide.as_i64() <= Some(0), "the page is {wide} px too wide");
    }

    /// Fails if axe-core finds something that shuts people out.
    pub fn assert_accessible(&self) {
        let file = root().join("node_modules/axe-core/axe.min.js");
        let axe = std::fs::read_to_string(&file)
            .unwrap_or_else(|error| panic!("{}: {error}; `cargo xtask setup` installs it", file.display()));
        self.run(&format!("{axe}\n;window.axe = axe"));
        let script = "const done = arguments[arguments.length - 1]; axe.run(document).then(found => done(\
                      found.violations.map(one => one.id + ': ' + one.help + '\\n    ' + \
                      one.nodes.map(node => node.target.join(' ')).join('\\n    '))))";
        let found = must(self.driver.post("/execute/async", json!({ "script": script, "args": [] })));
        let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(found.is_empty(), "axe-core finds:\n{}", found.join("\n"));
    }

    fn act(&self, actions: Value) {
        must(self.driver.post("/actions", json!({ "actions": actions })));
    }

    /// The first displayed element that matches, once there is one.
    fn element(&self, css: &str) -> String {
        self.patiently(css, || self.find(css))
    }

    fn find(&self, css: &str) -> Option<String> {
        let found = must(self.driver.post("/elements", locator(css)));
        let found = found.as_array().into_iter().flatten().filter_map(|one| one[ELEMENT].as_str());
        let displayed =
            |id: &&str| self.driver.get(&format!("/element/{id}/displayed")) == Ok(Value::Bool(true));
        found.into_iter().find(displayed).map(str::to_owned)
    }

    fn patiently<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let start = Instant::now();
        loop {
            if let Some(found) = look() {
                return found;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}");
            std::thread::sleep(Duration::from_millis(30));
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = std::thread::current().name().unwrap_or("test").replace("::", "-");
            if let Ok(picture) = self.driver.get("/screenshot") {
                let folder = root().join("target/screens");
                let _ = std::fs::create_dir_all(&folder);
                let _ = std::fs::write(
                    folder.join(format!("failed-{name}.png")),
                    from_base64(picture.as_str().unwrap_or_default()),
                );
            }
            if let Ok(said) = self.driver.post("/se/log", json!({ "type": "browser" })) {
                eprintln!("the console said: {said}");
            }
        }
    }
}

fn must<T>(outcome: Result<T, String>) -> T {
    outcome.unwrap_or_else(|error| panic!("{error}"))
}

fn locator(css: &str) -> Value {
    json!({ "using": "css selector", "value": css })
}

/// WebDriver's own characters for keys without one.
fn code_of(key: &str) -> String {
    let code = match key {
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Alt" => '\u{e00a}',
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Escape" => '\u{e00c}',
        "Space" => '\u{e00d}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Backspace" => '\u{e003}',
        "Delete" => '\u{e017}',
        other => return other.to_owned(),
    };
    code.to_string()
}

fn from_base64(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bits, mut held, mut out) = (0u32, 0, Vec::with_capacity(text.len() * 3 / 4));
    for value in text.bytes().filter_map(digit) {
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    out
}
