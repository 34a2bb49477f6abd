import localFont from 'next/font/local'

/**
 * Inter 4, cut down to what English, Spanish and French need and to the weights 400–700: 26 KB instead of 48,
 * because the store app may spend 30 KB on fonts. Put `inter.variable` on `<html>`.
 */
export const inter = localFont({
  src: './inter-latin.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-inter',
  fallback: ['system-ui', 'Segoe UI', 'Roboto', 'Helvetica Neue', 'Arial', 'sans-serif'],
})
