/** The lessons that lie beside the protocols, each fetched when it is asked for. Written by us, so trusted as they are. */
const files = import.meta.glob<string>('../../shared/protocols/*/lesson.md', { query: '?raw', import: 'default' })

export async function lessonHtml(protocol: string): Promise<string> {
  const load = files[`../../shared/protocols/${protocol}/lesson.md`]
  if (load === undefined) throw new Error(`no lesson for ${protocol}`)
  const [{ marked }, text] = await Promise.all([import('marked'), load()])
  return marked.parse(text, { async: false })
}
