/** What one who watches a night says will happen, before the sea shows it. It stays on this page: it is sent to nobody. */
import type { NodeId } from '../../shared/kernel/protocol.ts'
import type { Debrief, MomentReport } from '../../shared/wire/debrief.ts'
import type { Confidence } from '../../shared/wire/screen.ts'
import type { Playback } from './playback.ts'

/** One question of a watched night, at the seat where it is met. */
export interface Moment extends Pick<MomentReport, 'ask' | 'options' | 'because' | 'hidden'> {
  /** What is asked once: a question of the whole night, or of this one seat. */
  readonly key: string
  readonly node: NodeId
  readonly atMs: number
  readonly came: number
}

export interface Said {
  readonly moment: Moment
  readonly choice: number
  readonly confidence: Confidence
  /** The end of the night has been seen since. */
  readonly told: boolean
}

export interface Foresight {
  readonly open: Moment | null
  readonly passed: readonly string[]
  readonly said: readonly Said[]
}

export const NOTHING_SAID: Foresight = { open: null, passed: [], said: [] }

type Asking = Pick<Debrief, 'moments' | 'predictions'>

/**
 * Over the whole sea each question where it first came up, from one island those of its seat; in the order of time. What
 * the reader (who sat at `you`) has said in play already is not asked again.
 */
export function momentsFor({ moments, predictions }: Asking, viewer: NodeId | null, you: NodeId | null): Moment[] {
  return moments
    .flatMap(({ ask, options, because, hidden, seats }): Moment[] => {
      const inPlay = predictions.some(said => said.node === you && said.ask === ask)
      if (inPlay && (!hidden || viewer === you)) return []
      const open = viewer === null ? (hidden ? [] : seats.slice(0, 1)) : seats.filter(seat => seat.node === viewer)
      return open.map(seat => ({ ...seat, ask, options, because, hidden, key: hidden ? `${ask} ${seat.node}` : ask }))
    })
    .toSorted((a, b) => a.atMs - b.atMs)
}

/** From whose islands something is asked that the whole sea gives away. */
export function askedFrom(debrief: Asking, you: NodeId | null): readonly NodeId[] {
  const seats = debrief.moments.flatMap(moment => (moment.hidden ? moment.seats.map(seat => seat.node) : []))
  return [...new Set(seats)].filter(node => momentsFor(debrief, node, you).length > 0).toSorted()
}

/** The last moment at which nothing of it is to be seen. */
export const justBefore = (moment: Moment): number => Math.max(0, moment.atMs - 1)

/** The first question that the flow of time has come to. */
export function crossed(
  moments: readonly Moment[],
  { passed, said }: Foresight,
  fromMs: number,
  toMs: number,
): Moment | undefined {
  return moments.find(
    moment =>
      fromMs <= justBefore(moment) &&
      justBefore(moment) < toMs &&
      !passed.includes(moment.key) &&
      !said.some(one => one.moment.key === moment.key),
  )
}

export function answered(foresight: Foresight, choice: number, confidence: Confidence): Foresight {
  const { open, said } = foresight
  if (open?.options[choice] === undefined) return foresight
  return { ...foresight, open: null, said: [...said, { moment: open, choice, confidence, told: false }] }
}

export function passedOver(foresight: Foresight): Foresight {
  const { open, passed } = foresight
  return open === null ? foresight : { ...foresight, open: null, passed: [...passed, open.key] }
}

/** A hand that goes on, or elsewhere, has passed the question over; at the end it comes out. */
export function watched(foresight: Foresight, { atMs, playing }: Playback, endMs: number): Foresight {
  const { open } = foresight
  const left = open !== null && (playing || atMs !== justBefore(open)) ? passedOver(foresight) : foresight
  if (atMs < endMs || left.said.every(one => one.told)) return left
  return { ...left, said: left.said.map(one => ({ ...one, told: true })) }
}
