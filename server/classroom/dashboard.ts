/**
 * What all teachers of a session are shown. It is reckoned once for all of them, and only where something has stirred;
 * who opens the page later is told what the others know already.
 */
import { heatOf, type RunningMistakes } from '../../shared/classroom/heat.ts'
import { enrolled, groupsOf } from '../../shared/classroom/standing.ts'
import type { GroupId, GroupTile, StudentId, StudentRow, ToTeacher } from '../../shared/wire/classroom.ts'
import { beliefsOf } from './beliefs.ts'
import { previewOf } from './joining.ts'
import { eventOf } from './listener.ts'
import { againstClass } from './progress.ts'
import { rowOf } from './rows.ts'
import type { ClassSession } from './session.ts'
import { tileOf } from './tiles.ts'
import { headOf } from './views.ts'

type Part = keyof Pick<ToTeacher, 'head' | 'heat' | 'preview' | 'shown'>

export class Dashboard {
  private readonly session: ClassSession
  private readonly rows = new Map<StudentId, string>()
  private readonly tiles = new Map<GroupId, string>()
  private readonly parts = new Map<Part, string>()
  private deeds = 0

  constructor(session: ClassSession) {
    this.session = session
  }

  /** Everything there is, as of the last news. */
  everything(): readonly string[] {
    const { state } = this.session
    const part = (type: Part): string[] => {
      const text = this.parts.get(type)
      return text === undefined ? [] : [this.event(type, text)]
    }
    return [
      ...part('head'),
      eventOf('rows', listOf([...this.rows.values()], [])),
      eventOf('tiles', listOf([...this.tiles.values()], [])),
      ...(['heat', 'preview', 'shown'] as const).flatMap(part),
      eventOf('deeds', JSON.stringify(state.deeds.slice(0, this.deeds))),
    ]
  }

  /** What is new. `stirred`: the groups in whose matches something has happened. */
  news(stirred: ReadonlySet<GroupId>): readonly string[] {
    const { session } = this
    const { state } = session
    const deeds = state.deeds.slice(this.deeds)
    this.deeds = state.deeds.length
    return [
      ...this.part('head', headOf(session)),
      ...this.rowNews(),
      ...this.tileNews(stirred),
      ...this.part('heat', heatOf(state.nights, runningMistakes(session), beliefsOf)),
      ...this.part('preview', previewOf(session)),
      ...this.part('shown', session.audience.shown),
      ...(deeds.length === 0 ? [] : [eventOf('deeds', JSON.stringify(deeds))]),
    ]
  }

  private part<K extends Part>(type: K, payload: unknown): readonly string[] {
    const text = JSON.stringify(payload)
    if (this.parts.get(type) === text) return []
    this.parts.set(type, text)
    return [this.event(type, text)]
  }

  /** The time of day goes along with the head, and is no news by itself. */
  private event(type: Part, text: string): string {
    return eventOf(type, type === 'head' ? `{"nowMs":${this.session.hub.dayMs()},${text.slice(1)}` : text)
  }

  private rowNews(): readonly string[] {
    const { session } = this
    const against = againstClass(session.state, session.hub.dayMs())
    const all = enrolled(session.state).map((student): readonly [StudentId, StudentRow] => [
      student.id,
      rowOf(session, student, against),
    ])
    return changes('rows', this.rows, all, new Set(all.map(([id]) => id)))
  }

  private tileNews(stirred: ReadonlySet<GroupId>): readonly string[] {
    const { session } = this
    const groups = groupsOf(session.state)
    const fresh = groups
      .filter(group => stirred.has(group.id))
      .flatMap((group): readonly (readonly [GroupId, GroupTile])[] => {
        const tile = tileOf(session, group, session.groups.play(group.id))
        return tile === undefined ? [] : [[group.id, tile]]
      })
    return changes('tiles', this.tiles, fresh, new Set(groups.map(group => group.id)))
  }
}

/** Of the nights that are played; those that are over stand in the state. */
function runningMistakes({ state, groups }: ClassSession): readonly RunningMistakes[] {
  return groupsOf(state).flatMap(({ id }) => {
    const play = groups.play(id)
    if (play?.match === undefined || play.phase !== 'night') return []
    const mistakes = play.match.watched.mistakes().map(({ player, rule }) => ({ student: player, rule }))
    return [{ group: id, protocol: play.options.protocol, mistakes }]
  })
}

const listOf = (changed: readonly string[], gone: readonly string[]): string =>
  `{"changed":[${changed.join(',')}],"gone":${JSON.stringify(gone)}}`

/** Remembers what is fresh, forgets what is not there any more, and says what of it is new. */
function changes<T>(
  type: 'rows' | 'tiles',
  known: Map<string, string>,
  fresh: readonly (readonly [string, T])[],
  there: ReadonlySet<string>,
): readonly string[] {
  const changed: string[] = []
  for (const [id, value] of fresh) {
    const text = JSON.stringify(value)
    if (known.get(id) === text) continue
    known.set(id, text)
    changed.push(text)
  }
  const gone = [...known.keys()].filter(id => !there.has(id))
  for (const id of gone) known.delete(id)
  return changed.length + gone.length === 0 ? [] : [eventOf(type, listOf(changed, gone))]
}
