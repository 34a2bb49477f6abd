import { Picture } from '#components/ui/picture.tsx'

type Props = { pictureId: string; alt: string; size?: 'sm' | 'lg' }

/** The picture of a product line as the stores see it; it opens in full size. */
export const LinePicture = ({ pictureId, alt, size = 'sm' }: Props) => (
  <a
    href={`/files/${pictureId}`}
    target="_blank"
    rel="noopener"
    className={`block overflow-hidden rounded-md border border-line bg-sunken ${size === 'sm' ? 'mt-1 mb-2 w-40' : 'w-full max-w-72'}`}
  >
    <Picture src={`/files/${pictureId}`} alt={alt} className="aspect-4/3 w-full object-contain" />
    <span className="sr-only">Opens in full size</span>
  </a>
)
