/** The one line (and its import) that makes a protocol known to the server, the client and the battery. */
import type { Names } from './names.ts'

const LIST = /(export const protocols: readonly Protocol<Kit>\[\] = \[)([^\]]*)(\])/
const LAST_IMPORT = /^import .*$(?![\s\S]*^import )/m

/** Undefined when the registry looks otherwise than this tool expects. */
export function registered(registry: string, { camel, kebab }: Names): string | undefined {
  if (!LIST.test(registry) || !LAST_IMPORT.test(registry)) return undefined
  return registry
    .replace(LAST_IMPORT, line => `${line}\nimport { ${camel} } from './${kebab}/index.ts'`)
    .replace(LIST, (_all, open: string, items: string, close: string) => {
      const known = items
        .split(',')
        .map(item => item.trim())
        .filter(item => item !== '')
      return `${open}${[...known, camel].join(', ')}${close}`
    })
}
