//! The text editor: CodeMirror, bundled from `static/editor/` into the global `lexEditor`.
//!
//! This side speaks in bytes ([`Span`]) and the editor in UTF-16 units; the conversion is done here,
//! against the text the spans were made for.

use crate::base::{Span, Utf16Index};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = lexEditor, js_name = create, catch)]
    fn create(parent: &web_sys::Element, text: &str, options: &JsValue) -> Result<Handle, JsValue>;

    type Handle;
    #[wasm_bindgen(method, js_name = getDoc)]
    fn text(this: &Handle) -> String;
    #[wasm_bindgen(method, js_name = setDoc)]
    fn set_text(this: &Handle, text: &str);
    #[wasm_bindgen(method, js_name = setReadonly)]
    fn set_readonly(this: &Handle, readonly: bool);
    #[wasm_bindgen(method, js_name = setMarks)]
    fn set_marks(this: &Handle, lines: &JsValue);
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    fn set_diagnostics(this: &Handle, list: &JsValue);
    #[wasm_bindgen(method, js_name = setNames)]
    fn set_names(this: &Handle, list: &JsValue);
    #[wasm_bindgen(method, js_name = setTied)]
    fn set_tied(this: &Handle, tie: u32);
    #[wasm_bindgen(method, js_name = setWorth)]
    fn set_worth(this: &Handle, list: &JsValue);
    #[wasm_bindgen(method, js_name = setRooms)]
    fn set_rooms(this: &Handle, list: &JsValue);
    #[wasm_bindgen(method)]
    fn show(this: &Handle);
    #[wasm_bindgen(method)]
    fn focus(this: &Handle);
    #[wasm_bindgen(method, js_name = hasFocus)]
    fn has_focus(this: &Handle) -> bool;
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// What the editor tells. Build it with `..Default::default()`.
pub struct Options {
    /// Hears the whole text after each edit by the person (not after [`Editor::set_text`]).
    pub on_change: Box<dyn Fn(String)>,
    /// The person left the editor with Escape.
    pub on_escape: Box<dyn Fn()>,
    /// The person pressed Ctrl+Enter (or Cmd+Enter) in the editor.
    pub on_run: Box<dyn Fn()>,
    /// The person points at the nth of the names of [`Editor::set_names`], or stands in it, or no longer.
    pub on_point: Box<dyn Fn(Option<u32>)>,
    /// Whether the text can only be read.
    pub readonly: bool,
    /// The editor's name for screen readers.
    pub label: String,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            on_change: Box::new(|_| ()),
            on_escape: Box::new(|| ()),
            on_run: Box::new(|| ()),
            on_point: Box::new(|_| ()),
            readonly: false,
            label: "Python program".to_owned(),
        }
    }
}

/// Something wrong at one place of the text.
pub struct Squiggle {
    /// The characters underlined.
    pub span: Span,
    /// What a person reads there.
    pub message: String,
    /// A wavy line of warning rather than of error.
    pub warning: bool,
}

/// A piece of the text that gets the CSS class `class`.
pub struct Dressed {
    /// The characters.
    pub span: Span,
    /// The class or classes.
    pub class: String,
    /// Shown when it is pointed at; empty for nothing.
    pub title: String,
    /// Pieces with the same number are shown together when one of them is pointed at; 0 with none.
    pub tie: u32,
}

/// An editor in the page. Dropping it takes it away.
pub struct Editor {
    handle: Handle,
    _on_change: Closure<dyn FnMut(String)>,
    _on_escape: Closure<dyn FnMut()>,
    _on_run: Closure<dyn FnMut()>,
    _on_point: Closure<dyn FnMut(Option<u32>)>,
}

/// The pieces as the editor takes them.
#[derive(Serialize)]
struct Piece<'a> {
    from: u32,
    to: u32,
    #[serde(skip_serializing_if = "str::is_empty")]
    cls: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    message: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    severity: &'a str,
    tie: u32,
}

