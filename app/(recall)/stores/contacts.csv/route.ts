import { contactsDownload } from '#lib/web/contacts-download.ts'

export const GET = contactsDownload
