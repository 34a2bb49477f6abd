import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type NextRelease = AsyncDisposable & {
  url: string
  /** From now on the service worker is that of another build, which says its number to whoever asks. */
  serve: (build: number) => void
}

const WORKER = '/sw.js'
const naming = (build: number) =>
  `\nself.addEventListener('message', ({ data, ports: [port] }) => data === 'build' && port?.postMessage(${build}))\n`

/**
 * The same web service under an address of its own, where a newer build of its service worker can come out. A browser asks for
 * that by itself, past whatever a test may catch of a page's requests.
 */
export const nextRelease = async (target: string): Promise<NextRelease> => {
  const { hostname, port, origin, host } = new URL(target)
  let build: number | null = null
  const pass = (incoming: IncomingMessage, answer: ServerResponse) => {
    const { url = '/', method, headers } = incoming
    const own = { ...headers, host, ...(headers.origin ? { origin } : {}) }
    const passed = request({ hostname, port, path: url, method, headers: own }, (response) => {
      const more = url === WORKER && build !== null ? naming(build) : null
      const { 'content-length': _, ...rest } = response.headers
      answer.writeHead(response.statusCode ?? 502, more ? rest : response.headers)
      response.on('end', () => answer.end(more ?? undefined))
      response.pipe(answer, { end: false })
    })
    passed.on('error', () => answer.destroy())
    answer.on('close', () => passed.destroy())
    incoming.pipe(passed)
  }
  // The browser packs nothing that we would have to unpack.
  const server = createServer((incoming, answer) => {
    delete incoming.headers['accept-encoding']
    pass(incoming, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    serve: (next) => {
      build = next
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
