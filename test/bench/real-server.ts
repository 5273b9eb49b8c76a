/** The real server in a process of its own, with the client as it is built. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './root.ts'
import { end, freePort, startNode, untilServed } from './server/child.ts'

export interface RealServer {
  readonly url: string
  readonly pid: number
  end(): Promise<void>
}

export async function startRealServer(root = ROOT): Promise<RealServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lossy-isles-data-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = startNode(join(root, 'server', 'main.ts'), undefined, {
    PORT: String(port),
    HOST: '127.0.0.1',
    LOG_LEVEL: 'warn',
    DATA_DIR: dataDir,
  })
  const endAll = async (): Promise<void> => {
    await end(server)
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await untilServed(`${url}/healthz`, 20_000)
    return { url, pid: server.pid, end: endAll }
  } catch (error) {
    await endAll()
    throw error
  }
}
