/** What levels of several protocols begin with: a quiet sea, no powers over it, and the ships that come by. */
import type { Weather } from '../level.ts'
import type { Powers } from '../protocol.ts'

export const CALM: Weather = { loss: 0, duplication: 0, delayMs: [600, 1_600] }

export const NO_POWERS: Powers = {
  drop: 0,
  duplicate: 0,
  crash: 0,
  fire: 0,
  order: 'any',
  timing: 'asynchronous',
  patience: 0,
}

/** Names of clients: waders and seabirds, none twice. */
export const SHIPS: readonly string[] = [
  'Petrel',
  'Curlew',
  'Gannet',
  'Fulmar',
  'Dunlin',
  'Plover',
  'Avocet',
  'Brant',
  'Eider',
  'Godwit',
  'Knot',
  'Merlin',
  'Osprey',
  'Puffin',
  'Sanderling',
  'Shearwater',
  'Skua',
  'Tern',
  'Turnstone',
  'Whimbrel',
]
