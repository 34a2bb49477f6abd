import { quarantineRoute } from '#lib/web/quarantine-answer.ts'

export const GET = quarantineRoute('label')
