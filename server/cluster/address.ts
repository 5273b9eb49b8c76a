/** Where the other processes reach this one. */
import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'

/** `host` undefined: this machine's first address that others can see; on a machine without a network its own. */
export function peerUrl(host: string | undefined, port: number): string {
  const addresses = Object.values(networkInterfaces()).flatMap(found => found ?? [])
  const seen = addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
  const name = host ?? seen ?? '127.0.0.1'
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`
}
