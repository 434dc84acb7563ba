//! The page's end of a worker.

use super::{FAILED, PANIC, READY, Role};
use crate::platform::words_of;
use crate::session::Service;
use js_sys::{Array, ArrayBuffer, Object, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;

/// Why a worker is no more. It never answers again; [`Worker::restart`] starts the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Death {
    /// It did not start: the browser refused, or a file did not arrive.
    NotStarted(String),
    /// Its stack was exhausted.
    OutOfStack,
    /// Its memory was exhausted.
    OutOfMemory,
    /// It stopped at a fault, with what it said of it.
    Fault(String),
}

impl Death {
    /// In words for a person.
    pub fn words(&self) -> String {
        match self {
            Death::NotStarted(why) => format!("it did not start: {why}"),
            Death::OutOfStack => "its stack was exhausted".to_owned(),
            Death::OutOfMemory => "its memory was exhausted".to_owned(),
            Death::Fault(words) => words.lines().next().unwrap_or_default().to_owned(),
        }
    }
}

/// What the page hears from a worker.
pub enum Event<Reply> {
    /// It has started. What was posted before has been handed over.
    Ready,
    /// It said something.
    Reply(Reply),
    /// It is gone.
    Died(Death),
}

/// A worker that runs the service `S`. Dropping this ends it, whatever it is doing.
pub struct Worker<S: Service> {
    inner: Rc<Inner<S>>,
}

struct Inner<S: Service> {
    role: Role,
    listen: Box<dyn Fn(Event<S::Reply>)>,
    running: RefCell<Option<web_sys::Worker>>,
    /// Messages for a worker that is not ready yet; `None` once it is.
    held: RefCell<Option<Vec<Vec<u8>>>>,
    /// The last words of a panic, which come just before the trap they explain.
    panic: RefCell<Option<String>>,
    on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    on_error: Closure<dyn FnMut(web_sys::ErrorEvent)>,
    started: Cell<u32>,
}

impl<S: Service + 'static> Worker<S> {
    /// Starts a worker. `listen` hears everything it says, and everything later workers of this handle say.
    pub fn spawn(role: Role, listen: impl Fn(Event<S::Reply>) + 'static) -> Worker<S> {
        let inner = Rc::new_cyclic(|weak: &Weak<Inner<S>>| {
            let (for_message, for_error) = (weak.clone(), weak.clone());
            Inner {
                role,
                listen: Box::new(listen),
                running: RefCell::new(None),
                held: RefCell::new(Some(Vec::new())),
                panic: RefCell::new(None),
                on_message: Closure::new(move |event: web_sys::MessageEvent| {
                    if let Some(inner) = for_message.upgrade() {
                        inner.hear(&event.data());
                    }
                }),
                on_error: Closure::new(move |event: web_sys::ErrorEvent| {
                    event.prevent_default();
                    if let Some(inner) = for_error.upgrade() {
                        inner.trapped(&event.message());
                    }
                }),
                started: Cell::new(0),
            }
        });
        inner.start();
        Worker { inner }
    }

    /// Sends a request; waits here until the worker is ready. Nothing is heard back from a dead worker.
    pub fn post(&self, request: &S::Request) {
        let Ok(bytes) = postcard::to_allocvec(request) else { return };
        let mut held = self.inner.held.borrow_mut();
        match held.as_mut() {
            Some(waiting) => waiting.push(bytes),
            None => self.inner.send(&bytes),
        }
    }

    /// Ends what runs, at once and wherever it is, and starts afresh. What was posted before is forgotten.
    pub fn restart(&self) {
        self.inner.start();
    }

    /// Whether the worker can answer now (it has started and has not died).
    pub fn is_ready(&self) -> bool {
        self.inner.running.borrow().is_some() && self.inner.held.borrow().is_none()
    }

    /// How many workers this handle has started: a reply asked of an earlier one never comes.
    pub fn generation(&self) -> u32 {
        self.inner.started.get()
    }
}

impl<S: Service> Drop for Worker<S> {
    fn drop(&mut self) {
        self.inner.end();
    }
}

