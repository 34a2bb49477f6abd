// Runs once when a web service boots, before it answers anything.
export const register = async (): Promise<void> => {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs') return
  const { webProcess } = await import('#lib/web/process.ts')
  const { ownUrl } = await import('#lib/web/session-cookie.ts')
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
