/** What is done with the whole class. Each button says while its wish is under way. */
import type { ComponentChildren } from 'preact'
import { CLASS_SPEEDS } from '../../../../shared/wire/classroom.ts'
import { Play } from '../../../hud/icons.tsx'
import { Segmented } from '../../../hud/segmented.tsx'
import { Clock, NextStep, Projector, Say, Snowflake, Stop, Undo } from '../../../hud/teach-icons.tsx'
import { useStore } from '../../../hud/use-store.ts'
import { useWanted } from '../../../hud/use-wanted.ts'
import type { ClassProps } from '../class.tsx'

const SPEED_WORDS: Readonly<Record<(typeof CLASS_SPEEDS)[number], string>> = {
  0.25: '¼',
  0.5: '½',
  1: '1×',
  2: '2',
  4: '4',
}

export function Controls(props: ClassProps) {
  const { head, onOpen } = props
  const { phase } = head
  return (
    <div class="controls">
      <div>
        {phase === 'lobby' && (
          <>
            <Deed onPress={() => onOpen({ type: 'start' })} primary keys="b">
              <Play /> Start
            </Deed>
            <Deed onPress={() => onOpen({ type: 'rehearse' })} keys="r">
              Rehearse
            </Deed>
          </>
        )}
        {(phase === 'playing' || phase === 'between') && <Pace {...props} />}
        <Deed onPress={() => onOpen({ type: 'projector' })} keys="p">
          <Projector /> Projector
        </Deed>
        {phase !== 'ended' && (
          <Deed onPress={() => onOpen({ type: 'say', to: null })} keys="m">
            <Say /> Say to all
          </Deed>
        )}
      </div>
      <div>
        {phase === 'playing' && <Speed {...props} />}
        {phase === 'playing' && head.step?.endsMs != null && (
          <Deed onPress={() => onOpen({ type: 'extend' })}>
            <Clock /> More time
          </Deed>
        )}
        <UndoButton {...props} />
        {phase !== 'ended' && (
          <Deed onPress={() => onOpen({ type: 'end' })} keys="e">
            <Stop /> End{phase === 'lobby' ? '' : ' and report'}
          </Deed>
        )}
        <button type="button" class="round" aria-label="Keys" onClick={() => onOpen({ type: 'help' })}>
          ?
        </button>
      </div>
    </div>
  )
}

function Pace({ head, session, onOpen }: ClassProps) {
  return (
    <>
      {head.frozen === null ? (
        <Deed onPress={() => onOpen({ type: 'freeze', group: null })} keys="f">
          <Snowflake /> Freeze all
        </Deed>
      ) : (
        <Deed onPress={() => void session.ask({ type: 'thaw', group: null })} primary keys="f">
          <Snowflake /> Let go
        </Deed>
      )}
      <Deed onPress={() => onOpen({ type: 'next' })} primary={head.phase === 'between'} keys="n">
        <NextStep /> Next level
      </Deed>
    </>
  )
}

function Speed({ head, session }: ClassProps) {
  const [value, want] = useWanted(head.speed, async wanted => {
    const speed = CLASS_SPEEDS.find(one => one === wanted)
    return speed !== undefined && session.ask({ type: 'speed', speed })
  })
  return (
    <Segmented
      label="Speed"
      shown
      name="speed"
      value={value}
      options={CLASS_SPEEDS.map(speed => ({
        value: speed as number,
        word: SPEED_WORDS[speed],
        says: `${speed} times`,
      }))}
      onChoose={want}
    />
  )
}

function UndoButton({ head, session }: ClassProps) {
  const { busy } = useStore(session.asked)
  if (head.undo === null) return null
  const under = busy.includes(JSON.stringify({ type: 'undo' }))
  return (
    <button
      type="button"
      class="btn undo"
      aria-busy={under}
      aria-keyshortcuts="u"
      title={head.undo}
      onClick={() => void session.ask({ type: 'undo' })}
    >
      <Undo />
      <span>
        Undo: <b>{head.undo}</b>
      </span>
    </button>
  )
}

interface DeedProps {
  readonly onPress: () => void
  readonly primary?: boolean
  readonly keys?: string
  readonly children: ComponentChildren
}

function Deed({ onPress, primary = false, keys, children }: DeedProps) {
  return (
    <button type="button" class={`btn${primary ? ' pri' : ''}`} aria-keyshortcuts={keys} onClick={onPress}>
      {children}
    </button>
  )
}
