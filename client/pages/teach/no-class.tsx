import type { ComponentChildren } from 'preact'
import { Logo, Wordmark } from '../../hud/icons.tsx'

/** There is nothing to teach here, and why. */
export function NoClass({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <main class="noclass">
      <p class="brand">
        <Logo /> <Wordmark />
      </p>
      <h1>{title}</h1>
      <p role="status">{children}</p>
      <p class="ways2">
        <a class="btn pri" href="/plan">
          Plan a class
        </a>
        <a class="btn" href="/">
          Home
        </a>
      </p>
    </main>
  )
}
