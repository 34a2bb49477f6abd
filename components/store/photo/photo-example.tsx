import type { PhotoTexts } from './photo-texts.ts'

/** What a good photo shows, drawn: a closed box that is marked, and a pack beside it with its label to the front. */
export const PhotoExample = ({ texts }: { texts: PhotoTexts }) => (
  <figure className="flex items-center gap-3 rounded-lg border border-line bg-surface p-3">
    <svg
      viewBox="0 0 160 120"
      role="img"
      aria-label={texts.exampleAlt}
      className="w-32 shrink-0 rounded-md border border-firm bg-sunken"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinejoin="round"
    >
      <path d="M4 98h152" className="text-muted" />
      <path d="M16 44 34 26h72L90 44z" className="fill-surface text-strong" />
      <path d="M90 44 106 26v54L90 98z" className="fill-sunken text-strong" />
      <path d="M16 44h74v54H16z" className="fill-surface text-strong" />
      <path d="M46 44 62 26h10L58 44v12H46z" className="fill-sunken text-strong" />
      <circle cx="36" cy="76" r="12" className="text-danger" strokeWidth="4" />
      <path d="m28 68 16 16" className="text-danger" strokeWidth="4" />
      <path d="M56 70h26M56 80h20" className="text-strong" />
      <path d="M116 58c0-6 3-7 3-13h20c0 6 3 7 3 13v40h-26z" className="fill-surface text-strong" />
      <path d="M116 66h26v20h-26z" className="fill-sunken text-strong" />
      <path d="M121 72h16M121 79h10" className="text-strong" />
      <path d="M146 12l5 5 9-10" className="text-verified" strokeWidth="4" transform="translate(-6 2)" />
    </svg>
    <figcaption className="flex min-w-0 flex-col gap-1">
      <span className="text-sm font-semibold text-muted">{texts.must}</span>
      <ul className="flex list-disc flex-col gap-0.5 ps-4 text-base text-strong">
        <li>{texts.mustBox}</li>
        <li>{texts.mustMark}</li>
        <li>{texts.mustLabel}</li>
      </ul>
    </figcaption>
  </figure>
)
