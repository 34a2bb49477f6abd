import { classNames } from '#components/ui/class-names.ts'
import { check, cloudOff, cloudUp } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'

const looks = {
  // Keeps the place, so that nothing moves when it is known.
  unknown: { glyph: check, classes: 'invisible' },
  sent: { glyph: check, classes: 'text-verified' },
  sending: { glyph: cloudUp, classes: 'text-waiting' },
  offline: { glyph: cloudOff, classes: 'bg-waiting-soft text-waiting' },
} as const

/** What this phone still holds. `text` is the whole sentence in short: "3 unsent", "All sent". */
export const UnsentCount = ({ state, text }: { state: keyof typeof looks; text: string }) => (
  <output
    className={classNames(
      'inline-flex shrink-0 items-center gap-1.5 rounded-md px-2 py-1 text-sm font-medium',
      looks[state].classes,
    )}
  >
    <Icon glyph={looks[state].glyph} size="md" />
    {text}
  </output>
)
