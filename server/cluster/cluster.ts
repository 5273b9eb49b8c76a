/**
 * Which process a room lives in. A room has a code and lives in one process at a time; whoever asks for it elsewhere is
 * passed on to that process. Alone, all of them live here.
 */
import { LocalDriver, LocalPresence, type MatchMakerDriver, type Presence } from '@colyseus/core'
import { type Hold, unfenced } from '../store/store.ts'

/** Another process that is alive. */
export interface Peer {
  readonly id: string
  /** Where its own port is, inside the installation. */
  readonly url: string
}

export type Taken =
  /** `adopted`: another process had it, and has not given it back. */
  | { readonly type: 'held'; readonly hold: Hold; readonly adopted: boolean }
  | { readonly type: 'elsewhere'; readonly peer: Peer }

export interface Cluster {
  /** Whether there may be other processes. */
  readonly shared: boolean
  /** What Colyseus tells of its rooms and processes through. */
  readonly matchmaking: { readonly presence: Presence; readonly driver: MatchMakerDriver }
  /** From now on this process, by Colyseus' name for it, can hold rooms. */
  join(process: string, port: number): Promise<void>
  /** Gives back everything that it holds, at once. */
  leave(): Promise<void>
  /**
   * The right to a room, unless another live process has it: the same one as before, while this process has it. Nobody
   * looks whether there is such a room.
   */
  take(code: string): Promise<Taken>
  /** Whoever is asked for it next may have it. */
  giveBack(hold: Hold): void
  /** Another process that lives, by its name. */
  peer(process: string): Promise<Peer | undefined>
  /** Where a new room is better made than here; undefined: here. */
  idlest(): Promise<Peer | undefined>
  /** The store has refused a write: the room is another process's by now. */
  lost(hold: Hold): void
  /** Who ends what was lost. */
  onLost(end: (hold: Hold) => void): void
  /** What has been of no use since then is removed. */
  forget(beforeWallMs: number): Promise<void>
}

const nothing = async (): Promise<undefined> => undefined

export function alone(): Cluster {
  return {
    shared: false,
    matchmaking: { presence: new LocalPresence(), driver: new LocalDriver() },
    take: async code => ({ type: 'held', hold: unfenced(code), adopted: false }),
    giveBack: () => undefined,
    lost: () => undefined,
    onLost: () => undefined,
    ...{ join: nothing, leave: nothing, peer: nothing, idlest: nothing, forget: nothing },
  }
}
