import { useState } from 'preact/hooks'

/** Copies a text and says so. Where the clipboard is forbidden, the text beside it can be selected by hand. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const [state, setState] = useState<'ready' | 'copied' | 'failed'>('ready')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  return (
    <button type="button" class="btn" onClick={() => void copy()}>
      <span aria-live="polite">{{ ready: label, copied: 'Copied', failed: 'Select and copy it by hand' }[state]}</span>
    </button>
  )
}
