// What a stop shows in the editor: the line that just ran (outlined mark in the gutter) and the line
// that runs next (filled mark). Both follow their lines through edits.
import {StateEffect, StateField, RangeSet} from "@codemirror/state"
import {EditorView, Decoration, GutterMarker, gutter} from "@codemirror/view"

const set = StateEffect.define()

class Mark extends GutterMarker {
  constructor(cls, words) {
    super()
    this.cls = cls
    this.words = words
  }
  eq(other) {
    return other.cls == this.cls
  }
  toDOM() {
    const mark = document.createElement("span")
    mark.className = "lex-mark " + this.cls
    mark.title = this.words
    return mark
  }
}

const looks = {
  justRan: {gutter: new Mark("lex-mark-ran", "just ran"), line: Decoration.line({class: "lex-line-ran"})},
  next: {gutter: new Mark("lex-mark-next", "runs next"), line: Decoration.line({class: "lex-line-next"})},
  both: {
    gutter: new Mark("lex-mark-ran lex-mark-next", "just ran, and runs next"),
    line: Decoration.line({class: "lex-line-ran lex-line-next"}),
  },
}
const nothing = {gutter: RangeSet.empty, lines: Decoration.none}

// Lines count from 1; null, or a line past the end, is no mark.
function place(doc, {justRan, next}) {
  const at = []
  const add = (line, look) => {
    if (line >= 1 && line <= doc.lines) at.push({from: doc.line(line).from, look})
  }
  if (justRan && justRan == next) add(next, looks.both)
  else {
    add(justRan, looks.justRan)
    add(next, looks.next)
  }
  return {
    gutter: RangeSet.of(at.map(({from, look}) => look.gutter.range(from)), true),
    lines: Decoration.set(at.map(({from, look}) => look.line.range(from)), true),
  }
}

const field = StateField.define({
  create: () => nothing,
  update(marks, tr) {
    if (tr.docChanged) marks = {gutter: marks.gutter.map(tr.changes), lines: marks.lines.map(tr.changes)}
    for (const effect of tr.effects) if (effect.is(set)) marks = place(tr.state.doc, effect.value)
    return marks
  },
  provide: field => EditorView.decorations.from(field, marks => marks.lines),
})

export const marks = [
  field,
  gutter({
    class: "lex-mark-gutter",
    markers: view => view.state.field(field).gutter,
    initialSpacer: () => looks.next.gutter,
  }),
]

export function marked(view, {justRan = null, next = null}) {
  const shown = next || justRan
  if (shown >= 1 && shown <= view.state.doc.lines && !view.hasFocus) {
    // A person who is typing keeps their place; one who is stepping sees the line that matters.
    // Only within the editor: on a phone the page stays where it is.
    const {top, bottom} = view.lineBlockAt(view.state.doc.line(shown).from)
    const scroller = view.scrollDOM
    scroller.scrollTop = Math.min(Math.max(scroller.scrollTop, bottom + 40 - scroller.clientHeight), Math.max(top - 40, 0))
  }
  return set.of({justRan, next})
}
