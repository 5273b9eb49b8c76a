/** What a network must allow, for whoever runs it. */
export function ForTheNetwork({ open }: { readonly open: boolean }) {
  const secure = location.protocol === 'https:'
  const port = location.port === '' ? (secure ? '443' : '80') : location.port
  return (
    <details class="panel forit" open={open}>
      <summary>For the IT department</summary>
      <p>
        Lossy Isles is a teaching game. A browser needs one host and nothing from third parties: no accounts, no
        trackers, no downloads.
      </p>
      <ul>
        <li>
          Allow <b class="mono">{location.hostname}</b>, TCP port <b class="mono">{port}</b>,{' '}
          {secure ? 'HTTPS and WSS' : 'HTTP and WS'}.
        </li>
        <li>
          A proxy must let the <b class="mono">Upgrade: websocket</b> header through and must not close a quiet
          connection within 60 seconds. The browser sends something every 5 seconds.
        </li>
        <li>
          Where WebSockets cannot be allowed, the game plays over plain {secure ? 'HTTPS' : 'HTTP'} by itself: one long
          answer of type <b class="mono">text/event-stream</b> from <b class="mono">/api/line/</b>, and short requests.
          A proxy must not collect that answer before it passes it on.
        </li>
        <li>
          An inspecting proxy must pass WebSocket frames on unchanged. A frame has at most 16 KB towards the server.
        </li>
        <li>
          A whole class behind one address is expected: please do not limit connections per address below 2 for each
          student.
        </li>
        <li>A student’s traffic is about 200 bytes a second, after a first load of less than 450 KB.</li>
      </ul>
    </details>
  )
}
