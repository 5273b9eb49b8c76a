/** A new protocol's name in every form it is written in, and why some names cannot be taken. */

export interface Names {
  /** The folder, and how the wire calls it: two-phase-commit. */
  readonly kebab: string
  /** The protocol's constant: twoPhaseCommit. */
  readonly camel: string
  /** The prefix of its types: TwoPhaseCommit. */
  readonly pascal: string
  /** What people read: Two phase commit. */
  readonly title: string
}

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const LONGEST = 32

/** Words that cannot name a constant in a module. */
const OF_THE_LANGUAGE =
  'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield'.split(
    ' ',
  )

export type Named = { readonly ok: true; readonly names: Names } | { readonly ok: false; readonly why: string }

/** `around`: the texts in which the constant will stand; a name that means something there already is refused. */
export function namesOf(name: string, around: readonly string[]): Named {
  if (!KEBAB.test(name))
    return no(name, 'a name is small letters and digits with single hyphens between, like two-phase-commit')
  if (name.length > LONGEST) return no(name, `a name has at most ${LONGEST} characters`)
  const [first = '', ...rest] = name.split('-')
  const camel = first + rest.map(upperFirst).join('')
  if (OF_THE_LANGUAGE.includes(camel)) return no(name, 'it is a word of the language')
  if (around.some(text => new RegExp(`\\b${camel}\\b`).test(text)))
    return no(name, `${camel} means something else in the files it would be written to`)
  return {
    ok: true,
    names: { kebab: name, camel, pascal: upperFirst(camel), title: upperFirst(name.replaceAll('-', ' ')) },
  }
}

function no(name: string, why: string): Named {
  return { ok: false, why: `"${name}" cannot be the name of a protocol: ${why}` }
}

function upperFirst(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
