import { Prisma } from './generated/client.ts'

/** Who looks after each district: whoever manages it or, if nobody does, the nearest above it. */
export const DISTRICT_MANAGERS = (tenantId: string): Prisma.Sql => Prisma.sql`
  SELECT d.id AS region_id, (SELECT p.id FROM person p WHERE p.tenant_id = d.tenant_id AND p.region_id = managing_district(d.id)
                             AND p.role = 'district_manager' AND p.status = 'active' ORDER BY p.id LIMIT 1) AS person_id
  FROM region d WHERE d.tenant_id = ${tenantId}::uuid OFFSET 0`
