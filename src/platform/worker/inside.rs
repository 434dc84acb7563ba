//! The worker's own end.

use super::{Here, PANIC, READY, Role};
use crate::session::{Pace, Service};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

/// Finds out where this module was started: the first thing `main` asks.
pub fn here() -> Here {
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) if scope.name() == Role::Scopes.name() => Here::Worker(Role::Scopes),
        Ok(_) => Here::Worker(Role::Engine),
        Err(_) => Here::Page,
    }
}

/// Answers the page with `service` for as long as this worker lives. Does nothing outside a worker.
///
/// While the service says [`Pace::Busy`], its `work` is called again and again, and what the page sends
/// meanwhile is received in between.
pub fn serve<S: Service + 'static>(service: S) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    report_panics(scope.clone());
    let Ok(channel) = web_sys::MessageChannel::new() else { return };
    let desk = Rc::new(Desk {
        service: RefCell::new(service),
        scope: scope.clone(),
        again: channel.port1(),
        asked_again: Cell::new(false),
    });

    let for_turns = desk.clone();
    let on_turn = Closure::<dyn FnMut()>::new(move || {
        for_turns.asked_again.set(false);
        for_turns.take(|service, reply| service.work(reply));
    });
    channel.port2().set_onmessage(Some(on_turn.as_ref().unchecked_ref()));

    let on_message = Closure::<dyn FnMut(_)>::new(move |event: web_sys::MessageEvent| {
        let Ok(buffer) = event.data().dyn_into::<ArrayBuffer>() else { return };
        let Ok(request) = postcard::from_bytes(&Uint8Array::new(&buffer).to_vec()) else { return };
        desk.take(|service, reply| service.receive(request, reply));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));

    // They live as long as the worker does.
    on_turn.forget();
    on_message.forget();
    let _ = scope.post_message(&READY.into());
}

/// The service with its way out to the page and back to itself.
struct Desk<S> {
    service: RefCell<S>,
    scope: DedicatedWorkerGlobalScope,
    /// A message here comes back as the next turn, behind what the page has sent already.
    again: web_sys::MessagePort,
    asked_again: Cell<bool>,
}

impl<S: Service> Desk<S> {
    fn take(&self, turn: impl FnOnce(&mut S, &mut dyn FnMut(&S::Reply)) -> Pace) {
        let pace = turn(&mut self.service.borrow_mut(), &mut |reply| self.send(reply));
        if pace == Pace::Busy && !self.asked_again.replace(true) {
            let _ = self.again.post_message(&JsValue::NULL);
        }
    }

    fn send(&self, reply: &S::Reply) {
        let Ok(bytes) = postcard::to_allocvec(reply) else { return };
        let buffer = Uint8Array::from(bytes.as_slice()).buffer();
        let _ = self.scope.post_message_with_transfer(&buffer, &Array::of1(&buffer));
    }
}

/// A trap tells the page nothing but "unreachable": say the words of a panic before it.
fn report_panics(scope: DedicatedWorkerGlobalScope) {
    std::panic::set_hook(Box::new(move |panic| {
        let _ = scope.post_message(&format!("{PANIC}{panic}").into());
    }));
}
