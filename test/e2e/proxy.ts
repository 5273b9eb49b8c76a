/** A proxy as some schools have one: it passes requests on, and knows nothing of WebSockets. */
import { request as ask, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SchoolProxy {
  readonly url: string
  /** How many sockets were asked for. */
  sockets(): number
  /** Whatever is under way breaks off. */
  cut(): void
  close(): Promise<void>
}

export async function startProxy(to: string): Promise<SchoolProxy> {
  let sockets = 0
  // A server that does not listen to 'upgrade' takes such a request for a common one; headers of one hop go no further.
  const server = createServer((request, response) => {
    const { upgrade, connection: _, ...headers } = request.headers
    if (upgrade !== undefined) sockets += 1
    const onward = ask(to + (request.url ?? '/'), { method: request.method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    response.on('close', () => onward.destroy())
    request.pipe(onward)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sockets: () => sockets,
    cut: () => server.closeAllConnections(),
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}
