/** What one who watches is asked, and at the end what came of it. */
import { useEffect, useRef } from 'preact/hooks'
import type { Confidence } from '../../../../shared/wire/screen.ts'
import { ForetellForm } from '../../../hud/foretell-form.tsx'
import { useStore } from '../../../hud/use-store.ts'
import type { Foresight, Moment, Said } from '../../../model/foresight.ts'
import type { Store } from '../../../model/store.ts'
import { Compared } from '../foretold.tsx'

interface ForesightBoxProps {
  readonly foresight: Store<Foresight>
  readonly onSay: (choice: number, confidence: Confidence) => void
  readonly onPass: () => void
}

export function ForesightBox({ foresight, onSay, onPass }: ForesightBoxProps) {
  const { open, said } = useStore(foresight)
  const told = said.filter(one => one.told)
  const waiting = said.length - told.length
  return (
    <>
      {open !== null && <Asked key={open.key} moment={open} onSay={onSay} onPass={onPass} />}
      <div class="foreseen" role="status">
        {open === null && waiting > 0 && <p class="dim">You have said it. The end of the night tells.</p>}
        {told.length > 0 && <Told told={told} />}
      </div>
    </>
  )
}

interface AskedProps extends Pick<ForesightBoxProps, 'onSay' | 'onPass'> {
  readonly moment: Moment
}

function Asked({ moment: { node, ask, options }, onSay, onPass }: AskedProps) {
  const box = useRef<HTMLElement>(null)
  // The sea stands still for it: whoever uses keys goes on from here.
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={box} class="predict" tabIndex={-1} aria-label="Before you see it">
      <p>
        <b>As if you were {node}:</b> {ask}
      </p>
      <ForetellForm options={options} onSay={onSay} />
      <button type="button" class="btn" onClick={onPass}>
        Just watch
      </button>
    </section>
  )
}

function Told({ told }: { readonly told: readonly Said[] }) {
  const foreseen = told.filter(({ choice, moment }) => choice === moment.came).length
  return (
    <section class="foretold" aria-label="What you foresaw">
      <p>
        <b>
          {foreseen} of {told.length} foreseen
        </b>
      </p>
      {told.map(({ moment, choice, confidence }) => (
        <div key={moment.key}>
          <p>
            As {moment.node}: {moment.ask}
          </p>
          <ul>
            <Compared who="You" said={{ ...moment, choice, confidence }} />
          </ul>
          <p class="dim">{moment.because}</p>
        </div>
      ))}
    </section>
  )
}
