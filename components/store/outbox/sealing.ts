import type { Bytes, Sealed } from './entry.ts'

/** Locks and opens with the key of the store that is signed in; fails for whatever another store locked. */
export type Sealing = {
  seal(bytes: Bytes): Promise<Sealed>
  open(sealed: Sealed): Promise<Bytes>
}

export const sealText = ({ seal }: Pick<Sealing, 'seal'>, text: string): Promise<Sealed> =>
  seal(new TextEncoder().encode(text))

export const openText = async ({ open }: Pick<Sealing, 'open'>, sealed: Sealed): Promise<string> =>
  new TextDecoder().decode(await open(sealed))
