import path from 'node:path'

/**
 * sirv reads the list of files once. When the client is built anew under a running server, the next request for a file of
 * the old build fails in a stream that nobody holds: one page is lost, and must not cost everybody's match.
 */
export function isMissingFile(error: Error, dir: string): boolean {
  if (!('code' in error && error.code === 'ENOENT' && 'path' in error)) return false
  return typeof error.path === 'string' && path.resolve(error.path).startsWith(path.resolve(dir) + path.sep)
}
