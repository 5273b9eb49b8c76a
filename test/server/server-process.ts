/** The real server in a process of its own, as an operator runs it. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const ROOT = path.resolve(import.meta.dirname, '..', '..')
const START_WITHIN_MS = 60_000

export class ServerProcess {
  readonly child: ChildProcess
  readonly exit: Promise<number | null>
  output = ''

  constructor(settings: Readonly<Record<string, string>>) {
    this.child = spawn(path.join(ROOT, 'node_modules/.bin/node'), ['server/main.ts'], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...settings },
    })
    const hear = (chunk: unknown): void => {
      this.output += String(chunk)
    }
    this.child.stdout?.on('data', hear)
    this.child.stderr?.on('data', hear)
    this.exit = new Promise(resolve => this.child.once('exit', resolve))
  }

  /** The port it listens on. */
  async port(): Promise<number> {
    const untilMs = performance.now() + START_WITHIN_MS
    while (performance.now() < untilMs) {
      const [, port] = /"port":(\d+),"msg":"listening"/.exec(this.output) ?? []
      if (port !== undefined) return Number(port)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    throw new Error(`did not start: ${this.output}`)
  }

  async end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null> {
    this.child.kill(signal)
    return this.exit
  }
}
