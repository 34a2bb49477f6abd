import { createServer, type AddressInfo } from 'node:net'

import { holderOfPort } from './port-holder.ts'
import { Refusal } from './refusal.ts'

type Verdict = 'free' | 'in use' | 'not allowed'

const tryPort = (port: number, host: string): Promise<Verdict> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (code === 'EADDRINUSE') resolve('in use')
      else resolve(code === 'EACCES' ? 'not allowed' : 'free') // A machine without IPv6 has nothing in the way there.
    })
    server.listen({ port, host, ipv6Only: true }, () => server.close(() => resolve('free')))
  })

// A stranger on ::1 would catch every browser that is sent to "localhost", although 127.0.0.1 is free.
const verdictOn = async (port: number): Promise<Verdict> => {
  const verdict = await tryPort(port, '127.0.0.1')
  return verdict === 'free' ? tryPort(port, '::1') : verdict
}

export const isPortFree = async (port: number): Promise<boolean> => (await verdictOn(port)) === 'free'

/** Some port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

const sentenceFor = (variable: string, port: number, verdict: Verdict): string => {
  const remedy = `choose another with ${variable}=${port < 60_000 ? port + 4000 : port - 4000} npm start`
  if (verdict === 'not allowed') return `Port ${port} may not be used by this user: ${remedy}.`
  const holder = holderOfPort(port)
  return `Port ${port} is in use${holder ? ` by ${holder}` : ''}: stop that, or ${remedy}.`
}

/** Refuses with a sentence for the first port that cannot be had. Keys are the variables that set them. */
export const requireFreePorts = async (ports: Record<string, number>): Promise<void> => {
  for (const [variable, port] of Object.entries(ports)) {
    const verdict = await verdictOn(port)
    if (verdict !== 'free') throw new Refusal(sentenceFor(variable, port, verdict))
  }
}
