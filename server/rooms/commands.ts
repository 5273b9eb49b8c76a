/** What each message of a client does. The seat comes from the connection: no message can name one. */
import type { Verdict } from '../../shared/match/port.ts'
import type { ToServer } from '../../shared/wire/messages.ts'
import { isToServer, parseToServer } from '../../shared/wire/validate.ts'
import { Refusal } from './door.ts'
import { fork } from './fork.ts'
import { inquire } from './inquiries.ts'
import { nightAt, revisit } from './nights.ts'
import type { Link, Person } from './person.ts'
import type { Play } from './play.ts'

/** One that takes its time may still be refused. */
type Command<K extends keyof ToServer> = (
  play: Play,
  person: Person,
  link: Link,
  said: ToServer[K],
) => void | Promise<void>

const COMMANDS: { readonly [K in keyof ToServer]: Command<K> } = {
  move(play, person, link, { id, move }) {
    const answered = play.house.metrics.moveSeconds.startTimer()
    play.takeBack(person)
    const verdict = person.moves.get(id) ?? frozenVerdict(play) ?? make(play, person, id, move)
    person.moves.add(id, verdict)
    if (verdict.ok) link.send('done', { id })
    else link.send('refused', { id, why: verdict.why, rule: verdict.rule })
    play.page.show(answered)
  },

  start(play, person) {
    if (play.match !== undefined) throw new Refusal('The match has already begun.')
    if (play.people.host !== person) throw new Refusal('Only the host starts the match.')
    play.start()
  },

  ready(play, person) {
    const leaves = play.phase === 'over' && play.classroom?.goesOn === true
    if (play.phase !== 'dawn' && !leaves) throw new Refusal('No next night is waiting.')
    play.takeBack(person)
    person.ready = true
  },

  predict(play, person, _link, { id, choice, confidence }) {
    play.takeBack(person)
    if (!play.call({ type: 'predict', player: person.id, id, choice, confidence }).ok)
      throw new Refusal('That question is not open any more.')
  },

  answer(play, person, link, { question, choice }) {
    play.takeBack(person)
    const verdict = play.match?.answer(person.id, question, choice)
    if (verdict === undefined) throw new Refusal('No question is open to that answer.')
    play.call({ type: 'answer', player: person.id, question, choice })
    link.send('verdict', verdict)
  },

  again(play, person, _link, { seed }) {
    if (play.match === undefined || play.phase === 'night') throw new Refusal('The night is not over yet.')
    keepPace(play)
    // One student's click must not take the debrief away from all the others.
    if (play.people.host !== person) throw new Refusal('Only the host plays the night again.')
    play.takeBack(person)
    play.again(seed === 'same' ? play.match.seed : play.house.ids.seed())
  },

  pause(play, person, _link, { paused }) {
    if (!play.options.alone) throw new Refusal('Only a match played alone can be paused.')
    play.takeBack(person)
    play.paused = paused
  },

  speed(play, person, _link, { speed }) {
    if (!play.options.alone) throw new Refusal('Only a match played alone has a speed of its own.')
    play.takeBack(person)
    play.speed = speed
    play.call({ type: 'speed', factor: speed })
  },

  takeBack(play, person) {
    play.takeBack(person)
  },

  revisit(play, person, link, { nth }) {
    link.send('earlier', revisit(play, person, nth))
  },

  inquire(play, person, _link, what) {
    inquire(play, person, what)
  },

  enough(_play, person) {
    person.search?.cancel()
  },

  take(play, person, link, { nth, type }) {
    nightAt(play, person, nth)
    const file = play.match?.file(person.id, nth, type, play.house.version)
    if (file !== undefined) link.send('file', file)
  },

  inspect(play, person, link, { nth, act }) {
    const knew = nightAt(play, person, nth).knew(act)
    if (knew === undefined) throw new Refusal('There is nothing to be seen of that.')
    link.send('knew', { nth, ...knew })
  },

  async branch(play, person, link, said) {
    keepPace(play)
    // Nobody else's debrief is taken away, and nobody's seat.
    if (play.people.all.length > 1 || play.match?.debrief()?.nth !== said.nth) {
      link.send('forked', await fork(play, person, said))
      return
    }
    play.takeBack(person)
    if (!play.branch(person, said.node, said.act)) throw new Refusal('The night cannot be taken over there.')
  },

  unbranch(play, person) {
    if (play.people.all.length > 1) throw new Refusal('Only who is alone in a room can go back.')
    play.takeBack(person)
    if (!play.call({ type: 'unbranch' }).ok) throw new Refusal('There is no night to go back to.')
  },

  rename(play, person, _link, { name }) {
    if (play.options.session !== undefined)
      throw new Refusal('In a class your name is changed on the page of the class.')
    person.name = play.freeName(name, person)
    play.call({ type: 'rename', player: person.id, name: person.name })
  },
}

function frozenVerdict({ frozen }: Play): Verdict | undefined {
  return frozen === null ? undefined : { ok: false, why: `Your class stands still: ${frozen.why}`, rule: null }
}

/** What would hold a class up can be done when the level is over. */
function keepPace(play: Play): void {
  if (play.options.session !== undefined && play.phase !== 'over')
    throw new Refusal('In a class that can be done when the level is over.')
}

export const FAILED_MOVE: Verdict = { ok: false, why: 'The game cannot make that move.', rule: null }

/** A move that makes the game itself fail is refused like any other: it is the game's fault, and it had no effect. */
function make(play: Play, person: Person, id: string, move: ToServer['move']['move']): Verdict {
  try {
    return play.call({ type: 'move', player: person.id, id, move })
  } catch (error) {
    play.house.log.error({ code: play.code, err: error }, 'a move made the game fail')
    return FAILED_MOVE
  }
}

/** Everything a client says comes through here. Whatever it is, the answer is words, and the connection stands. */
export function obey(play: Play, link: Link, type: string, payload: unknown): void {
  const person = play.people.on(link)
  if (person === undefined) return
  const fail = (error: unknown): void => {
    if (!(error instanceof Refusal))
      play.house.log.error({ code: play.code, type, err: error }, 'a message made the server fail')
    link.send('error', {
      text: error instanceof Refusal ? error.message : 'Something went wrong on the server. Please try again.',
    })
  }
  try {
    if (!isToServer(type)) throw new Refusal('There is no message of that name.')
    run(play, person, link, type, payload)?.catch(fail)
    play.settle()
  } catch (error) {
    fail(error)
  }
}

function run<K extends keyof ToServer>(
  play: Play,
  person: Person,
  link: Link,
  type: K,
  payload: unknown,
): void | Promise<void> {
  const parsed = parseToServer(type, payload)
  if (!parsed.ok) throw new Refusal(parsed.why)
  const command: Command<K> = COMMANDS[type]
  return command(play, person, link, parsed.value)
}
