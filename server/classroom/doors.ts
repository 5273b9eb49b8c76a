/** How often one class may be asked, and one of its people may ask: never by address, for a school has one. */
import { Bucket } from '../bucket.ts'
import type { Clock } from '../clock.ts'
import type { ClassSession } from './session.ts'
import type { Caller } from './tokens.ts'

interface Limit {
  readonly burst: number
  readonly perSecond: number
}

/** For the whole class: two hundred that come all at once are below it. */
const JOINS: Limit = { burst: 260, perSecond: 5 }
/** For the whole class: three words are out of reach at this pace; a class that mistypes is not. */
const WRONG_WORDS: Limit = { burst: 30, perSecond: 0.5 }
/** For each of its people. What a student does is kept, so nobody may fill the store. */
const ASKS: Readonly<Record<Caller['role'], Limit>> = {
  teacher: { burst: 60, perSecond: 20 },
  projector: { burst: 20, perSecond: 2 },
  student: { burst: 30, perSecond: 2 },
}

export class Doors {
  private readonly clock: Clock
  /** By session, and by who or what is limited. */
  private readonly buckets = new WeakMap<ClassSession, Map<string, Bucket>>()

  constructor(clock: Clock) {
    this.clock = clock
  }

  mayJoin(session: ClassSession): boolean {
    return this.bucket(session, 'joins', JOINS).take(this.clock.now())
  }

  mayTryWord(session: ClassSession): boolean {
    return this.bucket(session, 'words', WRONG_WORDS).has(this.clock.now())
  }

  wrongWord(session: ClassSession): void {
    this.bucket(session, 'words', WRONG_WORDS).take(this.clock.now())
  }

  mayAsk(session: ClassSession, caller: Caller): boolean {
    const name = caller.role === 'student' ? `student ${caller.id}` : caller.role
    return this.bucket(session, name, ASKS[caller.role]).take(this.clock.now())
  }

  private bucket(session: ClassSession, name: string, { burst, perSecond }: Limit): Bucket {
    const all = this.buckets.get(session) ?? new Map<string, Bucket>()
    this.buckets.set(session, all)
    const bucket = all.get(name) ?? new Bucket(burst, perSecond, this.clock.now())
    all.set(name, bucket)
    return bucket
  }
}
