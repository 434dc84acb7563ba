//! `lexiscope lesson FILE [--program N] [--pictures FOLDER]`: checks a file of lessons, and prints what a person sees at
//! each moment; the pictures go into the folder, as `N.svg` in the order of the run (of the second lesson `2-N.svg`).

use super::options::Options;
use super::program::record;
use super::svg::Look;
use crate::base::LineIndex;
use crate::lesson::{self, Lesson, Moment, Place, Visit};
use crate::vm::Limits;

pub(super) fn main(args: &[String]) -> Result<i32, String> {
    let options = Options::read("lesson", args, &[], &["--program", "--pictures"])?;
    let text = super::read_source(&options.file)?;
    let pack = lesson::pack(&text);
    if let Some(number) = options.number("--program")? {
        let lesson = (number as usize).checked_sub(1).and_then(|at| pack.lessons.get(at));
        let lesson = lesson.ok_or(format!("lesson: there is no lesson {number} in it"))?;
        print!("{}", lesson.program);
        return Ok(0);
    }
    let index = LineIndex::new(&text);
    for one in &pack.wrong {
        println!("{}:{}: {}", options.file, index.line(one.span.start), one.message);
    }
    let mut good = pack.wrong.is_empty();
    for (number, lesson) in pack.lessons.iter().enumerate() {
        let prefix = if number == 0 { String::new() } else { format!("{}-", number + 1) };
        let pictures = options.text("--pictures").map(|folder| format!("{folder}/{prefix}"));
        good &= tell(lesson, pictures.as_deref())?;
    }
    Ok(i32::from(!good))
}

/// Prints a lesson's moments, in the order of the run, and writes their pictures to files whose names begin with
/// `pictures`; whether the run comes to all of them.
fn tell(lesson: &Lesson, pictures: Option<&str>) -> Result<bool, String> {
    println!("{} ({})", lesson.title, lesson.group);
    let mut recording = match record("-", &lesson.program, Limits::default()) {
        Ok(recording) => recording,
        Err(words) => {
            println!("{words}");
            return Ok(false);
        }
    };
    let asked = lesson.asked.iter();
    let asked = asked.flat_map(|asked| [("question", &asked.question), ("answer", &asked.answer)]);
    let moments: Vec<(&str, &Moment)> =
        lesson.moments.iter().map(|one| ("moment", one)).chain(asked).collect();
    let places: Vec<Place> = moments.iter().map(|(_, moment)| moment.place).collect();
    let mut told: Vec<(Option<u64>, (&str, &Moment))> =
        recording.stops_of(&places).into_iter().zip(moments).collect();
    let mut good = true;
    let moments = told.iter().filter(|(_, (kind, _))| *kind == "moment");
    if !moments.map(|(stop, _)| *stop).is_sorted() {
        println!("  its moments are not in the order of the run");
        good = false;
    }
    told.sort_by_key(|(stop, _)| *stop);
    let (mut asked_at, mut answered_at) = (None, None);
    for (number, (stop, (kind, moment))) in told.into_iter().enumerate() {
        let Some(stop) = stop else {
            println!("  {kind} {}: the run never comes there", words(moment.place));
            good = false;
            continue;
        };
        let view = recording.view(stop);
        println!(
            "  {kind} {}: stop {stop} of {}, line step {}",
            words(moment.place),
            recording.stops(),
            view.line_step
        );
        if let Some(path) = pictures.map(|start| format!("{start}{}.svg", number + 1)) {
            let drawn = super::svg::picture(&view, &lesson.program, &lesson.title, Look::default());
            std::fs::write(&path, drawn).map_err(|error| format!("can't write file '{path}': {error}"))?;
        }
        println!("      sees: {}", view.sentence);
        println!("      next: {}", view.next);
        println!("      says: {}", moment.text);
        match kind {
            "question" => asked_at = Some(stop),
            "answer" => answered_at = Some(stop),
            _ => {}
        }
    }
    if asked_at.is_some() && answered_at <= asked_at {
        println!("  the answer must come after the question");
        good = false;
    }
    println!("  prints:");
    let end = recording.stops();
    for line in recording.view(end).output.lines() {
        println!("      {line}");
    }
    Ok(good)
}

/// A place as lessons write it.
fn words(place: Place) -> String {
    let visit = |Visit { line, nth }: Visit| match nth {
        1 => format!("line {line}"),
        nth => format!("line {line}, visit {nth}"),
    };
    match place {
        Place::Before(at) => visit(at),
        Place::After(at) => format!("after {}", visit(at)),
        Place::End => "end".to_owned(),
    }
}
