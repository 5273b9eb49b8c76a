import type { Row } from '../../../shared/kernel/present.ts'
import { Slate, Vault } from '../../hud/icons.tsx'

/** Shown in place of the inbox while the own node is down. The player predicts first, and may then look. */
export function Dark({ disk }: { readonly disk: readonly Row[] }) {
  return (
    <section class="dark" aria-label="Your island is dark" role="status">
      <h2>Your island is dark.</h2>
      <p>
        <Slate /> <b>Memory is gone.</b>
      </p>
      <p>
        <Vault /> <b>Disk survives.</b>
      </p>
      <p class="wonder">What will you still know when you wake?</p>
      {disk.length > 0 && (
        <details>
          <summary>Look into the vault</summary>
          <dl>
            {disk.map(row => (
              <div class="row" key={row.label}>
                <dt>{row.label}</dt>
                <dd>{row.value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  )
}
