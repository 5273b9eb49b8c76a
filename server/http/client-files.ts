/** The built client, from client/dist. Its pages are one page that looks at its own address. */
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import sirv from 'sirv'
import { sendPage } from './headers.ts'

const PAGES =
  /^\/(play|check|plan|room\/[A-Za-z0-9]{1,12}\/night\/\d{1,4}|(room|class|teach|projector)\/[A-Za-z0-9]{1,12}|teach\/[A-Za-z0-9]{1,12}\/report|network(\/[\w-]{1,40}){0,3})?\/?$/
/** Vite puts a hash of the content into these names. */
const HASHED = /^\/assets\//

const NOT_BUILT = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Lossy Isles</title>
<h1>Lossy Isles</h1>
<p>The server runs, but its client is not built. Start it with <code>npm start</code>, which builds the client first.</p>
</html>
`
const NOT_FOUND = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Not found</title>
<h1>Not found</h1>
<p>There is no such page. <a href="/">To the start</a></p>
</html>
`

export type Handler = (request: IncomingMessage, response: ServerResponse, pathname: string) => void

export function clientFiles(clientDir: string): Handler {
  if (!existsSync(path.join(clientDir, 'index.html'))) {
    return (_request, response, pathname) =>
      PAGES.test(pathname) ? sendPage(response, 503, NOT_BUILT) : sendPage(response, 404, NOT_FOUND)
  }
  const serve = sirv(clientDir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, file) {
      response.setHeader('Cache-Control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return (request, response, pathname) => {
    if (PAGES.test(pathname)) request.url = '/'
    serve(request, response, () => sendPage(response, 404, NOT_FOUND))
  }
}
