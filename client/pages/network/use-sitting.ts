/** A sitting: the schedule so far and where in it one looks. Looking back loses nothing before a new act is made there. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { ChairScreen } from '../../../shared/wire/chair.ts'
import { fetchSitting, keepStars, readActs, writeActs } from '../../model/chair.ts'
import { networkPath, type PuzzleName } from '../../model/route.ts'

export interface SittingState {
  readonly screen: ChairScreen | null
  readonly trouble: string | null
  readonly busy: boolean
  readonly acts: readonly number[]
  readonly at: number
  act(index: number): void
  look(at: number): void
  again(): void
  say(invariant: string): void
  show(): void
  retry(): void
}

interface Place {
  readonly acts: readonly number[]
  readonly at: number
}

type Extra = { readonly verdict?: string; readonly show?: boolean }

export function useSitting(puzzle: PuzzleName): SittingState {
  const [place, setPlace] = useState<Place>(() => {
    const acts = readActs(new URLSearchParams(location.search).get('acts'))
    return { acts, at: acts.length }
  })
  const [screen, setScreen] = useState<ChairScreen | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  /** The place that was answered for last: what is offered elsewhere belongs to another schedule, and cannot be done. */
  const [answered, setAnswered] = useState<Place | null>(null)
  const busy = answered !== place
  const asked = useRef(0)

  const load = useCallback(
    async (extra: Extra = {}) => {
      asked.current += 1
      const mine = asked.current
      setAnswered(null)
      const answer = await fetchSitting({ ...puzzle, acts: place.acts.slice(0, place.at), ...extra })
      if (mine !== asked.current) return // something else was asked for meanwhile
      setTrouble(answer.ok ? null : answer.why)
      if (!answer.ok) return
      setAnswered(place)
      setScreen(answer.value)
      if (answer.value.stars !== null) keepStars(networkPath(puzzle), answer.value.stars)
      if (answer.value.verdict?.right === true) keepStars(networkPath(puzzle), 3)
      const { shortest } = answer.value
      if (shortest !== null) setPlace({ acts: shortest, at: 0 })
    },
    [puzzle, place],
  )

  useEffect(() => {
    void load()
    const query = new URLSearchParams(location.search)
    if (place.acts.length > 0) query.set('acts', writeActs(place.acts))
    else query.delete('acts')
    const text = query.toString()
    history.replaceState(null, '', `${location.pathname}${text === '' ? '' : `?${text}`}`)
  }, [load, place])

  return {
    screen,
    trouble,
    busy,
    acts: place.acts,
    at: place.at,
    act: index => setPlace({ acts: [...place.acts.slice(0, place.at), index], at: place.at + 1 }),
    look: at => setPlace({ acts: place.acts, at: Math.max(0, Math.min(place.acts.length, at)) }),
    again: () => setPlace({ acts: [], at: 0 }),
    say: verdict => void load({ verdict }),
    show: () => void load({ show: true }),
    retry: () => void load(),
  }
}
