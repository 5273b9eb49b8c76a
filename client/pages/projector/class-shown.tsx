import type { ClassDebrief } from '../../../shared/wire/classroom.ts'
import { Hourglass, Sailing, ShieldCracked, ShieldWhole } from '../../hud/icons.tsx'
import { byNumber } from '../../model/teacher.ts'

const BELIEFS = 3

/** What the class came to: safety and goal of each group, and what was believed wrongly most often. */
export function ClassShown({ debrief }: { readonly debrief: ClassDebrief }) {
  const { groups, misconceptions } = debrief
  const held = groups.filter(group => group.safety === 'held').length
  const reached = groups.filter(group => group.liveness === 'reached').length
  return (
    <main class="classshown">
      <h2>Debrief: {debrief.title}</h2>
      <p class="wallsums">
        <span class={held === groups.length ? 'ok' : 'bad'}>
          {held === groups.length ? <ShieldWhole size={44} /> : <ShieldCracked size={44} />} safety held in {held} of{' '}
          {groups.length}
        </span>
        <span class={reached === groups.length ? 'ok' : 'wait'}>
          {reached === groups.length ? <Sailing size={44} /> : <Hourglass size={44} />} goal reached in {reached} of{' '}
          {groups.length}
        </span>
      </p>
      <div class="twohalves">
        <ul class={`wallgroups${groups.length > 12 ? ' many' : ''}`}>
          {byNumber(groups).map(group => (
            <li key={group.id}>
              <b>Group {group.id}</b>
              <span class={group.safety === 'held' ? 'ok' : 'bad'}>
                {group.safety === 'held' ? <ShieldWhole size={28} /> : <ShieldCracked size={28} />} {group.safety}
              </span>
              <span class={group.liveness === 'reached' ? 'ok' : 'wait'}>
                {group.liveness === 'reached' ? <Sailing size={28} /> : <Hourglass size={28} />} {group.liveness}
              </span>
              <span class="cost">
                {group.liveness === 'not yet'
                  ? 'still at sea'
                  : `${group.messages} messages, the book ${group.textbook}`}
              </span>
            </li>
          ))}
        </ul>
        <section aria-labelledby="wallbeliefs">
          <h2 id="wallbeliefs">{misconceptions.length === 0 ? 'No misconception was met' : 'What misled us'}</h2>
          <ol class="wallbeliefs">
            {misconceptions.slice(0, BELIEFS).map(one => (
              <li key={one.word}>
                <b>
                  {one.word} <span class="times">×{one.total}</span>
                </b>
                <p>
                  {one.why} <cite>{one.cite}</cite>
                </p>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </main>
  )
}
