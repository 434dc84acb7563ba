//! The page: the state machine with its effects done, and its parts in their places.

use super::dialogs::OpenDialog;
use super::face::Face;
use super::header::Header;
use super::history::History;
use super::lessons::lesson_card;
use super::mistake::{corrected_head, ended, half_words};
use super::output::Output;
use super::picture::{Asked, Picture};
use super::program_pane::{bar, legend, problems};
use super::story::Story;
use super::transport::Transport;
use super::way::way;
use super::words;
use crate::layout;
use crate::platform::editor::{Editor, Options};
use crate::platform::element;
use crate::platform::files;
use crate::platform::page::{self, Watch};
use crate::platform::storage;
use crate::platform::worker::{Event, Role, Worker};
use crate::session::{Engine, Envelope, FromHost, LinkStop, Reader, ShownWorth, ToHost};
use crate::ui::pointing::keys_of;
use crate::ui::state::{
    Compare, Effect, Key, LessonMessage, Message, Notice, Opening, Settings, State, is_quiet, message_of,
    update,
};
use crate::view::{LookupStep, Pointed, Recording, Verdict};
use yew::prelude::*;

/// Before what is kept for the next visit.
const KEPT: &str = "lexiscope.";
/// A projector's text is so much larger.
const PROJECTOR: f64 = 1.85;

/// What the page hears.
pub enum Msg {
    /// For the state machine.
    Heard(Message),
    /// The person points at the nth name in the editor, or no longer.
    Name(Option<u32>),
    /// The picture would like to be so high.
    Height(f64),
}

/// The page.
pub struct App {
    state: State,
    engine: Worker<Engine<Recording>>,
    reader: Worker<Reader>,
    /// For a corrected version beside the program.
    other: Option<Worker<Engine<Recording>>>,
    editor_node: NodeRef,
    editor: Option<Editor>,
    face: Face,
    height: f64,
    told_height: u32,
    _watches: Vec<Watch>,
}

impl Component for App {
    type Message = Msg;
    type Properties = ();

    fn create(ctx: &Context<App>) -> App {
        let hear = ctx.link().callback(Msg::Heard);
        let to_engine = hear.clone();
        let engine = Worker::spawn(Role::Engine, move |event| {
            to_engine.emit(match event {
                Event::Ready => Message::EngineReady,
                Event::Reply(reply) => Message::Engine(reply),
                Event::Died(death) => Message::EngineDied(death.words()),
            });
        });
        let to_reader = hear.clone();
        let reader = Worker::spawn(Role::Scopes, move |event| match event {
            Event::Ready => {}
            Event::Reply(reply) => to_reader.emit(Message::Reader(reply)),
            Event::Died(_) => to_reader.emit(Message::ReaderDied),
        });
        let opening = Opening {
            query: page::query(),
            fragment: page::fragment(),
            draft: kept("draft"),
            ran: kept("ran"),
            lesson: kept("lesson"),
            lessons_done: kept("lessons-done"),
            no_single_keys: kept("no-single-keys").is_some(),
        };
        let mut app = App {
            state: State::default(),
            engine,
            reader,
            other: None,
            editor_node: NodeRef::default(),
            editor: None,
            face: Face::default(),
            height: 0.0,
            told_height: 0,
            _watches: watches(ctx),
        };
        app.hear(ctx, Message::Open(opening));
        app
    }

    fn update(&mut self, ctx: &Context<App>, message: Msg) -> bool {
        match message {
            Msg::Heard(message) => {
                let seen = !is_quiet(&message);
                self.hear(ctx, message);
                seen
            }
            Msg::Name(at) => {
                let names = &self.state.reading.names;
                let name = at
                    .and_then(|at| names.get(at as usize))
                    .filter(|_| self.state.reading.source == self.state.source);
                let pointed = name.map(|name| Pointed::Offset(name.span.start));
                self.hear(ctx, Message::Point(pointed));
                true
            }
            Msg::Height(height) => {
                self.height = height;
                self.state.settings.embed
            }
        }
    }

