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
      <p class="dim">If that was a mistake, tell your instructor.</p>
      <div class="does">
        <button type="button" class="btn pri" onClick={onHome}>
          Home
        </button>
        <button type="button" class="btn" onClick={() => location.reload()}>
          Try again
        </button>
      </div>
    </main>
  )
}
