export type DistrictRow = {
  id: string
  name: string
  parentId: string | null
  depth: number
  stores: number
  managers: number
}
