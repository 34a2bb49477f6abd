import 'server-only'

import { webProcess } from './process.ts'
import { ownUrl } from './session-cookie.ts'

/** Composes the process and refuses to serve with a wrong environment or an all-seeing database role. */
export const boot = async (): Promise<void> => {
  try {
    const web = webProcess()
    // next-auth takes its own address from here, and trusts no Host header.
    process.env['NEXTAUTH_URL'] = ownUrl(web.env)
    await web.start()
    web.ports.log.info('web.started', { surface: web.env.SURFACE, port: web.env.PORT })
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
  // Under a supervisor: when it has gone, nobody would stop this process any more.
  process.on('disconnect', () => process.exit(0))
}
