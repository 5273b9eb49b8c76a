/** A page that waits for something, and says for what. */
export function PageWait({ words, onHome }: { readonly words: string; readonly onHome?: (() => void) | undefined }) {
  return (
    <main class="pagewait">
      <span class="spin" />
      <p role="status">{words}</p>
      {onHome !== undefined && (
        <button type="button" class="btn" onClick={onHome}>
          Home
        </button>
      )}
    </main>
  )
}
