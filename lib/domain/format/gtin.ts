/** As people know it from the pack: without the zeros that were put before it. */
export const formatGtin = (gtin: string): string => gtin.replace(/^(?:0{6}(?=\d{8}$)|0{1,2}(?=\d{12}))/, '')
