import type { Offer } from '../../../shared/wire/chair.ts'

interface OfferButtonProps {
  readonly offer: Offer
  readonly number: number
  readonly busy: boolean
  readonly onAct: () => void
}

const LAST_KEY = 9

/** One act of the network. On a boat's own line the boat need not be named again. */
export function OfferButton({ offer, number, busy, onAct }: OfferButtonProps) {
  const { type, word, detail } = offer
  return (
    <button
      type="button"
      class={`offer o-${type}`}
      data-offer={offer.index}
      aria-disabled={busy}
      aria-keyshortcuts={number <= LAST_KEY ? String(number) : undefined}
      onClick={onAct}
    >
      {number <= LAST_KEY && (
        <span class="k" aria-hidden="true">
          {number}
        </span>
      )}
      <span>
        <b>{word}</b>
        {offer.boat === undefined ? <span class="dim"> {detail}</span> : <span class="sr">: {detail}</span>}
      </span>
    </button>
  )
}
