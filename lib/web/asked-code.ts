import 'server-only'

import { readCode, type CodeFault, type ReadCode } from '#lib/domain/catalog/read-code.ts'

import { webProcess } from './process.ts'

/** What was typed or scanned into a page’s one field. */
export const askedCode = (text: string): ReadCode | CodeFault =>
  readCode(text.replaceAll(/<GS>|\{GS\}|\^\]|␝/gi, '\x1d'), webProcess().ports.clock.now().getUTCFullYear())
