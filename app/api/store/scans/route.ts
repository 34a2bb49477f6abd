export { takeScans as POST } from '#lib/web/take-scans.ts'
