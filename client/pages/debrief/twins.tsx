/** Two nights side by side that one node cannot tell apart, and what each of its choices would break in each. */
import type { TwinReport, TwinsReport } from '../../../shared/wire/debrief.ts'
import { ShieldCracked, ShieldWhole } from '../../hud/icons.tsx'

export function Twins({ twins }: { readonly twins: TwinsReport }) {
  const { node, nights, choices, cite } = twins
  return (
    <section class="panel twins" aria-labelledby="twins-title">
      <h2 id="twins-title">Two nights, and {node} cannot tell which</h2>
      <div class="pair">
        {nights.map(night => (
          <Told key={night.title} night={night} node={node} />
        ))}
      </div>
      <p>
        <b>Word for word the same</b>, so {node} must choose the same in both. If all others play by the book:
      </p>
      <div class="scrolls">
        <table>
          <thead>
            <tr>
              <th scope="col">{node} chooses</th>
              {nights.map(({ title }) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {choices.map(({ word, breaks: [one, other] }) => (
              <tr key={word}>
                <th scope="row">{word}</th>
                <End breaks={one} />
                <End breaks={other} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <cite>{cite}</cite>
      </p>
    </section>
  )
}

function Told({ night, node }: { readonly night: TwinReport; readonly node: string }) {
  return (
    <article class="told">
      <h3>{night.title}</h3>
      <p class="dim">What {node} is told:</p>
      <ul>
        {night.heard.map(({ from, word, detail }) => (
          <li key={`${from}${word}${detail}`}>
            <b class="mono">{from}</b>
            <span>
              <b>{word}</b> <span class="dim">{detail}</span>
            </span>
          </li>
        ))}
      </ul>
    </article>
  )
}

function End({ breaks }: { readonly breaks: string | null }) {
  return (
    <td class={breaks === null ? 'ok' : 'bad'}>
      <span class="end">
        {breaks === null ? <ShieldWhole size={20} /> : <ShieldCracked size={20} />}
        <span>{breaks ?? 'nothing breaks'}</span>
      </span>
    </td>
  )
}
