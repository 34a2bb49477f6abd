import { Button } from './button.tsx'
import { search as glass } from './glyphs.ts'
import { TextField } from './text-field.tsx'

type Props = { label: string; button: string; value?: string | undefined; hint?: string }

/** Searches by the address: works without script, can be sent to somebody else, and back brings it again. */
export const SearchForm = ({ label, button, value, hint }: Props) => (
  <form role="search" className="flex max-w-md items-end gap-2">
    <TextField
      name="search"
      type="search"
      label={label}
      hint={hint}
      defaultValue={value}
      className="flex-1"
    />
    <Button type="submit" glyph={glass}>
      {button}
    </Button>
  </form>
)
