/**
 * A process with the least that Colyseus can do: rooms of a small state that changes before every patch, ten patches a
 * second, and an answer to every message. Told its port by the environment.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { type Client, LocalDriver, LocalPresence, matchMaker, Room } from '@colyseus/core'
import { setTransport } from '@colyseus/core/Transport'
import { schema, t } from '@colyseus/schema'
import { WebSocketTransport } from '@colyseus/ws-transport'

const PATCH_MS = 100

const BareState = schema({ tick: t.number(), said: t.map('number') })

class BareRoom extends Room {
  override patchRate = PATCH_MS
  override state = new BareState()

  override onCreate(): void {
    this.setSimulationInterval(() => {
      this.state.tick = (this.state.tick ?? 0) + 1
    }, PATCH_MS)
    this.onMessage('say', (client: Client, said: number) => {
      this.state.said.set(client.sessionId, said)
      client.send('seen', said)
    })
  }

  override onJoin(client: Client): void {
    this.state.said.set(client.sessionId, 0)
  }
}

async function seatFor(request: IncomingMessage): Promise<object> {
  for await (const _chunk of request) {
    // The options are empty; they are read so that the connection can be used again.
  }
  const [, , method, to = ''] = (request.url ?? '').split('/')
  return method === 'create' ? matchMaker.create(to, {}) : matchMaker.joinById(to, {})
}

const http = createServer((request, response) => {
  seatFor(request).then(
    seat => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(seat)),
    (error: unknown) => response.writeHead(500).end(JSON.stringify({ error: String(error) })),
  )
})
const transport = new WebSocketTransport({ noServer: true })
transport.attachToServer(http)
setTransport(transport)
await matchMaker.setup(new LocalPresence(), new LocalDriver())
matchMaker.defineRoomType('bare', BareRoom)
await matchMaker.accept()
http.listen(Number(process.env['PORT']), '127.0.0.1')
