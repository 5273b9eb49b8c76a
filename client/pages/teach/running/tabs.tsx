import type { ComponentChildren } from 'preact'

interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly { readonly id: Id; readonly word: string }[]
  readonly open: Id
  readonly onOpen: (id: Id) => void
  readonly children: ComponentChildren
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 }

/** One of several parts; the arrow keys go between the tabs. */
export function Tabs<Id extends string>({ label, tabs, open, onOpen, children }: TabsProps<Id>) {
  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = tabs.findIndex(tab => tab.id === open)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onOpen(next.id)
    document.getElementById(`part-${next.id}`)?.focus()
  }
  return (
    <>
      <div class="parttabs scrolls" role="tablist" aria-label={label} onKeyDown={onKey}>
        {tabs.map(tab => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`part-${tab.id}`}
            aria-selected={tab.id === open}
            aria-controls="part"
            tabIndex={tab.id === open ? 0 : -1}
            onClick={() => onOpen(tab.id)}
          >
            {tab.word}
          </button>
        ))}
      </div>
      <div id="part" class="column" role="tabpanel" aria-labelledby={`part-${open}`}>
        {children}
      </div>
    </>
  )
}
