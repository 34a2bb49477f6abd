import type { Language } from '../identity/language.ts'

/**
 * Why a product is recalled. The code travels in the API and in reports; the words are what people read.
 * `serious`: commonly classed as a reasonable probability of serious harm, so that high priority is hinted at.
 * `food`: what makes somebody ill who eats it.
 */
type Reason = { words: Record<Language, string>; serious: boolean; food: boolean }

const food = (serious: boolean, en: string, es: string, fr: string): Reason => ({
  words: { en, es, fr },
  serious,
  food: true,
})
const thing = (serious: boolean, en: string, es: string, fr: string): Reason => ({
  words: { en, es, fr },
  serious,
  food: false,
})

export const REASONS = {
  salmonella: food(true, 'Salmonella', 'Salmonella', 'Salmonella'),
  listeria: food(true, 'Listeria', 'Listeria', 'Listeria'),
  e_coli: food(true, 'E. coli', 'E. coli', 'E. coli'),
  botulism: food(true, 'Botulism', 'Botulismo', 'Botulisme'),
  cronobacter: food(true, 'Cronobacter', 'Cronobacter', 'Cronobacter'),
  hepatitis_a: food(true, 'Hepatitis A', 'Hepatitis A', 'Hépatite A'),
  norovirus: food(false, 'Norovirus', 'Norovirus', 'Norovirus'),
  allergen: food(true, 'Undeclared allergen', 'Alérgeno no declarado', 'Allergène non déclaré'),
  foreign_body: food(false, 'Foreign object', 'Cuerpo extraño', 'Corps étranger'),
  chemical: food(true, 'Chemical', 'Sustancia química', 'Substance chimique'),
  heavy_metal: food(true, 'Heavy metal', 'Metal pesado', 'Métal lourd'),
  mould: food(false, 'Mold or spoilage', 'Moho o deterioro', 'Moisissure ou altération'),
  labelling: food(false, 'Wrong label or date', 'Etiqueta o fecha errónea', 'Étiquette ou date erronée'),
  quality: food(false, 'Quality', 'Calidad', 'Qualité'),
  fire: thing(true, 'Fire', 'Incendio', 'Incendie'),
  shock: thing(true, 'Electric shock', 'Descarga eléctrica', 'Choc électrique'),
  burn: thing(false, 'Burn', 'Quemadura', 'Brûlure'),
  choking: thing(true, 'Choking', 'Asfixia por atragantamiento', 'Étouffement'),
  strangulation: thing(true, 'Strangulation', 'Estrangulamiento', 'Étranglement'),
  laceration: thing(false, 'Cut', 'Corte', 'Coupure'),
  fall: thing(false, 'Fall or tip-over', 'Caída o vuelco', 'Chute ou basculement'),
  poisoning: thing(true, 'Poisoning', 'Intoxicación', 'Intoxication'),
  carbon_monoxide: thing(true, 'Carbon monoxide', 'Monóxido de carbono', 'Monoxyde de carbone'),
  other: thing(false, 'Other', 'Otro', 'Autre'),
} as const satisfies Record<string, Reason>

type ReasonCode = keyof typeof REASONS

/** Codes come from partners too, who may have their own: those have no row here. */
export const reasonOf = (code: string): Reason | null =>
  Object.hasOwn(REASONS, code) ? REASONS[code as ReasonCode] : null

/** The word for a code; for one that is not ours, the code itself. */
export const reasonWord = (code: string, language: Language = 'en'): string =>
  reasonOf(code)?.words[language] ?? code.replaceAll('_', ' ')
