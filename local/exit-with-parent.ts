import { isMainThread } from 'node:worker_threads'

// Loaded into every child before its own code. The channel to the supervisor closes when that dies, even by
// kill -9; then the child ends as if it had been told to, and by force if it cannot. The children of a child inherit
// this flag and need their channels for themselves, hence the comparison.
if (isMainThread && process.connected && process.env['CLEARSHELF_PARENT'] === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), 4_000).unref()
  })
  process.channel?.unref()
}
