import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFakeMatch, FAKE_LEVEL } from './fake-match.ts'
import { startTestServer, type TestServer } from './harness.ts'

let server: TestServer
beforeAll(async () => {
  const clientDir = mkdtempSync(path.join(os.tmpdir(), 'isles-'))
  mkdirSync(path.join(clientDir, 'assets'))
  writeFileSync(path.join(clientDir, 'index.html'), '<!doctype html><title>built</title>')
  writeFileSync(path.join(clientDir, 'assets', 'main-abc123.js'), 'plain')
  writeFileSync(path.join(clientDir, 'assets', 'main-abc123.js.gz'), 'zipped')
  server = await startTestServer({ createMatch: createFakeMatch, catalog: [FAKE_LEVEL], clientDir })
})
afterAll(() => server.close())

const get = (where: string, init?: RequestInit) => fetch(`${server.url}${where}`, init)

it('says that it is well, and what can be played', async () => {
  expect(await (await get('/healthz')).json()).toMatchObject({ ok: true })
  expect(await (await get('/api/levels')).json()).toEqual([FAKE_LEVEL])
  expect((await get('/api/room/AAAAAA')).status).toBe(404)
  expect((await get('/api/room/__proto__')).status).toBe(404)
  expect((await get('/api/nothing')).status).toBe(404)
})

it('serves the one page at every address of the client, never from a stale cache', async () => {
  for (const where of ['/', '/play', '/room/K7MPQ2', '/room/k7mpq2', '/?renderer=canvas']) {
    const answer = await get(where)
    expect(answer.status, where).toBe(200)
    expect(await answer.text()).toContain('built')
    expect(answer.headers.get('cache-control')).toBe('no-cache')
  }
  for (const where of [
    '/nowhere',
    '/room/',
    '/room/a/b',
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/none.js',
  ]) {
    expect((await get(where)).status, where).toBe(404)
  }
})

it('serves hashed files for ever, compressed where a compressed one lies beside them', async () => {
  const answer = await get('/assets/main-abc123.js', { headers: { 'accept-encoding': 'identity' } })
  expect(await answer.text()).toBe('plain')
  expect(answer.headers.get('cache-control')).toContain('immutable')
  expect(answer.headers.get('content-type')).toContain('javascript')
  const zipped = await get('/assets/main-abc123.js', { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } })
  expect(zipped.headers.get('content-encoding')).toBe('gzip')
})

it('closes what the browser can close, and opens nothing to other origins', async () => {
  for (const where of ['/', '/healthz', '/api/levels', '/nowhere']) {
    const { headers } = await get(where, { headers: { origin: 'https://evil.example' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`ws://127.0.0.1:${server.port}`)
    expect(policy).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect([...headers.keys()].filter(key => key.startsWith('access-control'))).toEqual([])
    expect(headers.get('x-powered-by')).toBeNull()
  }
  const preflight = await get('/matchmake/create/match', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example' },
  })
  expect(preflight.status).toBe(405)
  expect([...preflight.headers.keys()].filter(key => key.startsWith('access-control'))).toEqual([])
})

it('answers wrong requests for a match in words', async () => {
  const post = (where: string, body: string, type = 'application/json') =>
    get(where, { method: 'POST', body, headers: { 'content-type': type } })
  const create = '/matchmake/create/match'
  const right = JSON.stringify({ protocol: 'ticks', level: 'three', scaffold: 'guided', alone: false })
  expect((await post(create, right)).status).toBe(200)
  for (const [where, body, type, status] of [
    [create, '{', undefined, 400],
    [create, '[]', undefined, 400],
    [create, right, 'text/plain', 415],
    [create, JSON.stringify({ name: 'x'.repeat(5000) }), undefined, 413],
    ['/matchmake/joinOrCreate/match', right, undefined, 400],
    ['/matchmake/reconnect/AAAAAA', '{}', undefined, 400],
    ['/matchmake/create/lobby', right, undefined, 400],
    ['/matchmake/joinById/AAAAAA', '{}', undefined, 404],
  ] as const) {
    const answer = await post(where, body, type)
    expect(answer.status, `${where} ${body.slice(0, 20)}`).toBe(status)
    const { error }: { error?: string } = (await answer.json()) as { error?: string }
    expect(error).toMatch(/\w+ \w+/)
    expect(error).not.toMatch(/\n|\.ts\b|Error/)
  }
  expect((await get(create)).status).toBe(405)
})
