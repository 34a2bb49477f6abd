export type District = { id: string; name: string; parentId: string | null }

/** A district and all that hang below it. Ends also where a circle had come about. */
export const withinDistrict = (districts: readonly District[], id: string): Set<string> => {
  const found = new Set([id])
  for (let grown = -1; grown !== found.size;) {
    grown = found.size
    for (const { id: of, parentId } of districts) if (parentId !== null && found.has(parentId)) found.add(of)
  }
  return found
}

/** Why a district cannot be called or hung so, in words for a person; or null. */
export const districtFault = (districts: readonly District[], changed: District): string | null => {
  const same = districts.find(
    ({ id, name }) => id !== changed.id && name.toLowerCase() === changed.name.toLowerCase(),
  )
  if (same) return `District “${same.name}” already exists.`
  if (changed.parentId === null) return null
  if (!districts.some(({ id }) => id === changed.parentId)) return 'The parent district no longer exists.'
  return withinDistrict(districts, changed.id).has(changed.parentId)
    ? 'A district can’t be its own parent, or belong to a district below it.'
    : null
}
