/** What bytes a file of text was written in, so that it can be written in the same again. */

type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1'

export interface DecodedFile {
  readonly text: string
  readonly encoding: FileEncoding
  /** The byte order mark stood before it. */
  readonly marked: boolean
}

const MARK = '\uFEFF'

export function decodeFile(bytes: Buffer): DecodedFile {
  const encoding = encodingOf(bytes)
  const text = decode(bytes, encoding)
  return text.startsWith(MARK) ? { text: text.slice(1), encoding, marked: true } : { text, encoding, marked: false }
}

export function encodeFile({ text, encoding, marked }: DecodedFile): Buffer {
  const whole = marked ? MARK + text : text
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(whole, 'utf8')
    case 'utf-16le':
      return Buffer.from(whole, 'utf16le')
    case 'utf-16be':
      return Buffer.from(whole, 'utf16le').swap16()
    case 'latin1':
      return Buffer.from(whole, 'latin1')
  }
}

/** "Unicode text" of a spreadsheet bears a mark; what is no UTF-8 comes from an old one, and every byte is a letter to it. */
function encodingOf(bytes: Buffer): FileEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    return 'latin1'
  }
}

function decode(bytes: Buffer, encoding: FileEncoding): string {
  switch (encoding) {
    case 'utf-8':
      return bytes.toString('utf8')
    case 'utf-16le':
      return bytes.toString('utf16le')
    case 'utf-16be':
      // An odd byte at the end is no letter.
      return Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le')
    case 'latin1':
      return bytes.toString('latin1')
  }
}
