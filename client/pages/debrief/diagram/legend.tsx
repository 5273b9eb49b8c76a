/** What the lines and signs of the diagram mean. */
export function Legend({ broken, answers }: { readonly broken: boolean; readonly answers: boolean }) {
  return (
    <ul class="leg">
      {broken && (
        <li>
          <svg class="ic" width="34" height="10" aria-hidden="true">
            <path d="M0 5h34" stroke="#F4EBD6" stroke-width="3.4" />
          </svg>
          led to it
        </li>
      )}
      {broken && (
        <li>
          <svg class="ic" width="34" height="10" aria-hidden="true">
            <path d="M0 5h34" stroke="#56738F" stroke-width="2" />
          </svg>
          did not
        </li>
      )}
      {answers && (
        <li>
          <svg class="ic" width="18" height="18" aria-hidden="true">
            <path d="M2 18V1" stroke="#B98A5C" stroke-width="2" />
            <path d="M2 2h14l-4 5l4 5h-14z" fill="#0B1826" stroke="#A79F3C" stroke-width="1.6" />
          </svg>
          answer to a request
        </li>
      )}
      <li>
        <svg class="ic" width="14" height="14" aria-hidden="true">
          <path d="M2 2l10 10M12 2 2 12" stroke="#8AA3BB" stroke-width="2.8" />
        </svg>
        lost
      </li>
    </ul>
  )
}
