// Starts the page: compiles the wasm module once and leaves the address of its glue for the workers, which
// get the compiled module from the page (src/platform/worker/link.rs).
(async () => {
  // The shell of the first moments has no head in a frame.
  if (/[?&]embed\b/.test(location.search)) document.documentElement.dataset.embed = "yes"
  const [js, wasm] = document.querySelector("meta[name=lexiscope-module]").content.split(" ")
  const at = name => new URL(name, document.baseURI).href
  globalThis.lexiscopeGlue = at(js)
  const response = fetch(at(wasm))
  const [glue, module] = await Promise.all([
    import(at(js)),
    // Servers that do not know .wasm send another type, which streaming refuses.
    WebAssembly.compileStreaming(response.then(answer => answer.clone()))
      .catch(async () => WebAssembly.compile(await (await response).arrayBuffer())),
  ])
  await glue.default({module_or_path: module})
})().catch(error => {
  const boot = document.getElementById("boot") || document.body
  boot.setAttribute("role", "alert")
  boot.textContent = "Lexiscope could not start: " + error
})
