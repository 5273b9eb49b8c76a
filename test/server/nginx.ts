/** nginx with the very configuration that the README shows, on ports of our own, if this machine has one. */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { freePort } from '../bench/server/child.ts'
import { untilListens } from './redis.ts'

export interface Nginx {
  readonly url: string
  end(): Promise<void>
}

const README = path.resolve(import.meta.dirname, '..', '..', 'README.md')
/** Debian keeps it where only root's PATH looks. */
const PROGRAM = existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx'

export const hasNginx = (): boolean => spawnSync(PROGRAM, ['-v']).status === 0

function shown(): string {
  const [, block] = /```nginx\n([\s\S]*?)```/.exec(readFileSync(README, 'utf8')) ?? []
  if (block === undefined) throw new Error('the README shows no configuration of nginx')
  return block
}

/** The README's first two processes, wherever they listen here. */
function moved(listen: number, [first, second]: readonly [number, number]): string {
  const text = shown()
  for (const part of ['listen 80;', '127.0.0.1:2567', '127.0.0.1:2568'])
    if (!text.includes(part)) throw new Error(`the README's nginx has no ${part}`)
  return text
    .replace('listen 80;', `listen 127.0.0.1:${listen};`)
    .replace('127.0.0.1:2567', `127.0.0.1:${first}`)
    .replace('127.0.0.1:2568', `127.0.0.1:${second}`)
}

export async function startNginx(ports: readonly [number, number]): Promise<Nginx> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'isles-nginx-'))
  const port = await freePort()
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  mkdirSync(path.join(folder, 'temp'))
  const paths = temps.map(name => `${name}_temp_path ${folder}/temp/${name};`).join('\n')
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events {}
http { access_log off; ${paths}\n${moved(port, ports)} }`,
  )
  const nginx = spawn(PROGRAM, ['-p', folder, '-c', file, '-e', path.join(folder, 'error.log')], { stdio: 'ignore' })
  const gone = new Promise(resolve => nginx.once('exit', resolve))
  const end = async (): Promise<void> => {
    nginx.kill('SIGKILL')
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await untilListens(port)
    return { url: `http://127.0.0.1:${port}`, end }
  } catch (error) {
    await end()
    throw error
  }
}
