import type { Act } from '../../../../shared/kernel/act.ts'
import type { Deal, Level, Scope, Whim } from '../../../../shared/kernel/level.ts'
import type { NodeId, Powers } from '../../../../shared/kernel/protocol.ts'
import type { World } from '../../../../shared/kernel/world.ts'
import type { Request, ScaffoldedKit, Setup } from './words.ts'

const NODES = ['n1', 'n2', 'n3'] as const

const WORDS = [
  ['anchor', 'beacon', 'cable', 'dinghy'],
  ['fathom', 'galley', 'harbour', 'inlet'],
  ['keel', 'lagoon', 'mast', 'narrows'],
] as const

const FIRST_MS = 1_000
const EVERY_MS = 9_000

function deal(nodes: readonly NodeId[]): Deal<ScaffoldedKit> {
  return Object.fromEntries(nodes.map(n => [n, { role: 'node' as const, secret: null, chair: 'either' as const }]))
}

function ask(word: string, to: NodeId): Request {
  return { type: 'Ask', word, to }
}

const setup: Setup = { words: WORDS.flat().length, retryMs: 12_000 }
const none: Powers = { drop: 0, duplicate: 0, crash: 0, fire: 0, order: 'any', timing: 'asynchronous', patience: 0 }

/** The first call of every node sinks, and its first echo comes twice: no matter who sits where. */
function sinksAndCopies(world: World<ScaffoldedKit>, next: Act<ScaffoldedKit> | undefined): Whim<ScaffoldedKit> {
  const envelope = next?.type === 'deliver' ? world.channel.find(e => e.id === next.envelope) : undefined
  if (envelope === undefined) return undefined
  const { id, from, to, message } = envelope
  if (message.type === 'Call') {
    const disk = world.nodes[from]?.view.disk
    const first = disk?.heard.length === 0 && disk.calls[0]?.word === message.word
    return first && message.attempt === 1 ? { type: 'drop', envelope: id } : undefined
  }
  const view = world.nodes[to]?.view
  const lies = view?.cards.some(card => card.type === 'envelope' && card.message.type === 'Echo') === true
  if (view?.disk.heard.length !== 0 || lies) return undefined
  const copies = world.channel.filter(e => e.id === id).length
  return { type: copies === 1 ? 'duplicate' : 'deliver', envelope: id }
}

const firstCalls: Level<ScaffoldedKit> = {
  id: 'first-calls',
  title: 'First calls',
  teaches: 'Why a message that matters is sent again until it is answered, and why an answer must be counted once.',
  fallacies: ['The network is reliable'],
  minutes: 3,
  chairs: ['node', 'network'],
  without: [],
  lawful: 'safe',
  calm: 'reaches the goal',
  transfer: {
    type: 'code',
    excerpt: 'heard = heard + 1   // for every echo that lands',
    ask: 'Is an echo heard twice still one word?',
    options: ['Yes', 'No'],
    right: 0,
    because: 'A copy of a message says nothing new.',
    cite: 'Replace this by a source of your own',
  },
  nights: [
    {
      title: 'Echoes',
      brief: 'Call the words you are asked for and echo the words you hear. Count each echo once.',
      setup,
      deals: [deal(NODES)],
      weather: { loss: 0.02, duplication: 0.02, delayMs: [700, 1_800] },
      powers: { ...none, drop: 30, duplicate: 20 },
      requests: NODES.flatMap((node, i) =>
        (WORDS[i] ?? []).map((word, nth) => ({
          atMs: FIRST_MS + i * 700 + nth * EVERY_MS,
          to: node,
          request: ask(word, NODES[(i + 1 + (nth % 2)) % NODES.length] ?? 'n1'),
        })),
      ),
      adversary: sinksAndCopies,
      teaches: ['counts-twice', 'gives-up'],
      lastsMs: 240_000,
      epilogueMs: 12_000,
      darkMs: 6_000,
      question: {
        ask: 'You called, and no echo came. What do you know?',
        options: ['The call sank', 'Nothing: the call, the echo or only time is missing', 'The other node is dark'],
        right: 1,
        because: 'A lost call, a lost echo and a late one look the same from here, so you call again.',
      },
    },
  ],
}

export const levels: readonly Level<ScaffoldedKit>[] = [firstCalls]

const small: Omit<Scope<ScaffoldedKit>, 'id' | 'powers' | 'worlds'> = {
  level: 'first-calls',
  night: 0,
  setup: { ...setup, words: 1 },
  deals: [deal(['n1', 'n2'])],
  // A crash takes the request that lies at its node: the other node's still reaches the goal.
  requests: [
    { to: 'n1', request: ask('reef', 'n2') },
    { to: 'n2', request: ask('bell', 'n1') },
  ],
  eager: true,
}

/** `worlds` is how many there are: change a rule of physics, and the battery tells you the new number. */
export const scopes: readonly Scope<ScaffoldedKit>[] = [
  { ...small, id: 'two-copies', powers: { ...none, duplicate: 1 }, worlds: 171 },
  { ...small, id: 'two-crash', powers: { ...none, crash: 1, drop: 1, fire: 1 }, worlds: 2034 },
]
