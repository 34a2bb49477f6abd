// Runs once when a web service boots, before it answers anything.
export const register = async (): Promise<void> => {
  if (process.env['NEXT_RUNTIME'] === 'nodejs') {
    const { boot } = await import('#lib/web/boot.ts')
    // next-auth takes its own address from here, and trusts no Host header.
    process.env['NEXTAUTH_URL'] = await boot()
  }
}
