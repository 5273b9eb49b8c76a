/** GET /api/levels/PROTOCOL/LEVEL: what of a level may be changed, for the form in which an instructor does it. */
import type { ServerResponse } from 'node:http'
import { parametersOf } from '../../shared/match/level-parameters.ts'
import { sendJson } from './headers.ts'

export function levelParameters(response: ServerResponse, protocol: string, level: string): void {
  const found = parametersOf(protocol, level)
  if (found === undefined) sendJson(response, 404, { error: 'There is no such level.' })
  else sendJson(response, 200, found)
}
