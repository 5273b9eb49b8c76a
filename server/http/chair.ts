/** The network's chair: GET lists the puzzles, POST plays a schedule. Pure: nothing is kept, so nothing can be lost. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { chairOf, NotOffered, puzzleCards } from '../../shared/check/chair/index.ts'
import { parseChairAsk } from '../../shared/wire/validate.ts'
import { readJson } from './body.ts'
import { sendJson } from './headers.ts'

export const chairCards = puzzleCards()

export async function chair(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readJson(request)
  if (!body.ok) return sendJson(response, body.status, { error: body.why })
  const ask = parseChairAsk(body.value)
  if (!ask.ok) return sendJson(response, 400, { error: ask.why })
  try {
    const screen = chairOf(ask.value)
    if (screen === undefined) sendJson(response, 404, { error: 'There is no such cluster.' })
    else sendJson(response, 200, screen)
  } catch (error) {
    if (!(error instanceof NotOffered)) throw error
    sendJson(response, 409, { error: `This schedule does not fit: ${error.message}.` })
  }
}
