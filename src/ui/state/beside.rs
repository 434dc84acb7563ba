//! Two runs of nearly the same program, laid beside each other: which stop of the one belongs to a stop of the other.
//!
//! They are compared line step by line step. While both do the same, the nth visit of a line here belongs to the nth visit
//! there. Where they part, both go on in their own way until they do the same again; whoever is there first waits.

use crate::view::{Corrected, LineStart};

/// So many lines that are the same tell that two runs are together again.
const SURE: usize = 3;
/// So far they are looked through for that.
const APART: usize = 400;

/// The stops of the other run that belong to those of this one.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// For each line step here: its first stop; the first and the last stop there that belong to it.
    steps: Vec<(u64, u64, u64)>,
    /// The last stop there.
    last: u64,
}

impl Beside {
    /// Lays the run of a corrected program, which has `stops`, beside that of `source`.
    pub fn of(
        (ours, source): (&[LineStart], &str),
        (theirs, corrected): (&[LineStart], &Corrected),
        stops: u64,
    ) -> Beside {
        // A declaration is a line more; a parameter is not.
        let longer = corrected.program.lines().count() > source.lines().count();
        let there = |line: u32| line + u32::from(longer && line >= corrected.line);
        let same = |at: usize, other: usize| match (ours.get(at), theirs.get(other)) {
            (Some(one), Some(other)) => (there(one.line), one.depth) == (other.line, other.depth),
            (one, other) => one.is_none() && other.is_none(),
        };
        let last = stops.saturating_sub(1);
        let start = |other: usize| theirs.get(other).map_or(last, |one| one.stop);
        let end = |other: usize| theirs.get(other + 1).map_or(last, |next| next.stop.saturating_sub(1));
        let mut steps = Vec::new();
        let (mut at, mut other) = (0, 0);
        while at < ours.len() {
            let (alone, others) = parted(at, other, same).unwrap_or((ours.len() - at, theirs.len() - other));
            for way in 0..alone {
                // Whoever has come to the end of its way waits there.
                let waits = way >= others && other + others > 0;
                let beside = if waits { other + others - 1 } else { other + way };
                let from = if waits { end(beside) } else { start(beside) };
                steps.push((ours[at + way].stop, from, end(beside)));
            }
            (at, other) = (at + alone, other + others);
            if at < ours.len() {
                steps.push((ours[at].stop, start(other), end(other)));
                (at, other) = (at + 1, other + 1);
            }
        }
        Beside { steps, last }
    }

    /// The stop there that belongs to a stop here.
    pub fn stop(&self, ours: u64) -> u64 {
        let next = self.steps.partition_point(|(stop, _, _)| *stop <= ours);
        let Some((stop, from, to)) = next.checked_sub(1).map(|at| self.steps[at]) else {
            return ours.min(self.steps.first().map_or(self.last, |(_, from, _)| *from));
        };
        from.saturating_add(ours - stop).min(to)
    }

    /// How many stops there come after all that belong to a stop here.
    pub fn rest(&self, ours: u64) -> u64 {
        self.last - self.stop(ours).min(self.last)
    }
}

/// How many steps each goes alone before both do the same: as few as possible. `None`: they never do again.
fn parted(at: usize, other: usize, same: impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
    let together =
        |alone: usize, others: usize| (0..SURE).all(|on| same(at + alone + on, other + others + on));
    // One step that is the same is enough while they have not parted.
    if same(at, other) {
        return Some((0, 0));
    }
    (1..APART).find_map(|far| (0..=far).map(|alone| (alone, far - alone)).find(|way| together(way.0, way.1)))
}

#[cfg(test)]
mod tests {
    use super::Beside;
    use crate::view::{Corrected, EventKind, Recording};
    use crate::{pylib, vm};

    fn run(program: &str) -> Recording {
        let library = pylib::library();
        let mut recording =
            Recording::start(program, "main.py", &library, vm::Limits::default()).expect("it can be read");
        recording.advance(10_000_000);
        recording
    }

    /// For each line step of a program: its line, and the line that its corrected version is at.
    fn laid(program: &str) -> (Vec<(u32, u32)>, u64) {
        let mut ours = run(program);
        let corrected = ours.explain().into_iter().find_map(|one| one.corrected).expect("a mistake");
        laid_with(program, &corrected)
    }

    fn laid_with(program: &str, corrected: &Corrected) -> (Vec<(u32, u32)>, u64) {
        let (mut ours, mut theirs) = (run(program), run(&corrected.program));
        let (lines, others) = (ours.lines(), theirs.lines());
        let stops = theirs.stops() + 1;
        let beside = Beside::of((&lines, program), (&others, corrected), stops);
        let mut seen = Vec::new();
        let mut before = 0;
        for stop in 0..=ours.stops() {
            let there = beside.stop(stop);
            assert!(before <= there && there < stops, "stop {stop} goes back or beyond, to {there}");
            before = there;
            let view = ours.view(stop);
            if view.event == EventKind::Line {
                seen.push((view.line, theirs.view(there).line));
            }
        }
        (seen, beside.rest(ours.stops()))
    }

    #[test]
    fn late_binding_stays_at_the_same_lines() {
        for program in [
            "def make():\n    fs = []\n    for i in range(3):\n        fs.append(lambda: i)\n    return fs\nfor f in make():\n    print(f())\n",
            "fs = []\nfor j in range(3):\n    fs.append(lambda: j)\nprint([g() for g in fs])\n",
        ] {
            let (lines, rest) = laid(program);
            assert!(lines.iter().all(|(ours, theirs)| ours == theirs), "{lines:?}");
            assert_eq!(rest, 0);
        }
    }

    #[test]
    fn where_the_mistake_ends_a_program_the_other_goes_on_alone() {
        let (lines, rest) = laid(
            "def counter():\n    count = 0\n    def inc():\n        count += 1\n        return count\n    return inc\n\
             c = counter()\nc()\nprint('over')\n",
        );
        // `nonlocal count` is a line more.
        assert!(lines.iter().all(|&(ours, theirs)| theirs == ours + u32::from(ours >= 4)), "{lines:?}");
        assert!(rest >= 3, "the return, the print, the end: {rest}");
    }

    #[test]
    fn a_caught_mistake_takes_another_way_and_comes_back() {
        let (lines, rest) = laid(
            "def counter():\n    count = 0\n    def inc():\n        count += 1\n        return count\n    return inc\n\
             c = counter()\nfor turn in range(3):\n    try:\n        c()\n    except UnboundLocalError:\n        \
             print('oops')\n        print('again')\nprint('a')\nprint('b')\n",
        );
        let at = |line: u32| {
            lines.iter().filter(|(ours, _)| *ours == line).map(|(_, theirs)| *theirs).collect::<Vec<_>>()
        };
        // Each round begins and ends together, whatever was done between.
        assert_eq!((at(10), at(4), at(14), at(15)), (vec![11; 3], vec![5; 3], vec![15], vec![16]));
        assert_eq!(rest, 0);
    }

    #[test]
    fn loops_that_run_more_often_there_are_waited_for() {
        let program = "def f(n):\n    k = 0\n    while n:\n        n -= 1\n        k += 2\n    return k\nprint(f(2))\nprint('x')\nprint('y')\n";
        let corrected =
            Corrected { program: program.replace("f(2)", "f(5)"), line: 7, text: "print(f(5))".to_owned() };
        let (lines, rest) = laid_with(program, &corrected);
        assert_eq!(lines.last(), Some(&(9, 9)));
        assert_eq!(lines.iter().filter(|(ours, theirs)| (*ours, *theirs) == (3, 3)).count(), 3);
        assert_eq!(rest, 0);
    }
}
