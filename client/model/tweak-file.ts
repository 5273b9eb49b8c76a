/** A changed level as a file. It says of which level it is. */
import type { LevelTweak, PlanCheck } from '../../shared/wire/plan.ts'
import type { Parsed } from '../../shared/wire/validate.ts'
import { parseTweak } from '../../shared/wire/validate-plan.ts'
import { saveFile } from './save-file.ts'

const FORMAT = 'lossy-isles/level'
const FILE_BYTES = 64_000

export function saveTweakFile(changed: PlanCheck): void {
  const name = changed.tweak.title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'level'
  const text = `${JSON.stringify({ format: FORMAT, ...changed }, null, 2)}\n`
  saveFile({ name: `${name}.level.json`, mediaType: 'application/json', text })
}

export async function openTweakFile(file: File, protocol: string, level: string): Promise<Parsed<LevelTweak>> {
  if (file.size > FILE_BYTES) return { ok: false, why: `${file.name} is too large to be a level.` }
  let said: unknown
  try {
    said = JSON.parse(await file.text())
  } catch {
    return { ok: false, why: `${file.name} is not a level: it is not JSON.` }
  }
  if (!(said instanceof Object && 'format' in said && said.format === FORMAT && 'tweak' in said))
    return { ok: false, why: `${file.name} is not a changed level.` }
  const whose = 'protocol' in said && 'level' in said ? `${said.protocol}/${said.level}` : 'another level'
  if (whose !== `${protocol}/${level}`) return { ok: false, why: `${file.name} changes ${whose}, not this level.` }
  return parseTweak(said.tweak)
}
