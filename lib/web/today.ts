import 'server-only'

import { webProcess } from './process.ts'

/** The day by which texts are judged, YYYY-MM-DD. */
export const today = (): string => webProcess().ports.clock.now().toISOString().slice(0, 10)
