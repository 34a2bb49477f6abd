// GSM 03.38: what a text message can carry in seven bits. Anything else makes the whole message sixteen-bit.
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENDED = '\f^{}\\[~]|€'

// Asked of the whole text before each of its signs is looked at: nearly every text is of these alone.
const ALL_BASIC = new RegExp(`^[${BASIC.replaceAll(/[-\\\]^]/g, '\\$&')}]*$`)

const basic = new Set(BASIC)
const extended = new Set(EXTENDED)

export type SmsParts = {
  encoding: 'GSM-7' | 'UCS-2'
  parts: number
  /** Units used: septets, or sixteen-bit units. */
  units: number
  /** How many units one message of a single part holds. */
  single: 160 | 70
  /** The first character that seven bits cannot carry. */
  wide: string | null
}

/** In how many parts a text goes out, each of which is paid for. */
export const smsParts = (text: string): SmsParts => {
  if (ALL_BASIC.test(text)) {
    const units = text.length
    const parts = units <= 160 ? 1 : Math.ceil(units / 153)
    return { encoding: 'GSM-7', parts, units, single: 160, wide: null }
  }
  const characters = [...text]
  const wide = characters.find((one) => !basic.has(one) && !extended.has(one)) ?? null
  const sizes =
    wide === null ? characters.map((one) => (extended.has(one) ? 2 : 1)) : characters.map((one) => one.length)
  const units = sizes.reduce((sum, size) => sum + size, 0)
  const [single, each] = wide === null ? ([160, 153] as const) : ([70, 67] as const)
  const parts = units <= single ? 1 : filled(sizes, each)
  return { encoding: wide === null ? 'GSM-7' : 'UCS-2', parts, units, single, wide }
}

// A character of two units is never cut in the middle: it moves to the next part whole.
const filled = (sizes: readonly number[], each: number): number =>
  sizes.reduce(
    ({ parts, room }, size) =>
      size <= room ? { parts, room: room - size } : { parts: parts + 1, room: each - size },
    { parts: 1, room: each },
  ).parts

const PLAIN: Record<string, string> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '\u202f': ' ',
}

/** Typographic signs as seven bits know them: they would cost a part and say nothing more. Letters stay as they are. */
export const plainSigns = (text: string): string =>
  text.replaceAll(/[’‘“”«»–—…\u00a0\u202f]/g, (sign) => PLAIN[sign] ?? sign)

// What does not come apart into a letter and its accent.
const SPELLED: Record<string, string> = { œ: 'oe', Œ: 'OE', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ı: 'i' }

const bareLetter = (letter: string): string => {
  if (basic.has(letter) || extended.has(letter)) return letter
  const bare = SPELLED[letter] ?? letter.normalize('NFD').replaceAll(/\p{M}/gu, '')
  return [...bare].every((one) => basic.has(one)) ? bare : letter
}

/**
 * The text in as few parts as it can have. Letters lose an accent that seven bits lack, and only where that saves a part:
 * "CAMBIO, mas lotes" is read by everybody, but the second half of a warning may come late or never.
 */
export const fewestParts = (text: string): string => {
  const plain = plainSigns(text)
  const { parts } = smsParts(plain)
  if (parts === 1) return plain
  const bare = [...plain.normalize('NFC')].map(bareLetter).join('')
  return smsParts(bare).parts < parts ? bare : plain
}
