/** A match's link over one of Colyseus' sockets. */
import type { Client } from '@colyseus/core'
import { WebSocketClient } from '@colyseus/ws-transport'
import type { FromServer } from '../../shared/wire/messages.ts'
import type { Page } from './page.ts'
import { type Link, UNREAD_BYTES } from './person.ts'

/** Nothing leaves before what it follows from is durable. */
export function socketLink(client: Client, page: Page): Link {
  return {
    send<K extends keyof FromServer>(type: K, payload: FromServer[K]) {
      page.show(() => {
        if (client instanceof WebSocketClient && client.ref.bufferedAmount > UNREAD_BYTES) client.ref.terminate()
        else client.send(type, payload)
      })
    },
    close: (code, reason) => page.show(() => client.leave(code, reason)),
  }
}
