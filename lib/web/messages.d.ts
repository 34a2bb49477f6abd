// Without a module that names it, the declaration below adds to nothing, and every key compiles.
import type {} from 'next-intl'

import type en from './messages/en.json'

// A key that does not exist does not compile.
declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof en
    Locale: 'en' | 'es' | 'fr'
  }
}
