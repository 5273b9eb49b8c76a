/** Builds the client when its sources have changed since the last time. */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const stamp = `${root}client/dist/.built-from`

function sourcesHash(): string {
  const hash = createHash('sha256')
  const files = globSync(['client/**/*.*', 'shared/**/*.{ts,md}', 'package-lock.json'], {
    cwd: root,
    exclude: ['client/dist/**'],
  })
  for (const file of files.sort()) hash.update(file).update(readFileSync(root + file))
  return hash.digest('hex')
}

const now = sourcesHash()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  process.stderr.write('Building the client ...\n')
  await build({ configFile: `${root}client/vite.config.ts`, logLevel: 'warn' })
  writeFileSync(stamp, now)
}
