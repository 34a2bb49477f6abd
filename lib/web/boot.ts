import 'server-only'

import { writeRealAddresses } from './client-address.ts'
import { webProcess } from './process.ts'
import { ownUrl } from './session-cookie.ts'

/** Composes the process, or refuses to serve: a wrong environment, an all-seeing database role. Answers its own URL. */
export const boot = async (): Promise<string> => {
  try {
    const web = webProcess()
    await web.start()
    writeRealAddresses()
    web.ports.log.info('web.started', { surface: web.env.SURFACE, port: web.env.PORT })
    return ownUrl(web.env)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return process.exit(1)
  }
}
