'use client'

import { useNonce } from '#components/ui/nonce.tsx'

const THEMES = ['light', 'dark'] as const

// The mail asks the program that shows it. Here each look is asked for by name; a frame obeys the policy of its page.
const themed = (html: string, theme: (typeof THEMES)[number], nonce: string | undefined): string =>
  html
    .replaceAll('light dark', theme)
    .replaceAll('(prefers-color-scheme: dark)', theme === 'dark' ? 'all' : 'not all')
    .replace('<style>', nonce ? `<style nonce="${nonce}">` : '<style>')

/** A mail in frames that may do nothing, light and dark. */
export const MailFrames = ({ html }: { html: string }) => {
  const nonce = useNonce()
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      {THEMES.map((theme) => (
        <iframe
          key={theme}
          title={`Email preview, ${theme}`}
          srcDoc={themed(html, theme, nonce)}
          sandbox=""
          className="h-160 w-full rounded-lg border border-line"
          // A dark mail is see-through: what is behind it must be dark as well.
          style={{ colorScheme: theme, backgroundColor: theme === 'dark' ? '#1b1b1b' : '#ffffff' }}
        />
      ))}
    </div>
  )
}
