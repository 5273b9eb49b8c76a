/** What is counted while it goes on, by everybody who sends. */
export class Tally {
  private limit: number
  sent = 0
  overWebSocket = 0
  overHttp = 0
  heard = 0
  /** Connections of the hostile that were ended, by themselves or by the server. */
  closed = 0
  /** Answers in which the inside of the server shows. */
  readonly leaks: string[] = []
  /** Answers that say the server itself had failed: whatever is asked, it is the asker's fault. */
  readonly failures: string[] = []

  constructor(limit: number) {
    this.limit = limit
  }

  get done(): boolean {
    return this.sent >= this.limit
  }

  /** There is nobody left to send to. */
  stop(): void {
    this.limit = 0
  }

  send(over: 'overWebSocket' | 'overHttp'): void {
    this.sent += 1
    this[over] += 1
  }

  close(): void {
    this.closed += 1
  }

  /** 503 is an answer: no room is left, or not now. */
  answered(where: string, status: number, answer: Buffer): void {
    this.hear(answer)
    if (status >= 500 && status !== 503) this.failures.push(`${status} at ${where.slice(0, 200)}`)
  }

  hear(answer: Buffer): void {
    this.heard += 1
    if (answer.includes('\n    at ') || answer.includes('node_modules')) this.leaks.push(answer.toString('latin1'))
  }
}
