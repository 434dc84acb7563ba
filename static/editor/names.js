// The static picture inside the text: every name marked by its kind (a class per range).
import {StateEffect, StateField} from "@codemirror/state"
import {EditorView, Decoration} from "@codemirror/view"

const set = StateEffect.define()

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
          .filter(name => fits(name, length))
          .map(({from, to, cls, title}) =>
            Decoration.mark({class: cls, attributes: title ? {title} : undefined}).range(from, to)),
        true,
      )
    }
    return names
  },
  provide: field => EditorView.decorations.from(field),
})

export const names = field

export function setNames(view, list) {
  view.dispatch({effects: set.of(list)})
}
