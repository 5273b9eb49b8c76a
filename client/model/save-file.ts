/** Hands a text to the browser as a file: it asks where to, or puts it where downloads go. */
export function saveFile({
  name,
  mediaType,
  text,
}: {
  readonly name: string
  readonly mediaType: string
  readonly text: string
}): void {
  saveBlob(name, new Blob([text], { type: mediaType }))
}

export function saveBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1000)
}
