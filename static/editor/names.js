// The static picture inside the text: every name marked by its kind (a class per range), and all that means one
// variable shown together when the person points at one of them or stands in it.
import {StateEffect, StateField} from "@codemirror/state"
import {EditorView, Decoration} from "@codemirror/view"

const set = StateEffect.define()
const tie = StateEffect.define()

// Ranges that no longer fit (the text changed meanwhile) are dropped: the next answer is on its way.
export function fits({from, to}, length) {
  return from >= 0 && from < to && to <= length
}

const field = StateField.define({
  create: () => Decoration.none,
  update(names, tr) {
    names = names.map(tr.changes)
    for (const effect of tr.effects) {
      if (!effect.is(set)) continue
      const length = tr.state.doc.length
      names = Decoration.set(
        effect.value
          .map((name, index) => ({...name, index}))
          .filter(name => fits(name, length))
          .map(({from, to, cls, title, tie, index}) =>
            Decoration.mark({class: cls, attributes: title ? {title} : undefined, tie, index}).range(from, to)),
        true,
      )
    }
    return names
  },
  provide: field => EditorView.decorations.from(field),
})

const tied = StateField.define({
  create: () => ({tie: 0, marks: Decoration.none}),
  update(old, tr) {
    let now = old.tie
    for (const effect of tr.effects) if (effect.is(tie)) now = effect.value
    const names = tr.state.field(field)
    if (now == old.tie && names == tr.startState.field(field)) return old
    const marks = []
    for (const at = names.iter(); now && at.value; at.next()) {
      if (at.value.spec.tie == now) marks.push(Decoration.mark({class: "tied"}).range(at.from, at.to))
    }
    return {tie: now, marks: Decoration.set(marks)}
  },
  provide: field => EditorView.decorations.from(field, value => value.marks),
})

const worth = StateEffect.define()

const framed = StateField.define({
  create: () => Decoration.none,
  update(marks, tr) {
    marks = marks.map(tr.changes)
    for (const effect of tr.effects) {
      if (!effect.is(worth)) continue
      const list = effect.value.filter(one => fits(one, tr.state.doc.length))
      marks = Decoration.set(list.map(({from, to}) => Decoration.mark({class: "lex-worth"}).range(from, to)))
    }
    return marks
  },
  provide: field => EditorView.decorations.from(field),
})

export const names = [field, tied, framed]

// The name at a place of the text.
function nameAt(state, at) {
  let found = null
  state.field(field).between(at, at, (from, to, value) => {
    if (from <= at && at <= to) found = value.spec
  })
  return found
}

// Tells `onPoint(index)` which name is pointed at, or holds the cursor; null for none.
export function pointing(onPoint) {
  let last = null
  const point = (view, name) => {
    if (name == last) return
    last = name
    view.dispatch({effects: tie.of(name ? name.tie : 0)})
    onPoint(name ? name.index : null)
  }
  const cursor = view => (view.hasFocus ? nameAt(view.state, view.state.selection.main.head) : null)
  return [
    EditorView.domEventHandlers({
      mousemove(event, view) {
        const at = view.posAtCoords({x: event.clientX, y: event.clientY}, true)
        point(view, at == null ? cursor(view) : nameAt(view.state, at) || cursor(view))
      },
      mouseleave(event, view) {
        point(view, cursor(view))
      },
      blur(event, view) {
        point(view, null)
      },
    }),
    EditorView.updateListener.of(update => {
      if (update.selectionSet || update.docChanged) {
        const {view} = update
        // An update cannot make another one while it lasts.
        Promise.resolve().then(() => point(view, cursor(view)))
      }
    }),
  ]
}

export const named = list => set.of(list)
export const worthy = list => worth.of(list)
export const tiedTo = number => tie.of(number)
