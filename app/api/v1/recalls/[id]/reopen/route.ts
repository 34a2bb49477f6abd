import { commandRoute } from '#lib/web/command-route.ts'

export const POST = commandRoute('reopenRecall', 'reopen')
