// Python for the editor: enough to indent, and to tell the language's own words, strings and comments from
// names. What a name is the page's reader says, which knows the whole language. A full grammar here would
// cost 16 KB more of the download, and tell nothing else.
import {StreamLanguage} from "@codemirror/language"
import {python} from "@codemirror/legacy-modes/mode/python"

// `match` and `case` are words of the language where they begin a line that opens a block; else they are names,
// as these always are.
const statement = /^\s*(match|case)\b\s*[^\s=.,:)\]].*:\s*(#.*)?$/
const names = /^(aiter|anext|breakpoint|match|case)$/

export const language = StreamLanguage.define({
  ...python,
  token(stream, state) {
    const style = python.token(stream, state)
    const name = style == "keyword" && names.test(stream.current())
    return name && !(stream.string.slice(0, stream.start).trim() == "" && statement.test(stream.string)) ? "variable" : style
  },
})