impl<S: Service> Inner<S> {
    fn start(&self) {
        self.end();
        self.started.set(self.started.get() + 1);
        *self.held.borrow_mut() = Some(Vec::new());
        match launch(self.role) {
            Ok(worker) => {
                worker.set_onmessage(Some(self.on_message.as_ref().unchecked_ref()));
                worker.set_onerror(Some(self.on_error.as_ref().unchecked_ref()));
                *self.running.borrow_mut() = Some(worker);
            }
            Err(error) => (self.listen)(Event::Died(Death::NotStarted(words_of(&error)))),
        }
    }

    fn end(&self) {
        self.panic.borrow_mut().take();
        if let Some(worker) = self.running.borrow_mut().take() {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }

    fn send(&self, bytes: &[u8]) {
        if let Some(worker) = self.running.borrow().as_ref() {
            let buffer = Uint8Array::from(bytes).buffer();
            // Fails only for what cannot be cloned, which a buffer always can.
            let _ = worker.post_message_with_transfer(&buffer, &Array::of1(&buffer));
        }
    }

    fn hear(&self, data: &JsValue) {
        if let Some(buffer) = data.dyn_ref::<ArrayBuffer>() {
            match postcard::from_bytes(&Uint8Array::new(buffer).to_vec()) {
                Ok(reply) => (self.listen)(Event::Reply(reply)),
                Err(error) => self.die(Death::Fault(format!("an answer could not be read: {error}"))),
            }
        } else if let Some(words) = data.as_string() {
            if words == READY {
                let waiting = self.held.borrow_mut().take();
                waiting.iter().flatten().for_each(|bytes| self.send(bytes));
                (self.listen)(Event::Ready);
            } else if let Some(panic) = words.strip_prefix(PANIC) {
                *self.panic.borrow_mut() = Some(panic.to_owned());
            } else if let Some(reason) = words.strip_prefix(FAILED) {
                self.die(Death::NotStarted(reason.to_owned()));
            }
        }
    }

    fn trapped(&self, words: &str) {
        let panic = self.panic.borrow_mut().take();
        let started = self.held.borrow().is_none();
        self.die(match panic {
            Some(panic) => Death::Fault(panic),
            None if !started => Death::NotStarted(words.to_owned()),
            // The browser's own stack ends in a RangeError, the module's below its first byte.
            None if words.contains("call stack") || words.contains("recursion") => Death::OutOfStack,
            None if words.contains("out of bounds") => Death::OutOfStack,
            // Rust says something before it gives up, except when it cannot get memory.
            None if words.contains("unreachable") => Death::OutOfMemory,
            None => Death::Fault(words.to_owned()),
        });
    }

    fn die(&self, death: Death) {
        self.end();
        (self.listen)(Event::Died(death));
    }
}

/// The script of a worker before it has our module. It must be a classic script from a blob: a module
/// worker fails silently in a sandboxed frame, and a worker by address is refused to a page of another
/// origin.
const STARTER: &str = "onmessage = async ({data: {glue, module}}) => { onmessage = null; \
    try { await (await import(glue)).default({module_or_path: module}) } \
    catch (error) { postMessage('failed: ' + error) } }";

/// Starts a worker and hands it the module that the page has compiled already.
fn launch(role: Role) -> Result<web_sys::Worker, JsValue> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/javascript");
    let script = web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&STARTER.into()), &options)?;
    let address = web_sys::Url::create_object_url_with_blob(&script)?;
    let options = web_sys::WorkerOptions::new();
    options.set_name(role.name());
    let worker = web_sys::Worker::new_with_options(&address, &options);
    web_sys::Url::revoke_object_url(&address)?;
    let worker = worker?;

    // static/boot.js leaves the address of the glue for us.
    let glue = Reflect::get(&js_sys::global(), &"lexiscopeGlue".into())?;
    let hello = Object::new();
    Reflect::set(&hello, &"glue".into(), &glue)?;
    Reflect::set(&hello, &"module".into(), &wasm_bindgen::module())?;
    worker.post_message(&hello)?;
    Ok(worker)
}
