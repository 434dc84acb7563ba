// Files that the person takes along: text as it is, or an SVG drawn into a PNG.

function download(blob, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10000)
}

export function saveText(name, type, text) {
  download(new Blob([text], {type}), name)
}

// Draws at twice the size, which is what screens show.
export function savePng(name, svg) {
  const image = new Image()
  image.onload = () => {
    const canvas = document.createElement("canvas")
    canvas.width = image.naturalWidth * 2
    canvas.height = image.naturalHeight * 2
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
    canvas.toBlob(blob => blob && download(blob, name), "image/png")
  }
  // The page's policy lets images come as data.
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg)
}
