import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import { Card } from '#components/ui/card.tsx'
import { CodeInline } from '#components/ui/code-inline.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import * as glyphs from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { Kbd } from '#components/ui/kbd.tsx'
import { LinkButton } from '#components/ui/link-button.tsx'
import { Section } from '#components/ui/section.tsx'
import { Status } from '#components/ui/status.tsx'
import { TextLink } from '#components/ui/text-link.tsx'

const variants = ['primary', 'secondary', 'ghost', 'danger'] as const
const sizes = ['sm', 'md', 'lg'] as const
const tones = ['neutral', 'info', 'waiting', 'verified', 'overdue', 'danger', 'hazard', 'drill'] as const
const words = {
  neutral: 'Draft',
  info: 'Issued',
  waiting: 'Waiting for store',
  verified: 'Verified',
  overdue: '2 h overdue',
  danger: 'Rejected',
  hazard: 'Undeclared milk',
  drill: 'Drill',
}

export const KitActions = () => (
  <>
    <Buttons />
    <StateWords />
  </>
)

const Buttons = () => (
  <Section title="Buttons" description="Hover and focus are the browser's; the other states stand here.">
    <Card>
      <div className="flex flex-col gap-4">
        {sizes.map((size) => (
          <div key={size} className="flex flex-wrap items-center gap-2">
            {variants.map((variant) => (
              <Button key={variant} size={size} variant={variant}>
                {variant === 'danger' ? 'Close recall' : 'Issue recall'}
              </Button>
            ))}
            <Button size={size} glyph={glyphs.send} variant="primary">
              Remind
            </Button>
            <Button size={size} pending variant="primary">
              Issue recall
            </Button>
            <Button size={size} pending>
              Approve
            </Button>
            <Button size={size} disabled>
              Not possible now
            </Button>
          </div>
        ))}
        <div className="flex flex-wrap items-center gap-2">
          <LinkButton href="#" glyph={glyphs.download}>
            Download the report
          </LinkButton>
          <TextLink href="#">A link in the text</TextLink>
          <IconButton glyph={glyphs.menu} label="More actions" />
          <IconButton glyph={glyphs.refresh} label="Refresh" variant="secondary" />
          <IconButton glyph={glyphs.trash} label="Delete" size="sm" disabled />
          <span className="flex items-center gap-1">
            <CodeInline>00850012345670</CodeInline>
            <CopyButton text="00850012345670" label="Copy GTIN" copiedLabel="Copied" />
          </span>
          <span>
            <Kbd>J</Kbd> <Kbd>K</Kbd>
          </span>
        </div>
        <div className="max-w-72">
          <Button block variant="primary" size="lg">
            A label so long that it has to break into a second line
          </Button>
        </div>
      </div>
    </Card>
  </Section>
)

const StateWords = () => (
  <Section title="Words for states" description="Never by colour alone: each tone has its own shape.">
    <Card>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2">
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {words[tone]}
            </Badge>
          ))}
          <Badge glyph={null}>1,204</Badge>
        </div>
        <div className="flex flex-wrap gap-x-5 gap-y-2">
          {tones.map((tone) => (
            <Status key={tone} tone={tone}>
              {words[tone]}
            </Status>
          ))}
        </div>
        <div className="flex flex-wrap gap-3 text-muted">
          {Object.entries(glyphs).map(([name, glyph]) => (
            <Icon key={name} glyph={glyph} size="md" label={name} />
          ))}
        </div>
      </div>
    </Card>
  </Section>
)
