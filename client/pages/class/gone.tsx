import { useEffect } from 'preact/hooks'
import { Logo } from '../../hud/icons.tsx'

/** The instructor has removed somebody, or all of it has been erased: nothing more comes. */
export function Gone({ why, onHome }: { readonly why: string; readonly onHome: () => void }) {
  useEffect(() => {
    document.title = 'Class · Lossy Isles'
  }, [])
  return (
    <main class="pagewait">
      <Logo size={64} />
      <div role="alert">
        <h1>{why}</h1>
      </div>
      <p class="dim">Was that a mistake? Ask your instructor.</p>
      <button type="button" class="btn pri" onClick={onHome}>
        Home
      </button>
    </main>
  )
}
