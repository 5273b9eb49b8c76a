/** What the projector shows. No name of a student is in it, nor anything of a night that is still played. */
import { findExample, heatOf } from '../../shared/classroom/heat.ts'
import { groupsOf } from '../../shared/classroom/standing.ts'
import type { NightDone, SessionState } from '../../shared/classroom/state.ts'
import type { Json } from '../../shared/kernel/json.ts'
import { debriefOf } from '../../shared/match/debrief.ts'
import { type Page, playedAgain } from '../../shared/match/page.ts'
import type { ClassDebrief, Shown } from '../../shared/wire/classroom.ts'
import type { Debrief } from '../../shared/wire/debrief.ts'
import { beliefsOf } from './beliefs.ts'
import type { ClassSession } from './session.ts'

const CODE: Shown = { type: 'code' }

/** Undefined: there is no such example. */
export async function shownOf(session: ClassSession): Promise<Shown | undefined> {
  const { state } = session
  const { shown: what } = state
  if (what.type === 'code') return CODE
  return what.type === 'class' ? { type: 'class', debrief: classDebrief(state) } : exampleOf(session, what.id)
}

async function exampleOf({ state, code, hub }: ClassSession, id: string): Promise<Shown | undefined> {
  const example = findExample(state.nights, id)
  if (example === undefined) return undefined
  const { journal } = hub.house
  await journal.durable()
  const { nights } = await journal.store.classFiles(code)
  const page = nights.find(record => record.id === example.night.id)?.page
  const debrief = page === undefined ? undefined : withoutNames(example.night, page)
  if (debrief === undefined) return undefined
  const { rule, act } = example
  return { type: 'example', rule, act, debrief, word: beliefsOf(example.night.protocol, rule)?.word ?? rule }
}

/** Played again from its page, in which nobody has a name. */
function withoutNames({ protocol, level, attempt }: NightDone, page: Json): Debrief | undefined {
  if (!isPage(page)) return undefined
  const run = playedAgain(protocol, level, page)
  if (run === undefined) return undefined
  const cast = Object.keys(run.deal).map(node => ({ node, player: node, kind: page.hands[node]?.by ?? 'bot' }))
  const debrief = debriefOf(run, cast, attempt)
  // "n3 (Kind Otter): ..." has become "n3 (n3): ...".
  const sentence = cast.reduce((text, { node }) => text.replaceAll(`${node} (${node})`, node), debrief.sentence)
  return { ...debrief, sentence, questions: [] }
}

/** It was written by this house, and the replay looks at the rest. */
function isPage(page: unknown): page is Page {
  return page instanceof Object && 'inputs' in page && 'hands' in page && 'seed' in page
}

/** Of the level that is played, or was last: nights that are over. */
export function classDebrief(state: SessionState): ClassDebrief {
  const level = state.nights.findLast(night => night.step === state.step)
  return {
    title: level?.levelTitle ?? state.plan.title,
    groups: groupsOf(state).map(({ id }) => groupDebrief(id, ofStep(state, id))),
    misconceptions: heatOf(state.nights, [], beliefsOf).map(({ word, why, cite, total }) => ({
      word,
      why,
      cite,
      total,
    })),
  }
}

function ofStep({ nights, groups }: SessionState, id: string): readonly NightDone[] {
  const last = nights.findLast(night => night.group === id)?.step ?? groups[id]?.step
  return nights.filter(night => night.group === id && night.step === last)
}

function groupDebrief(id: string, nights: readonly NightDone[]): ClassDebrief['groups'][number] {
  const last = nights.at(-1)
  const broken = nights.find(night => night.safety === 'broken')
  const sum = (count: (night: NightDone) => number): number => nights.reduce((total, night) => total + count(night), 0)
  return {
    id,
    safety: broken === undefined ? 'held' : 'broken',
    liveness: last === undefined ? 'not yet' : nights.every(n => n.liveness === 'reached') ? 'reached' : 'missed',
    messages: sum(night => night.messages),
    textbook: sum(night => night.textbook),
    headline: (broken ?? last)?.headline ?? 'Not there yet',
  }
}
