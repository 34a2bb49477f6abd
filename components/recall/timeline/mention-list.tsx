import { classNames } from '#components/ui/class-names.ts'
import { optionClasses, popupClasses } from '#components/ui/popup-classes.ts'

import type { Mentionable } from './mention-search.ts'

type Props = {
  id: string
  people: readonly Mentionable[]
  active: string
  choose: (person: Mentionable) => void
}

/** The people that an @ may mean, below the text. The focus stays in the text. */
export const MentionList = ({ id, people, active, choose }: Props) => (
  <>
    <p role="status" className="sr-only">
      {people.length} people: arrow keys choose, Enter mentions.
    </p>
    <div
      id={id}
      role="listbox"
      aria-label="People to mention"
      className={classNames(popupClasses, 'absolute inset-x-0 top-full z-50 mt-1 max-w-md p-1')}
    >
      {people.map((person) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={person.id === active}
          data-highlighted={person.id === active ? '' : undefined}
          className={optionClasses}
          // The text would lose the focus, and with it the list.
          onMouseDown={(event) => {
            event.preventDefault()
            choose(person)
          }}
        >
          <span className="truncate">{person.name}</span>
          <span className="ms-auto shrink-0 text-xs text-muted">{person.role}</span>
        </div>
      ))}
    </div>
  </>
)
