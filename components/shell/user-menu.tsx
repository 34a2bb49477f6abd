'use client'

import { AvatarInitials } from '#components/ui/avatar-initials.tsx'
import { Menu, type MenuItem } from '#components/ui/menu.tsx'

type Props = { name: string; detail?: string; label: string; items: readonly MenuItem[] }

/** Who is signed in, and what that person can do with the account. */
export const UserMenu = ({ name, detail, label, items }: Props) => (
  <Menu
    heading={detail ? `${name} · ${detail}` : name}
    items={items}
    trigger={
      <button
        type="button"
        aria-label={`${label}: ${name}`}
        className="grid size-control place-items-center rounded-full hover:bg-sunken"
      >
        <AvatarInitials name={name} />
      </button>
    }
  />
)
