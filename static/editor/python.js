// Python for the editor: enough to indent, and to tell the language's own words, strings and comments from
// names. What a name is the page's reader says, which knows the whole language. A full grammar here would
// cost 16 KB more of the download, and tell nothing else.
import {StreamLanguage} from "@codemirror/language"
import {python} from "@codemirror/legacy-modes/mode/python"

// These are words of the language where they begin such a line; elsewhere they are names, as `plain` ones always are.
const statement = /^\s*((match|case)\b\s*[^\s=.,:)\]].*:\s*(#.*)?$|type\s+\w+.*=)/
const soft = /^(match|case|type)$/
const plain = /^(aiter|anext|breakpoint)$/

export const language = StreamLanguage.define({
  ...python,
  token(stream, state) {
    const style = python.token(stream, state)
    const word = style == "keyword" || style == "builtin" ? stream.current() : ""
    if (soft.test(word)) {
      const first = stream.string.slice(0, stream.start).trim() == ""
      return first && statement.test(stream.string) ? "keyword" : "variable"
    }
    return plain.test(word) ? "variable" : style
  },
})
