/** Who sits at one table, in order of arrival, and who of them is the host. */

import { normalRejoinWord } from '../../shared/classroom/rejoin.ts'
import type { PlayerId } from '../../shared/match/port.ts'
import { Bucket } from '../bucket.ts'
import { type Link, Person } from './person.ts'

export const WRONG_WORDS = 10
const WRONG_WORDS_PER_SECOND = 1 / 6

export class People {
  private readonly byId = new Map<PlayerId, Person>()
  private hostId: PlayerId | undefined
  /** Wrong words are tried by who guesses: so few a minute find nobody's among millions. */
  private readonly guesses = new Bucket(WRONG_WORDS, WRONG_WORDS_PER_SECOND, 0)

  get all(): readonly Person[] {
    return [...this.byId.values()]
  }

  get connected(): readonly Person[] {
    return this.all.filter(person => person.link !== undefined)
  }

  get host(): Person | undefined {
    return this.hostId === undefined ? undefined : this.byId.get(this.hostId)
  }

  get(id: PlayerId | undefined): Person | undefined {
    return id === undefined ? undefined : this.byId.get(id)
  }

  /** Whose word it is; 'guessed' after too many that were nobody's. */
  withWord(typed: string, nowMs: number): Person | 'guessed' | undefined {
    if (!this.guesses.has(nowMs)) return 'guessed'
    const word = normalRejoinWord(typed)
    const known = this.all.find(person => person.word !== '' && person.word === word)
    if (known === undefined) this.guesses.take(nowMs)
    return known
  }

  add(id: PlayerId, name: string, nowMs: number): Person {
    const person = new Person(id, name, nowMs)
    this.byId.set(id, person)
    this.hostId ??= id
    return person
  }

  setHost(id: PlayerId | null): void {
    this.hostId = id ?? undefined
  }

  remove(person: Person): void {
    this.byId.delete(person.id)
    this.passHost(person)
  }

  /** When the host leaves or is away for long, the next one who is here decides. A host whom nobody can follow stays host. */
  passHost(from: Person): void {
    if (this.hostId !== from.id) return
    const heir = this.all.find(person => person !== from && person.present) ?? this.all.find(person => person !== from)
    if (heir !== undefined) this.hostId = heir.id
    else if (!this.byId.has(from.id)) this.hostId = undefined
  }

  tell(text: string): void {
    for (const person of this.all) if (person.outbox !== undefined) person.link?.send('notice', { text })
  }

  /** The person on this connection; undefined once they play elsewhere. */
  on(link: Link): Person | undefined {
    return this.all.find(person => person.link === link)
  }
}
