/** A class as its instructor's page would ask for it: by the same addresses, without the page; and keys for the page itself. */
import type { Page } from 'playwright'
import type { JoinClass, Joined, SessionLinks, TeacherCommand } from '../../shared/wire/classroom.ts'
import type { Plan } from '../../shared/wire/plan.ts'
import type { TestServer } from '../server/harness.ts'

export interface TaughtClass extends SessionLinks {
  do(command: TeacherCommand): Promise<void>
  /** Somebody comes without a page: to be present, and nothing more. */
  join(who: JoinClass): Promise<Joined>
}

export async function beginClass({ url }: TestServer, plan: Plan): Promise<TaughtClass> {
  const ask = async (path: string, body: unknown, token?: string): Promise<Response> => {
    const response = await fetch(`${url}/api/class${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const links = (await (await ask('', { plan })).json()) as SessionLinks
  return {
    ...links,
    do: async command => void (await ask(`/${links.code}/do`, command, links.teacher)),
    join: async who => (await (await ask(`/${links.code}/join`, who)).json()) as Joined,
  }
}

/** A key that opens a dialog, and Enter for what it offers first. */
export async function decide(page: Page, key: string, title: RegExp): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('dialog', { name: title }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
