import { Hourglass, Sailing, ShieldCracked, ShieldWhole } from '../../hud/icons.tsx'

/** Safety is not known to one node: the lamp says "held" until the match freezes on a violation. */
export function SafetyLamp({ broken }: { readonly broken: boolean }) {
  return (
    <div class={`lamp ${broken ? 'bad' : 'ok'}`}>
      {broken ? <ShieldCracked /> : <ShieldWhole />}
      <span>
        Safety <b>{broken ? 'broken' : 'held'}</b>
      </span>
    </div>
  )
}

/** Liveness as far as this node knows. */
export function LivenessLamp({ reached }: { readonly reached: boolean }) {
  return (
    <div class={`lamp ${reached ? 'ok' : 'wait'}`}>
      {reached ? <Sailing /> : <Hourglass />}
      <span>
        Liveness <b>{reached ? 'reached' : 'not yet'}</b>
      </span>
    </div>
  )
}

export function Pips({ done, of }: { readonly done: number; readonly of: number }) {
  if (of <= 0 || of > 9) return null
  return (
    <span class="pips" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <i key={index} class={index < done ? 'on' : ''} />
      ))}
    </span>
  )
}
