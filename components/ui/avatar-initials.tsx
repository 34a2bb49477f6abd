import { classNames } from './class-names.ts'

const initials = (name: string) => {
  const words = name.trim().split(/\s+/u)
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words
  return picked
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

type Props = { name: string; size?: 'sm' | 'md'; className?: string }

/** A person as two letters. Silent: the name stands beside it, or names the button around it. */
export const AvatarInitials = ({ name, size = 'md', className }: Props) => (
  <span
    aria-hidden
    // Drawn, not written: two letters are no part of anything's name.
    data-initials={initials(name)}
    className={classNames(
      'inline-grid shrink-0 place-items-center rounded-full bg-brand-soft font-semibold text-brand-text select-none before:content-[attr(data-initials)]',
      size === 'sm' ? 'size-6 text-[0.625rem]' : 'size-8 text-xs',
      className,
    )}
  />
)
