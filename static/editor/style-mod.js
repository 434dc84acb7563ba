// Stands in for the package `style-mod`, through which CodeMirror brings its style rules. The original
// writes a <style> element, which the page's content security policy refuses; this one hands the same
// rules to the document as a constructed sheet, which needs no exception from the policy.
import {StyleModule as Original} from "../../node_modules/style-mod/src/style-mod.js"

const mounted = new WeakMap() // document or shadow root -> {sheet, modules}

export class StyleModule extends Original {
  static mount(root, modules) {
    const wanted = Array.isArray(modules) ? modules : [modules]
    let home = mounted.get(root)
    if (!home) {
      const view = (root.ownerDocument || root).defaultView
      home = {sheet: new view.CSSStyleSheet(), modules: []}
      mounted.set(root, home)
      root.adoptedStyleSheets = [home.sheet, ...root.adoptedStyleSheets]
    }
    // Later modules win over earlier ones, so what is asked for now goes last, in its own order.
    const next = [...home.modules.filter(module => !wanted.includes(module)), ...wanted]
    if (next.length == home.modules.length && next.every((module, i) => module == home.modules[i])) return
    home.modules = next
    home.sheet.replaceSync(next.map(module => module.getRules()).join("\n"))
  }
}
