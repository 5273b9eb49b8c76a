import type { Scaffold } from '../../../shared/kernel/level.ts'

/** What each scaffold does with a wrong move, in a few words. */
export const SCAFFOLD_WORDS: Readonly<Record<Scaffold, { readonly name: string; readonly says: string }>> = {
  guided: { name: 'Guided', says: 'A wrong move is refused, with the reason. A hint shows the next step.' },
  practice: { name: 'Practice', says: 'Wrong moves happen. They are explained at dawn.' },
  exam: { name: 'Exam', says: 'No hints, and the sea does not wait.' },
}