    fn rendered(&mut self, ctx: &Context<App>, first: bool) {
        if let (true, Some(node)) = (first, self.editor_node.cast()) {
            let hear = ctx.link().callback(Msg::Heard);
            let run = hear.clone();
            let point = ctx.link().callback(Msg::Name);
            let options = Options {
                on_change: Box::new(move |text| hear.emit(Message::Edited(text))),
                on_run: Box::new(move || run.emit(Message::Run)),
                on_point: Box::new(move |at| point.emit(at)),
                ..Options::default()
            };
            self.editor = Editor::new(&node, &self.state.source, options);
            if let Some(editor) = &self.editor {
                self.face.show(editor, &self.state);
            }
        }
        if self.state.settings.embed {
            self.tell_height();
        }
    }

    fn view(&self, ctx: &Context<App>) -> Html {
        let state = &self.state;
        let send = ctx.link().callback(Msg::Heard);
        let Settings { embed, present, .. } = state.settings;
        html! {
            <>
                if !embed {
                    <Header style={state.settings.style} theme={state.settings.theme} {present} send={send.clone()} />
                }
                if let Some(notice) = &state.notice {
                    { self.notice(notice, &send) }
                }
                <main class="bench">
                    { self.program(&send) }
                    { self.stage(ctx, &send) }
                </main>
                { self.transport(&send) }
                if let Some(dialog) = state.dialog {
                    <OpenDialog key={format!("{dialog:?}")} {dialog} address={page::address()} fragment={state.link().write()} stop={state.player.aim} stops={state.runs.stops()} lessons={state.lessons.clone()}
                        single_keys={!state.settings.no_single_keys} {send} />
                }
            </>
        }
    }
}

impl App {
    fn hear(&mut self, ctx: &Context<App>, message: Message) {
        let settings = self.state.settings.clone();
        let effects = update(&mut self.state, message);
        for effect in effects {
            self.perform(ctx, effect);
        }
        if self.state.settings != settings {
            self.dress_page();
        }
        if let Some(editor) = &self.editor {
            self.face.show(editor, &self.state);
        }
    }

    fn program(&self, send: &Callback<Message>) -> Html {
        let state = &self.state;
        let here = state.player.shown.as_ref().filter(|_| state.shows_lesson()).map(|shown| shown.view.stop);
        html! {
            <section class="program" aria-label="Program">
                { lesson_card(&state.lessons, state.lesson_is_edited(), here, send) }
                { bar(state, send) }
                <div class="lex-editor" id="editor" ref={self.editor_node.clone()} />
                { problems(&state.source, state.diagnostics()) }
                { legend() }
                <Output shown={state.player.shown.clone()} veiled={state.veiled} run={state.runs.state().cloned()} may_go_on={state.runs.may_go_on()}
                    prompt={state.runs.prompt().map(|prompt| AttrValue::from(prompt.to_owned()))} send={send.clone()} />
            </section>
        }
    }

