//! The smallest service: says back what it hears. It shows that the page and its workers understand each
//! other before there is anything to talk about.

use super::{Pace, Service};

/// Says back what it hears.
pub struct Echo;

impl Service for Echo {
    type Request = String;
    type Reply = String;

    fn receive(&mut self, request: String, reply: &mut dyn FnMut(&String)) -> Pace {
        reply(&request);
        Pace::Idle
    }

    fn work(&mut self, _: &mut dyn FnMut(&String)) -> Pace {
        Pace::Idle
    }
}
