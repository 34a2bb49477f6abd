import { check } from '#components/ui/glyphs.ts'
import { Icon } from '#components/ui/icon.tsx'
import type { Column } from '#components/ui/table-column.ts'
import { Table } from '#components/ui/table.tsx'
import { ROLE_WORDS } from '#components/recall/role-words.ts'
import type { Role } from '#lib/domain/identity/actor.ts'

/** Role permissions, read from the table that decides it. */
export type RoleMatrixRow = { verb: string; label: string; roles: readonly Role[] }

export const RoleMatrix = ({ rows }: { rows: RoleMatrixRow[] }) => {
  const columns: Column<RoleMatrixRow>[] = [
    { key: 'verb', header: 'Permission', wrap: true, cell: ({ label }) => label },
    ...(Object.keys(ROLE_WORDS) as Role[]).map((role) => ({
      key: role,
      header: ROLE_WORDS[role],
      cell: ({ roles }: RoleMatrixRow) =>
        roles.includes(role) ? <Icon glyph={check} label="yes" /> : <span aria-label="no">–</span>,
    })),
  ]
  return <Table framed label="Role permissions" columns={columns} rows={rows} rowKey={({ verb }) => verb} />
}
