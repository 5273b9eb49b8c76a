const ALL = [1, 2, 3] as const

export function Stars({ won }: { readonly won: number }) {
  return (
    <span class="stars" role="img" aria-label={`${won} of 3 stars`}>
      {ALL.map(n => (
        <span key={n} class={n <= won ? 'on' : ''} aria-hidden="true">
          {n <= won ? '★' : '☆'}
        </span>
      ))}
    </span>
  )
}
