import { Button } from '#components/ui/button.tsx'
import { scan } from '#components/ui/glyphs.ts'
import { TextField } from '#components/ui/text-field.tsx'

/** One field for whatever is at hand. A scanner types into it and presses Enter. */
export const TraceForm = ({ value, error }: { value: string | undefined; error: string | undefined }) => (
  <form role="search" className="flex max-w-2xl items-start gap-2">
    <TextField
      name="code"
      type="text"
      label="GTIN, lot or scanned code"
      hint="A GTIN of any length, a lot as printed, a GS1 barcode or QR code, or its link."
      error={error}
      defaultValue={value}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      className="flex-1"
    />
    <Button type="submit" variant="primary" glyph={scan} className="mt-6.5">
      Trace
    </Button>
  </form>
)
