/** All levels by wing, and by protocol within. */
import { useRef } from 'preact/hooks'
import type { CatalogLevel } from '../../../shared/wire/messages.ts'
import { LessonButton } from '../../hud/lesson-button.tsx'
import { byWing, type CatalogGroup, levelKey } from '../../model/catalog.ts'
import { goToNetwork, networkPath } from '../../model/route.ts'
import { LevelChoice } from './level-choice.tsx'

interface ChoiceProps {
  readonly chosen: string
  readonly onChoose: (key: string) => void
}

interface LevelListProps extends ChoiceProps {
  readonly levels: readonly CatalogLevel[]
  /** On a phone what comes after the levels is far away. */
  readonly onOnward: () => void
}

export function LevelList({ levels, chosen, onChoose, onOnward }: LevelListProps) {
  const titles = useRef(new Map<string, HTMLHeadingElement>())
  const wings = byWing(levels)
  const level = levels.find(candidate => levelKey(candidate) === chosen)
  const goTo = (wing: string) => {
    const title = titles.current.get(wing)
    title?.focus({ preventScroll: true })
    title?.scrollIntoView({ block: 'start' })
  }
  return (
    <div class="wings">
      <nav class="wingnav" aria-label="Wings">
        {wings.map(({ wing, title }) => (
          <button key={wing} type="button" class="btn" onClick={() => goTo(wing)}>
            {title}
          </button>
        ))}
      </nav>
      {wings.map(({ wing, title, groups }) => (
        <section key={wing} class="wing" aria-labelledby={`wing-${wing}`}>
          <h3
            id={`wing-${wing}`}
            tabIndex={-1}
            ref={heading => {
              if (heading === null) titles.current.delete(wing)
              else titles.current.set(wing, heading)
            }}
          >
            {title}
          </h3>
          {groups.map(group => (
            <ProtocolLevels key={group.protocol} group={group} chosen={chosen} onChoose={onChoose} />
          ))}
        </section>
      ))}
      {level !== undefined && (
        <button type="button" class="btn pri onward" onClick={onOnward}>
          {level.title}: on to the help
        </button>
      )}
    </div>
  )
}

function ProtocolLevels({ group, chosen, onChoose }: ChoiceProps & { readonly group: CatalogGroup }) {
  return (
    <fieldset class="group">
      <legend>{group.title}</legend>
      <div class="levels">
        {group.levels.map(level => (
          <LevelChoice key={levelKey(level)} level={level} chosen={levelKey(level) === chosen} onChoose={onChoose} />
        ))}
      </div>
      <p class="read">
        <LessonButton protocol={group.protocol} title={group.title} />
        {group.levels.some(level => level.chairs.includes('network')) && <NetworkDoor title={group.title} />}
      </p>
    </fieldset>
  )
}

/** The chair from which one breaks a cluster instead of playing in it. */
function NetworkDoor({ title }: { readonly title: string }) {
  return (
    <a
      class="btn"
      href={networkPath(null)}
      aria-label={`Be the network: ${title}`}
      onClick={event => {
        event.preventDefault()
        goToNetwork(null)
      }}
    >
      Be the network
    </a>
  )
}
