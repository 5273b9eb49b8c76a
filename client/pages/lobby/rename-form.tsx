import { useEffect, useState } from 'preact/hooks'
import { prefer } from '../../model/preferences.ts'

interface RenameFormProps {
  readonly name: string
  readonly onRename: (name: string) => void
}

export function RenameForm({ name, onRename }: RenameFormProps) {
  const [typed, setTyped] = useState(name)
  useEffect(() => setTyped(name), [name])
  const wanted = typed.trim()
  const idle = wanted === '' || wanted === name
  const rename = (event: Event) => {
    event.preventDefault()
    if (idle) return
    prefer({ name: wanted })
    onRename(wanted)
  }
  return (
    <form class="rename" onSubmit={rename}>
      <label class="field">
        <span>Your name</span>
        <input
          class="input"
          value={typed}
          maxLength={24}
          autocomplete="nickname"
          onInput={event => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn" disabled={idle}>
        Rename
      </button>
    </form>
  )
}