    fn stage(&self, ctx: &Context<App>, send: &Callback<Message>) -> Html {
        let state = &self.state;
        let style = match state.settings.style {
            crate::session::Style::Cells => layout::Style::Cells,
            crate::session::Style::Environment => layout::Style::Environment,
        };
        let run = state.runs.recorded.as_ref().map_or(0, |recorded| recorded.run);
        let global_names =
            state.runs.recorded.as_ref().map_or_else(Default::default, |recorded| recorded.global_names);
        let stale = state.is_stale();
        let options = layout::Options { style, global_names, width: None };
        let enlarged = if state.settings.present { PROJECTOR } else { 1.0 };
        let shown = &state.player.shown;
        let here = shown.as_ref().map(|shown| shown.view.stop);
        let picture = html! {
            <Picture shown={shown.clone()} {run} {options} {enlarged} {stale} veiled={state.veiled}
                asked={asked(state)} walking={state.inspect.walking.is_some()} send={send.clone()}
                single_keys={!state.settings.no_single_keys} on_height={ctx.link().callback(Msg::Height)} />
        };
        html! {
            <section class={classes!("stage", state.compare.is_some().then_some("two"))} aria-label="Picture">
                if let Some(Compare { corrected, shown: other, .. }) = &state.compare {
                    <div class="pair">
                        <div class="half">
                            <p class="half-title"><span>{ "Your program" }</span>{ ended(state.has_ended()) }</p>
                            { picture }
                            { half_words(shown.as_deref()) }
                        </div>
                        <div class="half" id="corrected">
                            { corrected_head(corrected, state.other_has_ended(), send) }
                            <Picture shown={other.clone()} {run} {options} {enlarged} stale={false} veiled={state.veiled} asked={Vec::new()}
                                walking={false} second={true} send={Callback::noop()} single_keys={!state.settings.no_single_keys}
                                on_height={Callback::noop()} />
                            { half_words(other.as_deref()) }
                        </div>
                    </div>
                } else {
                    { picture }
                }
                if let Some((target, past)) = &state.inspect.past {
                    <History target={target.clone()} past={past.clone()} send={send.clone()} here={here.unwrap_or(0)} />
                }
                if !state.veiled && (state.inspect.way().is_some() || state.inspect.walking.is_some()) {
                    { way(state.inspect.way(), state.inspect.walked(), send) }
                }
                if stale {
                    <p class="before" id="before-edit" role="status">{ "before your edit" }</p>
                }
                <Story said={state.said_here()} marks={state.marks()} shown={shown.clone()} wrong={!state.diagnostics().is_empty()}
                    mistakes={if stale { Vec::new() } else { state.mistakes().to_vec() }} worth={self.worth()} full={state.settings.embed.then(|| AttrValue::from(format!("{}#{}", page::address(), state.link().write())))}
                    veiled={state.veiled} hurried={state.player.is_hurried()}
                    waiting={state.runs.prompt().is_some() && state.player.aim + 1 >= state.runs.stops()} send={send.clone()} />
            </section>
        }
    }

    /// At the finest grain: the expression that has just come to its value.
    fn worth(&self) -> Option<(AttrValue, AttrValue)> {
        let shown = self.state.player.shown.as_ref().filter(|_| !self.state.is_stale())?;
        let ShownWorth { worth, .. } = shown.worth.as_ref()?;
        let text = worth.span.text(&self.state.source).lines().next().unwrap_or_default().to_owned();
        Some((text.into(), worth.value.text.clone().into()))
    }

    fn transport(&self, send: &Callback<Message>) -> Html {
        let state = &self.state;
        let shown = state.player.shown.as_ref().map(|shown| &shown.view);
        let calls = state.runs.recorded.as_ref().map(|recorded| recorded.calls.clone());
        html! {
            <Transport aim={state.player.aim} stops={state.runs.stops()}
                line={shown.filter(|view| view.stop == state.player.aim).map(|view| view.line)}
                calls={calls.unwrap_or_default()} marks={state.marks()} ready={state.can_step()} more={state.other_goes_on()} running={state.runs.is_running()}
                enlarged={if state.settings.present { PROJECTOR } else { 1.0 }} playing={state.player.playing} speed={state.player.speed} grain={state.player.grain} send={send.clone()} />
        }
    }

    fn notice(&self, notice: &Notice, send: &Callback<Message>) -> Html {
        let dismiss = send.reform(|_: MouseEvent| Message::Dismiss);
        let restore = send.reform(|_: MouseEvent| Message::RestoreOwn);
        html! {
            <div class="notice" id="notice" role="alert">
                <p>{ words::notice(notice) }</p>
                if *notice == Notice::OwnProgramKept && self.state.own.is_some() {
                    <button type="button" class="button" onclick={restore}>{ "Back to mine" }</button>
                }
                <button type="button" class="button round" aria-label="Close this notice" onclick={dismiss}>{ "×" }</button>
            </div>
        }
    }

