/**
 * The protocol that every new one starts from: a real one, type-checked and formatted with all the rest, in the folder
 * `scaffolded`. Its name and its way to the kernel are all that changes.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Names } from './names.ts'

const FOLDER = join(import.meta.dirname, 'scaffolded')
const KERNEL_FROM_HERE = '../../../../shared/'
const KERNEL_FROM_THERE = '../../'

export interface TemplateFile {
  readonly name: string
  readonly text: string
}

export function template(): readonly TemplateFile[] {
  return readdirSync(FOLDER)
    .sort()
    .map(name => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }))
}

export function renamed(text: string, names: Names): string {
  return text
    .replaceAll(KERNEL_FROM_HERE, KERNEL_FROM_THERE)
    .replaceAll("title: 'Scaffolded'", `title: '${names.title}'`)
    .replaceAll('# Scaffolded', `# ${names.title}`)
    .replaceAll("name: 'scaffolded'", `name: '${names.kebab}'`)
    .replaceAll('Scaffolded', names.pascal)
    .replaceAll('scaffolded', names.camel)
}
