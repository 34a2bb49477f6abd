import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'img'>, 'src' | 'alt'> & { src: string; alt: string }

/** A picture as it is served: those of ours are made small when they come in, so there is nothing left to optimise. */
export const Picture = ({ alt, ...rest }: Props) => (
  // The component of the framework would bring a script, and an optimiser that is switched off.
  // oxlint-disable-next-line next/no-img-element
  <img {...rest} alt={alt} decoding="async" />
)
