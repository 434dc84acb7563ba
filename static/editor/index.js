// The editor of the page: CodeMirror with what Lexiscope shows in a program. Bundled by esbuild into one
// classic script whose global is `lexEditor`; src/platform/editor.rs is its only caller.
//
// Positions are UTF-16 units from the start of the text; lines count from 1.
import {EditorState, Compartment} from "@codemirror/state"
import {EditorView, keymap, lineNumbers, drawSelection} from "@codemirror/view"
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands"
import {bracketMatching, indentOnInput, indentUnit, syntaxHighlighting} from "@codemirror/language"
import {setDiagnostics} from "@codemirror/lint"
import {classHighlighter} from "@lezer/highlight"
import {marked, marks} from "./marks.js"
import {language} from "./python.js"
import {named, names, pointing, tiedTo, worthy} from "./names.js"
import {roomed, rooms} from "./rooms.js"

export {saveText, savePng} from "./save.js"

const nothing = () => {}

// Creates an editor inside `parent`. `onChange(text)` hears edits by the person, not `setDoc`.
export function create(parent, doc, {onChange = nothing, onEscape = nothing, onRun = nothing, onPoint = nothing, readonly = false, label = "Python program"} = {}) {
  const writable = new Compartment()
  // A text to read still takes the focus, so that it can be scrolled by keyboard.
  const only = readonly => [
    EditorState.readOnly.of(readonly),
    EditorView.editable.of(!readonly),
    EditorView.contentAttributes.of(readonly ? {tabindex: "0", "aria-readonly": "true"} : {}),
  ]
  let quiet = false
  // What is to be shown in the text: all at once, since each change has the editor look at all of its lines.
  const waiting = []

  const view = new EditorView({
    parent,
    doc,
    extensions: [
      lineNumbers(),
      marks,
      rooms,
      names,
      pointing(onPoint),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      indentUnit.of("    "),
      EditorState.tabSize.of(8),
      language,
      syntaxHighlighting(classHighlighter),
      keymap.of([
        {key: "Escape", run: view => { view.contentDOM.blur(); onEscape(); return true }},
        {key: "Mod-Enter", run: () => { onRun(); return true }},
        // Tab is left to the browser: whoever walks the page by keyboard must get out again.
        ...defaultKeymap,
        ...historyKeymap,
      ]),
      EditorView.contentAttributes.of({"aria-label": label, spellcheck: "false", autocapitalize: "off"}),
      EditorView.updateListener.of(update => {
        if (update.docChanged && !quiet) onChange(update.state.doc.toString())
      }),
      writable.of(only(readonly)),
    ],
  })

  return {
    getDoc: () => view.state.doc.toString(),
    setDoc(text) {
      quiet = true
      try {
        view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: text}, selection: {anchor: 0}})
      } finally {
        quiet = false
      }
    },
    setReadonly: readonly => view.dispatch({effects: writable.reconfigure(only(readonly))}),
    setMarks: lines => waiting.push(marked(view, lines)),
    setWorth: list => waiting.push(worthy(list)),
    setTied: tie => waiting.push(tiedTo(tie)),
    setNames: list => waiting.push(named(list)),
    setRooms: list => waiting.push(roomed(list)),
    show() {
      if (waiting.length) view.dispatch({effects: waiting.splice(0)})
    },
    setDiagnostics(list) {
      const {length} = view.state.doc
      const inside = at => Math.max(0, Math.min(at, length))
      view.dispatch(setDiagnostics(view.state, list.map(diagnostic => ({
        ...diagnostic, from: inside(diagnostic.from), to: Math.max(inside(diagnostic.from), inside(diagnostic.to)),
      }))))
    },
    focus: () => view.focus(),
    hasFocus: () => view.hasFocus,
    destroy: () => view.destroy(),
  }
}
