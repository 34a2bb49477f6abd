import bwip from 'bwip-js/node'

/** A barcode as it is printed, as PNG: black on white, with the quiet zone around it. `kind` as bwip-js names it. */
export const drawnCode = (kind: string, text: string): Promise<Buffer> =>
  bwip.toBuffer({
    bcid: kind,
    text,
    scale: 3,
    height: 15,
    paddingwidth: 12,
    paddingheight: 12,
    backgroundcolor: 'FFFFFF',
  })
