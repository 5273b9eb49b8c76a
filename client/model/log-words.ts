/** A line of the logbook. `code`: the flag's letters, which stand for the message's name where they are drawn. */
import type { LogLine } from '../../shared/wire/screen.ts'

export interface LogWords {
  readonly code: string
  readonly text: string
}

const WHO: Readonly<Record<LogLine['by'], string>> = {
  you: 'You',
  bot: 'Bot',
  apprentice: 'Apprentice',
  instructor: 'Instructor',
  sea: 'Sea',
}

export function logWords(line: LogLine): LogWords {
  const code = line.flag?.code ?? ''
  switch (line.kind) {
    case 'landed':
      return { code, text: `lands${line.peer === undefined ? '' : `, from ${line.peer}`}` }
    case 'sent':
      return { code, text: `sails${line.peer === undefined ? '' : ` to ${line.peer}`}` }
    case 'moved':
      return {
        code: '',
        text: `${WHO[line.by]}: ${line.word}`,
      }
    case 'rang':
      return { code: '', text: `${line.word} rings` }
    case 'asked':
      return { code: '', text: `Asked: ${line.word}` }
    case 'claimed':
      return { code: '', text: `You claim: ${line.word}` }
    case 'crashed':
      return { code: '', text: 'Your island goes dark' }
    case 'woke':
      return { code: '', text: 'Your island wakes' }
    case 'refused':
      return { code: '', text: `Refused: ${line.word}` }
  }
}

export interface LogEntry extends LogWords {
  /** The newest line of those that stand together. */
  readonly line: LogLine
  readonly times: number
}

/** The logbook as it is read: neighbours that say the same are one entry, and boats that sail together name all their ports. */
export function logEntries(log: readonly LogLine[]): readonly LogEntry[] {
  const entries: LogEntry[] = []
  for (const line of log) {
    const words = logWords(line)
    const last = entries.at(-1)
    if (last !== undefined && last.text === words.text && last.code === words.code && last.line.kind === line.kind)
      entries[entries.length - 1] = { ...last, line, times: last.times + 1 }
    else if (last !== undefined && sailTogether(last.line, line))
      entries[entries.length - 1] = { ...last, line, text: `${last.text}, ${line.peer}` }
    else entries.push({ ...words, line, times: 1 })
  }
  return entries
}

function sailTogether(a: LogLine, b: LogLine): boolean {
  return a.kind === 'sent' && b.kind === 'sent' && a.atMs === b.atMs && a.word === b.word && b.peer !== undefined
}

export function logSentence(line: LogLine): string {
  const { text } = logWords(line)
  return line.kind === 'landed' || line.kind === 'sent' ? `${line.word} ${text}` : text
}
