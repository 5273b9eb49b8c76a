/** Server-sent events taken from any stream of text. EventSource cannot be used where a token goes along in a header. */
export interface ServerEvent {
  readonly event: string
  readonly data: string
}

/** Feed it pieces of the stream as they come; it tells each event once it is whole. */
export function eventReader(onEvent: (event: ServerEvent) => void): (piece: string) => void {
  let rest = ''
  return piece => {
    // A piece may end within a line's end.
    const text = (rest + piece).replace(/\r\n|\r(?!$)/g, '\n')
    const blocks = text.split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const event = eventOf(block)
      if (event !== undefined) onEvent(event)
    }
  }
}

function eventOf(block: string): ServerEvent | undefined {
  const data: string[] = []
  let event = 'message'
  for (const line of block.split('\n')) {
    const [, name, value = ''] = /^(\w+)(?:: ?(.*))?$/.exec(line) ?? []
    if (name === 'data') data.push(value)
    if (name === 'event') event = value
  }
  return data.length === 0 ? undefined : { event, data: data.join('\n') }
}