impl Editor {
    /// Puts an editor with `text` into `parent`. `None` where the editor's script did not arrive.
    pub fn new(parent: &web_sys::Element, text: &str, options: Options) -> Option<Editor> {
        let Options { on_change, on_escape, on_run, on_point, readonly, label } = options;
        let on_change = Closure::<dyn FnMut(String)>::new(on_change);
        let on_escape = Closure::<dyn FnMut()>::new(on_escape);
        let on_run = Closure::<dyn FnMut()>::new(on_run);
        let on_point = Closure::<dyn FnMut(Option<u32>)>::new(on_point);
        let bag = js_sys::Object::new();
        let settings: [(&str, &JsValue); 6] = [
            ("onChange", on_change.as_ref()),
            ("onEscape", on_escape.as_ref()),
            ("onRun", on_run.as_ref()),
            ("onPoint", on_point.as_ref()),
            ("readonly", &readonly.into()),
            ("label", &label.into()),
        ];
        for (name, value) in settings {
            js_sys::Reflect::set(&bag, &name.into(), value).ok()?;
        }
        let handle = create(parent, text, &bag).ok()?;
        Some(Editor {
            handle,
            _on_change: on_change,
            _on_escape: on_escape,
            _on_run: on_run,
            _on_point: on_point,
        })
    }

    /// The text as it is now.
    pub fn text(&self) -> String {
        self.handle.text()
    }

    /// Puts another text in; all marks, squiggles and clothes go.
    pub fn set_text(&self, text: &str) {
        self.handle.set_text(text);
    }

    /// Whether the text can only be read.
    pub fn set_readonly(&self, readonly: bool) {
        self.handle.set_readonly(readonly);
    }

    /// Marks the line that just ran (outlined) and the line that runs next (filled); lines count from 1.
    /// The line that matters is scrolled into view unless the person is typing.
    pub fn set_marks(&self, just_ran: Option<u32>, next: Option<u32>) {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Lines {
            just_ran: Option<u32>,
            next: Option<u32>,
        }
        self.handle.set_marks(&plain(&Lines { just_ran, next }));
    }

    /// Underlines what is wrong. `source` is the text that the spans speak of.
    pub fn set_squiggles(&self, source: &str, list: &[Squiggle]) {
        let index = Utf16Index::new(source);
        let list = list.iter().map(|one| Piece {
            message: &one.message,
            severity: if one.warning { "warning" } else { "error" },
            ..piece(&index, one.span)
        });
        self.handle.set_diagnostics(&plain(&list.collect::<Vec<_>>()));
    }

    /// Dresses names. `source` is the text that the spans speak of.
    pub fn set_names(&self, source: &str, list: &[Dressed]) {
        self.handle.set_names(&dressed(source, list));
    }

    /// Shows the pieces with this number together; 0: none, but those the person points at.
    pub fn set_tied(&self, tie: u32) {
        self.handle.set_tied(tie);
    }

    /// Frames the expression that has just come to its value. `source` is the text that the span speaks of.
    pub fn set_worth(&self, source: &str, span: Option<Span>) {
        let index = Utf16Index::new(source);
        let list: Vec<Piece> = span.iter().map(|span| piece(&index, *span)).collect();
        self.handle.set_worth(&plain(&list));
    }

    /// Draws rooms behind the text, outer ones first; a room's span starts at its parameters. `source` is
    /// the text that the spans speak of.
    pub fn set_rooms(&self, source: &str, list: &[Dressed]) {
        self.handle.set_rooms(&dressed(source, list));
    }

    /// Shows the marks, names and rooms that were set: nothing of them is seen before.
    pub fn show(&self) {
        self.handle.show();
    }

    /// Lets the person type.
    pub fn focus(&self) {
        self.handle.focus();
    }

    /// Whether the person is typing here.
    pub fn has_focus(&self) -> bool {
        self.handle.has_focus()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        self.handle.destroy();
    }
}

fn piece(index: &Utf16Index, span: Span) -> Piece<'static> {
    let (from, to) = (index.units(span.start), index.units(span.end));
    Piece { from, to, cls: "", title: "", message: "", severity: "", tie: 0 }
}

fn dressed(source: &str, list: &[Dressed]) -> JsValue {
    let index = Utf16Index::new(source);
    let list = list.iter().map(|one| Piece {
        cls: &one.class,
        title: &one.title,
        tie: one.tie,
        ..piece(&index, one.span)
    });
    plain(&list.collect::<Vec<_>>())
}

/// As a JavaScript value. Our own small structures always have one.
fn plain(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or(JsValue::NULL)
}
