/** What each bot holds: the network sees it all. */
import type { ChairScreen } from '../../../shared/wire/chair.ts'
import { RoleMark } from '../../hud/role-mark.tsx'

export function Islands({ screen }: { readonly screen: ChairScreen }) {
  return (
    <div class="netgroup">
      <h2>Islands</h2>
      <ul class="isles">
        {screen.nodes.map(node => (
          <li key={node.node} class={node.up ? '' : 'down'}>
            <h3>
              {node.node} <RoleMark mark={node.mark} /> <span class="dim">{node.mark.word}</span>
            </h3>
            <dl>
              {node.panel.map(row => (
                <div key={row.label} class={row.unsaved === true ? 'unsaved' : ''}>
                  <dt>
                    {row.label} <span class="dim">{row.where}</span>
                  </dt>
                  <dd class="mono">
                    {row.value}
                    {row.unsaved === true && <span class="notondisk"> not on disk</span>}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </div>
  )
}
