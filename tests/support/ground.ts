import { inject } from 'vitest'

/** What stands under the tests of one run: started once, by the global setup, on ports of its own. */
export type Ground = {
  /** The superuser's connection to the cluster. */
  adminUrl: string
  /** A migrated database that nobody is connected to, to be cloned. */
  template: string
  sqsUrl: string
  simulatorUrl: string
}

declare module 'vitest' {
  interface ProvidedContext {
    ground: Ground
  }
}

export const ground = (): Ground => inject('ground')
