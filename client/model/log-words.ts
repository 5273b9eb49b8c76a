/** A line of the logbook. `code`: the flag's letters, which stand for the message's name where they are drawn. */
import type { LogLine } from '../../shared/wire/screen.ts'

export interface LogWords {
  readonly code: string
  readonly text: string
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
        text: `${{ you: 'You', bot: 'Bot', apprentice: 'Apprentice', sea: 'Sea' }[line.by]}: ${line.word}`,
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

export function logSentence(line: LogLine): string {
  const { text } = logWords(line)
  return line.kind === 'landed' || line.kind === 'sent' ? `${line.word} ${text}` : text
}
