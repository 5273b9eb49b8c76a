import { useEffect, useMemo } from 'preact/hooks'
import type { NodeId } from '../../../../shared/kernel/protocol.ts'
import type { Debrief } from '../../../../shared/wire/debrief.ts'
import { useStore } from '../../../hud/use-store.ts'
import {
  crossed,
  type Foresight,
  justBefore,
  momentsFor,
  NOTHING_SAID,
  passedOver,
  watched,
} from '../../../model/foresight.ts'
import type { Playback } from '../../../model/playback.ts'
import { preferences } from '../../../model/preferences.ts'
import { createStore, type Store } from '../../../model/store.ts'
import { usePlayback } from './use-playback.ts'

interface Watching {
  readonly playback: Store<Playback>
  readonly foresight: Store<Foresight>
}

/** A replay that stands still by itself just before something is asked. */
export function useForesight(debrief: Debrief, viewer: NodeId | null, you: NodeId | null): Watching {
  const { foretell } = useStore(preferences)
  const { diagram } = debrief
  const moments = useMemo(() => (foretell ? momentsFor(debrief, viewer, you) : []), [debrief, viewer, you, foretell])
  const foresight = useMemo(() => createStore<Foresight>(NOTHING_SAID), [diagram])
  const playback = usePlayback(diagram, (before, after) => {
    const open = crossed(moments, foresight.get(), before.atMs, after.atMs)
    if (open === undefined) return after
    foresight.set({ ...foresight.get(), open })
    return { ...after, atMs: justBefore(open), playing: false }
  })
  useEffect(
    () => playback.subscribe(() => foresight.set(watched(foresight.get(), playback.get(), diagram.endMs))),
    [playback, foresight],
  )
  // Somebody looks with other eyes, or wants no questions: what was open is not theirs any more.
  useEffect(() => {
    const { open } = foresight.get()
    if (open !== null && !moments.some(({ key, node }) => key === open.key && node === open.node))
      foresight.set(passedOver(foresight.get()))
  }, [moments])
  return { playback, foresight }
}