    fn perform(&mut self, ctx: &Context<App>, effect: Effect) {
        match effect {
            Effect::Ask(request) => self.engine.post(&request),
            Effect::Save(file) => files::save(&file.name, &file.svg, file.png),
            Effect::StartOther => {
                let hear = ctx.link().callback(Msg::Heard);
                self.other = Some(Worker::spawn(Role::Engine, move |event| {
                    hear.emit(match event {
                        Event::Ready => Message::OtherReady,
                        Event::Reply(reply) => Message::Other(reply),
                        Event::Died(_) => Message::OtherDied,
                    });
                }));
            }
            Effect::AskOther(request) => {
                if let Some(other) = &self.other {
                    other.post(&request);
                }
            }
            Effect::EndOther => self.other = None,
            Effect::ReplaceEngine => self.engine.restart(),
            Effect::Read(request) => self.reader.post(&request),
            Effect::ReplaceReader => self.reader.restart(),
            Effect::After(milliseconds, timer) => {
                let hear = ctx.link().callback(Msg::Heard);
                element::after(milliseconds, move || hear.emit(Message::Time(timer)));
            }
            Effect::SetText(text) => {
                self.face.forget();
                if let Some(editor) = &self.editor {
                    editor.set_text(&text);
                }
            }
            Effect::Keep(key, Some(text)) => {
                storage::set(&format!("{KEPT}{key}"), &text);
            }
            Effect::Keep(key, None) => storage::remove(&format!("{KEPT}{key}")),
            Effect::Recall(key) => {
                let text = kept(&key);
                ctx.link().send_message(Msg::Heard(Message::Lesson(LessonMessage::Recalled { key, text })));
            }
            Effect::Fetch(path) => {
                let hear = ctx.link().callback(Msg::Heard);
                files::fetch(&path.clone(), move |text| {
                    hear.emit(Message::Lesson(LessonMessage::Fetched { path, text }));
                });
            }
            Effect::Tell(message) => page::tell_host(&message.wrap()),
        }
    }

    /// What the style sheets must know of the settings.
    fn dress_page(&self) {
        let settings = &self.state.settings;
        if let Some(theme) = settings.theme {
            page::set_root_attribute("data-theme", theme.word());
        }
        page::set_root_attribute("data-embed", if settings.embed { "yes" } else { "no" });
        page::set_root_attribute("data-present", if settings.present { "yes" } else { "no" });
    }

    /// The host hears what height would show all of the picture, or all of the program.
    fn tell_height(&mut self) {
        const PARTS: f64 = 190.0;
        let wanted = (self.height + PARTS).clamp(360.0, 900.0) as u32;
        if self.height > 0.0 && wanted != self.told_height {
            self.told_height = wanted;
            page::tell_host(&ToHost::Height { height: wanted }.wrap());
        }
    }
}

/// The places in the picture that a name's way leads over: which of its steps, and what is met there.
fn asked(state: &State) -> Vec<Asked> {
    let steps = state.inspect.way().filter(|_| !state.veiled).into_iter().flat_map(|way| &way.steps);
    let mark = |(at, step): (usize, &LookupStep)| {
        let keys = keys_of(step.target.as_ref()?);
        let found = matches!(step.verdict, Verdict::Found(_) | Verdict::Empty);
        Some(Asked { number: at + 1, keys, found, skipped: step.verdict == Verdict::Skipped })
    };
    steps.enumerate().filter_map(mark).collect()
}

fn kept(key: &str) -> Option<String> {
    storage::get(&format!("{KEPT}{key}"))
}

/// Keys, the address, the host.
fn watches(ctx: &Context<App>) -> Vec<Watch> {
    let hear = ctx.link().callback(Msg::Heard);
    let scope = ctx.link().clone();
    let keys = page::on_key(move |event| {
        if page::is_typing(event) {
            return;
        }
        let key = Key {
            name: event.key(),
            shift: event.shift_key(),
            command: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            on_button: element::is_on_button(event),
        };
        let message = scope.get_component().and_then(|app| message_of(&app.state, &key));
        if let Some(message) = message {
            event.prevent_default();
            scope.send_message(Msg::Heard(message));
        }
    });
    let follow = hear.clone();
    let address = page::on_fragment(move |fragment| follow.emit(Message::Fragment(fragment)));
    let host = page::on_host(move |message: Envelope<FromHost>| match message.open() {
        Some(FromHost::Load { program, step }) => {
            let stop = step.map(|step| LinkStop { step, offset: 0 });
            hear.emit(Message::Load { program, stop });
        }
        Some(FromHost::Go { stop }) => hear.emit(Message::Go(stop)),
        None => {}
    });
    page::tell_host(&ToHost::Ready.wrap());
    [keys, address, host].into_iter().flatten().collect()
}

/// Starts the page.
pub fn start() {
    page::report_panics();
    if let Some(mount) = page::mount() {
        yew::Renderer::<App>::with_root(mount).render();
    }
}
