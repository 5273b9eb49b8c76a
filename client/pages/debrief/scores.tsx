/** Safety and liveness apart, then what it cost. */
import type { Debrief } from '../../../shared/wire/debrief.ts'
import { ClaimFlag, Hourglass, Sailing, ShieldCracked, ShieldWhole } from '../../hud/icons.tsx'
import { secondsText } from '../../model/tide.ts'

export function Scores({ debrief }: { readonly debrief: Debrief }) {
  const { safety, liveness, cost } = debrief
  const first = safety.breaches[0]
  const most = Math.max(1, cost.messages, cost.textbook)
  return (
    <div class="scores">
      <div class="sc">
        {safety.held ? <ShieldWhole size={28} /> : <ShieldCracked size={28} />}
        <b>Safety</b>
        <span>
          <b class={safety.held ? 'ok' : 'bad'}>{safety.held ? 'held' : 'broken'}</b>
          {first !== undefined && <span class="dim"> at {secondsText(first.atMs)}</span>}
        </span>
      </div>
      <div class="sc">
        {liveness.reached ? <Sailing /> : <Hourglass />}
        <b>Liveness</b>
        <span>
          <b class={liveness.reached ? 'ok' : 'wait'}>{liveness.reached ? 'reached' : 'not reached'}</b>
          {liveness.atMs !== null && <span class="dim"> at {secondsText(liveness.atMs)}</span>}
          {liveness.words !== '' && <span class="dim block">{liveness.words}</span>}
        </span>
      </div>
      {/* A night that broke ended early: its count says nothing. */}
      <div class="sc" hidden={!safety.held}>
        <ClaimFlag size={26} />
        <b>Messages</b>
        <span />
        <dl class="bars">
          <dt>tonight</dt>
          <dd>
            <i class="yours" style={{ width: `${(cost.messages / most) * 100}%` }}>
              {cost.messages}
            </i>
          </dd>
          <dt>by the book</dt>
          <dd>
            <i style={{ width: `${(cost.textbook / most) * 100}%` }}>{cost.textbook}</i>
          </dd>
        </dl>
      </div>
    </div>
  )
}
