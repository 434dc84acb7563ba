// The source as nested rooms: one tinted rectangle a scope, drawn behind the text. A room begins where
// its scope begins (at the parameters) and reaches to the right edge; the rows below are as wide as the
// body is indented, so that inner rooms stand inside outer ones.
import {StateEffect, StateField} from "@codemirror/state"
import {layer} from "@codemirror/view"
import {fits} from "./names.js"

const set = StateEffect.define()

const field = StateField.define({
  create: () => [],
  update(rooms, tr) {
    if (tr.docChanged) {
      rooms = rooms
        .map(room => ({...room, from: tr.changes.mapPos(room.from, 1), to: tr.changes.mapPos(room.to, -1)}))
        .filter(room => room.from < room.to)
    }
    for (const effect of tr.effects) {
      if (effect.is(set)) rooms = effect.value.filter(room => fits(room, tr.state.doc.length))
    }
    return rooms
  },
})

class Tint {
  constructor(box, cls) {
    this.box = box
    this.cls = cls
  }
  eq(other) {
    return this.cls == other.cls && ["left", "top", "width", "height"].every(side => this.box[side] == other.box[side])
  }
  draw() {
    const tint = document.createElement("div")
    this.place(tint)
    return tint
  }
  update(tint) {
    this.place(tint)
    return true
  }
  place(tint) {
    tint.className = "lex-room " + this.cls
    for (const side in this.box) tint.style[side] = this.box[side] + "px"
  }
}

// The column where the room's body stands: the least indented of its lines after the first.
function indentOf(doc, first, last) {
  let least = Infinity
  for (let number = first + 1; number <= last; number++) {
    const text = doc.line(number).text
    const indent = text.search(/\S/)
    if (indent >= 0 && text[indent] != "#") least = Math.min(least, indent)
  }
  return least == Infinity ? 0 : least
}

function tints(view, room) {
  const {doc} = view.state
  const first = doc.lineAt(room.from)
  const last = doc.lineAt(room.to)
  const start = view.coordsAtPos(room.from, 1) || view.coordsAtPos(first.from)
  const text = view.contentDOM.getBoundingClientRect()
  const base = view.scrollDOM.getBoundingClientRect()
  const x = left => left - base.left + view.scrollDOM.scrollLeft
  const right = x(text.right)
  const top = view.lineBlockAt(first.from)
  const padding = view.documentPadding.top
  const cls = room.cls || ""
  const rows = []
  if (first.number == last.number) {
    const end = view.coordsAtPos(room.to, -1)
    if (start && end) {
      rows.push(new Tint({left: x(start.left) - 2, top: top.top + padding, width: end.right - start.left + 4, height: top.height}, cls))
    }
    return rows
  }
  if (start) {
    rows.push(new Tint({left: x(start.left) - 2, top: top.top + padding, width: right - x(start.left) + 2, height: top.height}, cls + " lex-room-head"))
  }
  const bottom = view.lineBlockAt(last.from)
  // CodeMirror puts 6 pixels before each line's text.
  const left = x(text.left) + 6 + indentOf(doc, first.number, last.number) * view.defaultCharacterWidth - 4
  rows.push(new Tint({left, top: top.bottom + padding, width: right - left, height: bottom.bottom - top.bottom}, cls))
  return rows
}

export const rooms = [
  field,
  layer({
    above: false,
    class: "lex-rooms",
    update: (update, dom) =>
      update.docChanged || update.geometryChanged || update.viewportChanged ||
      update.startState.field(field) != update.state.field(field),
    markers: view => view.state.field(field).flatMap(room => tints(view, room)),
  }),
]

export const roomed = list => set.of(list)
