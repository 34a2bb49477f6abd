/** From the fields of the editor to what the contract parses. Empty fields are left out, lists are split. */
export const readRecallForm = (data: FormData, lines: readonly number[]) => {
  const text = (name: string): string => {
    const value = data.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const orNull = (name: string): string | null => text(name) || null
  const list = (name: string, separator: RegExp): string[] =>
    text(name)
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean)
  return {
    title: text('title'),
    kind: text('kind'),
    priority: text('priority'),
    jurisdiction: text('jurisdiction'),
    regulatorClass: orNull('regulatorClass'),
    reasonCode: text('reasonCode'),
    hazard: text('hazard'),
    instructions: text('instructions'),
    scope: lines.map((_, i) => ({
      gtin: text(`scope.${i}.gtin`),
      // Lots may contain spaces: only commas, semicolons and lines part them.
      lots: list(`scope.${i}.lots`, /[,;\n]+/),
      lotFrom: orNull(`scope.${i}.lotFrom`),
      lotTo: orNull(`scope.${i}.lotTo`),
      expiresFrom: orNull(`scope.${i}.expiresFrom`),
      expiresTo: orNull(`scope.${i}.expiresTo`),
      complete: data.get(`scope.${i}.open`) === null,
      identificationHint: orNull(`scope.${i}.identificationHint`),
    })),
    target: { mode: text('mode'), storeNumbers: list('storeNumbers', /[\s,;]+/) },
  }
}
