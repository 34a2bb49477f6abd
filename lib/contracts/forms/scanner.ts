import { z } from 'zod'

import {
  LEAST_KNOWLEDGE_MINUTES,
  MOST_KNOWLEDGE_MINUTES,
  type KnowledgeMinutes,
} from '#lib/domain/scan/knowledge.ts'

import { minutesIn } from './minutes.ts'

const RANGE = 'A whole number, from 5 minutes to 7 days.'

/** `any` and `urgent`, each with its `.unit`. */
export const ScannerForm = z
  .record(z.string().max(40), z.string().max(20))
  .transform((fields, context): KnowledgeMinutes => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    const limitOf = (name: string): number => {
      const minutes = minutesIn(fields, name) ?? 0
      if (minutes < LEAST_KNOWLEDGE_MINUTES || minutes > MOST_KNOWLEDGE_MINUTES) refuse(name, RANGE)
      return minutes
    }
    const anyMinutes = limitOf('any')
    const urgentMinutes = limitOf('urgent')
    if (anyMinutes >= LEAST_KNOWLEDGE_MINUTES && urgentMinutes > anyMinutes)
      refuse('urgent', 'No longer than for other products.')
    return { anyMinutes, urgentMinutes }
  })
