import { warning, type LintRule } from './finding.ts'

// A figure with a unit, as names of products and hints carry it: 500 g, 12-oz, 6 x 330 ml, 3 pack, 10,000 mAh, 14".
const MEASURED = new RegExp(
  String.raw`\d\s*-?\s*(?:(?:fl\.?\s?)?oz|ounces?|lbs?|pounds?|[km]?g|grams?|[mc]?l|lit(?:er|re)s?|gal(?:lons?)?|qt|quarts?|pt|pints?` +
    String.raw`|ct|count|pk|packs?|pcs?|pieces?|pouches|bags?|bars?|bottles?|boxes|cans?|jars?|rolls?|sheets?|sticks?|slices?|servings?` +
    String.raw`|tablets?|capsules?|doses?|units?|each|ea|m?ah|k?w|watts?|v|volts?|in|inch(?:es)?|ft|feet|[cm]?m)(?![\p{L}\p{N}])|\d\s*["”″]`,
  'iu',
)
// Said without a figure, or with the figure behind: pack of 6, a dozen, sold by weight, all sizes.
const SAID =
  /\b(?:pack|box|case|set|bag|tray|carton)\s+of\s+\d|\bdozen\b|\b(?:by|random|variable)\s+(?:the\s+)?(?:weight|pound|piece)\b|\bper\s+(?:lb|kg|pound|piece)\b|\b(?:all|any|every)\s+sizes?\b|\bone\s+size\b|\bloose\b|\bbulk\b/iu

const saysSize = (text: string): boolean => MEASURED.test(text.normalize('NFKC')) || SAID.test(text)

/** A notice names the size of the pack (21 CFR 7.49): two sizes of one product lie side by side on the shelf. */
export const namesSize: LintRule = ({ scope }, { productNames = {} }) =>
  scope.flatMap(({ gtin, identificationHint }, i) => {
    const name = Object.hasOwn(productNames, gtin) ? productNames[gtin] : undefined
    // A product whose name is not at hand is not judged by it.
    if (!name || saysSize(`${name}\n${identificationHint ?? ''}`)) return []
    const message = `“${name}” doesn’t include a pack size. Add it here, such as “12 oz jar” or “all sizes”.`
    return [warning('size_missing', `scope.${i}.identificationHint`, message)]
  })
