/**
 * A WebSocket (RFC 6455) that does as little as a client may: thousands of them share one core with nothing to spare. No
 * extensions, no fragments, and a mask of zeros, which leaves what is sent as it is.
 */
import { connect, type Socket } from 'node:net'

const FIN = 0x80
const MASKED = 0x80
const BINARY = 0x2
const CLOSE = 0x8
const PING = 0x9
const PONG = 0xa
const NO_MASK = Buffer.alloc(4)

export interface Hears {
  frame(bytes: Buffer): void
  closed(): void
}

export class LeanSocket {
  /** Bytes of frames with their headers, as they came from the server. */
  receivedBytes = 0
  private readonly socket: Socket
  private readonly hears: Hears
  private waiting: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket, hears: Hears) {
    this.socket = socket
    this.hears = hears
  }

  static open(port: number, path: string, hears: Hears): Promise<LeanSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let head = Buffer.alloc(0)
      const greet = (chunk: Buffer): void => {
        head = Buffer.concat([head, chunk])
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        socket.off('data', greet)
        if (!head.toString('latin1').startsWith('HTTP/1.1 101')) {
          socket.destroy()
          reject(new Error(`no socket: ${head.toString('latin1').split('\r\n')[0]}`))
          return
        }
        const lean = new LeanSocket(socket, hears)
        socket.on('data', bytes => lean.hear(bytes))
        socket.on('close', () => hears.closed())
        resolve(lean)
        // What came with the greeting is heard after whoever waits for the socket has it.
        const rest = head.subarray(end + 4)
        if (rest.length > 0) setImmediate(() => lean.hear(rest))
      }
      socket.on('data', greet)
      socket.once('error', reject)
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      )
    })
  }

  send(bytes: Buffer): void {
    this.write(BINARY, bytes)
  }

  close(): void {
    this.socket.destroy()
  }

  private write(opcode: number, bytes: Buffer): void {
    const length =
      bytes.length < 126
        ? Buffer.of(MASKED | bytes.length)
        : Buffer.of(MASKED | 126, bytes.length >> 8, bytes.length & 255)
    this.socket.write(Buffer.concat([Buffer.of(FIN | opcode), length, NO_MASK, bytes]))
  }

  private hear(chunk: Buffer): void {
    this.receivedBytes += chunk.length
    let bytes = this.waiting.length === 0 ? chunk : Buffer.concat([this.waiting, chunk])
    for (;;) {
      const frame = frameOf(bytes)
      if (frame === undefined) break
      bytes = bytes.subarray(frame.end)
      if (frame.opcode === BINARY) this.hears.frame(frame.payload)
      else if (frame.opcode === PING) this.write(PONG, frame.payload)
      else if (frame.opcode === CLOSE) this.close()
    }
    this.waiting = bytes
  }
}

interface Frame {
  readonly opcode: number
  readonly payload: Buffer
  readonly end: number
}

/** The first whole frame; a server sends without a mask. */
function frameOf(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined
  const short = bytes.readUInt8(1) & 0x7f
  const from = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < from) return undefined
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short
  const end = from + length
  if (bytes.length < end) return undefined
  return { opcode: bytes.readUInt8(0) & 0x0f, payload: bytes.subarray(from, end), end }
}
