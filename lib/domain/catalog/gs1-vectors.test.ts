import { describe, expect, test } from 'vitest'

import { checkDigit } from './gtin.ts'
import { readPack } from '../scan/read-pack.ts'

// Written from the GS1 General Specifications (sections 3 and 7.8) and the Digital Link standard, not from the code beside it: of
// each identifier one value that may stand under it and one that may not.

const GTIN = `0061414100001${checkDigit('0061414100001')}`
const LOT = 'L26-40'
const GS = '\x1d'
// Of these two digits the length is fixed for all time: no FNC1 needs to follow.
const FIXED = /^(?:0[0-4]|1[1-9]|20|3[1-6]|41)/

const read = (code: string): string => {
  const pack = readPack(code, 2026)
  if ('fault' in pack) return pack.fault
  return [pack.pack.gtin, ...new Set(pack.pack.readings.map(({ lot }) => lot ?? '-'))].join(' ')
}
const WANTED = `${GTIN} ${LOT}`

const SAMPLES: readonly (readonly [ai: string, may: string, mayNot: string])[] = [
  ['02', '09521234567899', '09521234567890'],
  ['00', '006141410000000012', '006141410000000013'],
  ['11', '261200', '261332'],
  ['12', '261200', '261332'],
  ['13', '261200', '261332'],
  ['15', '261200', '261332'],
  ['16', '261200', '261332'],
  ['17', '261231', '261332'],
  ['20', '07', '7'],
  ['21', 'SER-1', 'xxxxxxxxxxxxxxxxxxxxx'],
  ['22', 'V1', 'yyyyyyyyyyyyyyyyyyyyy'],
  ['235', 'T1', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzzz'],
  ['240', 'A1-240', 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk'],
  ['241', 'A1-241', 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk'],
  ['250', 'A1-250', 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk'],
  ['251', 'A1-251', 'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk'],
  ['242', '123456', '1234567'],
  ['243', 'PC1', 'qqqqqqqqqqqqqqqqqqqqq'],
  ['253', '0614141000012D1', '0614141000013D1'],
  ['254', 'X1', 'wwwwwwwwwwwwwwwwwwwww'],
  ['255', '061414100001212', '061414100001312'],
  ['30', '12', '123456789'],
  ['37', '24', 'A4'],
  ['3100', '001250', '00125A'],
  ['3103', '001250', '00125A'],
  ['3112', '001250', '00125A'],
  ['3123', '001250', '00125A'],
  ['3134', '001250', '00125A'],
  ['3145', '001250', '00125A'],
  ['3150', '001250', '00125A'],
  ['3162', '001250', '00125A'],
  ['3200', '001250', '00125A'],
  ['3302', '001250', '00125A'],
  ['3370', '001250', '00125A'],
  ['3403', '001250', '00125A'],
  ['3494', '001250', '00125A'],
  ['3502', '001250', '00125A'],
  ['3563', '001250', '00125A'],
  ['3575', '001250', '00125A'],
  ['3601', '001250', '00125A'],
  ['3622', '001250', '00125A'],
  ['3643', '001250', '00125A'],
  ['3695', '001250', '00125A'],
  ['3902', '1299', 'A12'],
  ['3912', '8401299', '84'],
  ['3922', '1299', '1111111111111111'],
  ['3932', '8401299', '84A1'],
  ['3941', '0050', '050'],
  ['3952', '001299', '01299'],
  ['400', 'ORD1', 'ooooooooooooooooooooooooooooooo'],
  ['401', 'CON1', 'ccccccccccccccccccccccccccccccc'],
  ['402', '06141410000000012', '06141410000000013'],
  ['403', 'R1', 'rrrrrrrrrrrrrrrrrrrrrrrrrrrrrrr'],
  ['410', '0614141000012', '0614141000013'],
  ['411', '0614141000012', '0614141000013'],
  ['412', '0614141000012', '0614141000013'],
  ['413', '0614141000012', '0614141000013'],
  ['414', '0614141000012', '0614141000013'],
  ['415', '0614141000012', '0614141000013'],
  ['416', '0614141000012', '0614141000013'],
  ['417', '0614141000012', '0614141000013'],
  ['420', '78701', 'ppppppppppppppppppppp'],
  ['421', '84078701', '84'],
  ['422', '840', '84'],
  ['423', '840124', '84'],
  ['424', '840', '8400'],
  ['425', '840', '8A0'],
  ['426', '724', '72'],
  ['427', 'TX1', 'TXAS'],
  ['4300', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4301', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4302', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4303', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4304', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4305', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4306', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4308', 'Store', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4307', 'US', 'USA'],
  ['4309', '02790858483015297971', '0279'],
  ['4310', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4311', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4312', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4313', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4314', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4315', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4316', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4318', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4319', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4320', 'Back', 'sssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['4317', 'CA', 'CAN'],
  ['4321', '1', '11'],
  ['4322', '1', '11'],
  ['4323', '1', '11'],
  ['4324', '2612310800', '2612312500'],
  ['4325', '2612000000', '261231'],
  ['4326', '261231', '261200'],
  ['4330', '000400-', '00040-'],
  ['4331', '000400-', '00040-'],
  ['4332', '000400-', '00040-'],
  ['4333', '000400-', '00040-'],
  ['7001', '1234567890123', '123'],
  ['7002', 'BEEF-14', 'mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm'],
  ['7003', '2612311430', '2612311460'],
  ['7004', '1234', '12345'],
  ['7005', '27.8', 'aaaaaaaaaaaaa'],
  ['7006', '261231', '261200'],
  ['7007', '261201261231', '261201261232'],
  ['7008', 'COD', 'CODX'],
  ['7009', 'GEAR1', 'ggggggggggg'],
  ['7010', '01', '012'],
  ['7011', '2612310800', '2612319900'],
  ['7020', 'RL1', 'rrrrrrrrrrrrrrrrrrrrr'],
  ['7021', 'FS1', 'fffffffffffffffffffff'],
  ['7022', 'RS1', 'rrrrrrrrrrrrrrrrrrrrr'],
  ['7023', 'GI1', 'ggggggggggggggggggggggggggggggg'],
  ['7030', '840EST7030', '84'],
  ['7031', '840EST7031', '84'],
  ['7032', '840EST7032', '84'],
  ['7033', '840EST7033', '84'],
  ['7034', '840EST7034', '84'],
  ['7035', '840EST7035', '84'],
  ['7036', '840EST7036', '84'],
  ['7037', '840EST7037', '84'],
  ['7038', '840EST7038', '84'],
  ['7039', '840EST7039', '84'],
  ['7040', '1ABC', '1AB'],
  ['710', 'NH710', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['711', 'NH711', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['712', 'NH712', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['713', 'NH713', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['714', 'NH714', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['715', 'NH715', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['716', 'NH716', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['717', 'NH717', 'nnnnnnnnnnnnnnnnnnnnn'],
  ['7230', 'EMCERT1', 'EM'],
  ['7231', 'EMCERT1', 'EM'],
  ['7239', 'EMCERT1', 'EM'],
  ['7240', 'PROT1', 'ppppppppppppppppppppp'],
  ['7241', '02', '2'],
  ['7242', 'VC1', 'vvvvvvvvvvvvvvvvvvvvvvvvvv'],
  ['8001', '00200000500010', '0020000050001'],
  ['8002', '15125550100', 'ttttttttttttttttttttt'],
  ['8003', '00614141000012R1', '10614141000012'],
  ['8004', 'ASSET1', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'],
  ['8005', '000150', '00015'],
  ['8006', '006141410000120102', '006141410000130102'],
  ['8007', 'US12345', 'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii'],
  ['8008', '2612311430', '26123125'],
  ['8009', 'SENS1', 'sssssssssssssssssssssssssssssssssssssssssssssssssss'],
  ['8010', 'CP-1', 'cp-lower'],
  ['8011', '12345', '1234567890123'],
  ['8012', '1.0', 'vvvvvvvvvvvvvvvvvvvvv'],
  ['8013', 'MODEL1', 'mmmmmmmmmmmmmmmmmmmmmmmmmm'],
  ['8017', '061414100000000014', '061414100000000015'],
  ['8018', '061414100000000021', '061414100000000022'],
  ['8019', '0000000001', '12345678901'],
  ['8020', 'SLIP1', 'ssssssssssssssssssssssssss'],
  ['8026', '006141410000120102', '123'],
  ['8030', 'c2lnbmF0dXJl', 'not allowed!'],
  [
    '8110',
    '106141416543213150110120',
    'ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc',
  ],
  ['8111', '0100', '100'],
  ['8112', '0106141410222', 'ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc'],
  [
    '8200',
    'https://example.com/p',
    'uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu',
  ],
  ['90', 'INTERNAL', 'iiiiiiiiiiiiiiiiiiiiiiiiiiiiiii'],
  [
    '91',
    'OWN-91',
    'ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo',
  ],
  [
    '92',
    'OWN-92',
    'ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo',
  ],
  [
    '97',
    'OWN-97',
    'ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo',
  ],
  [
    '99',
    'OWN-99',
    'ooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooooo',
  ],
]
// Of another item of trade beside the GTIN, or of none of it: what a pack would never bear.
const BESIDE = SAMPLES.filter(([ai]) => !['02'].includes(ai))

const end = (ai: string): string => (FIXED.test(ai) ? '' : GS)

describe('each identifier of GS1 beside a product and its lot', () => {
  test.each(BESIDE)('%s before them', (ai, value) => {
    expect(read(`]C1${ai}${value}${end(ai)}01${GTIN}10${LOT}`)).toBe(WANTED)
  })
  test.each(BESIDE)('%s behind them', (ai, value) => {
    expect(read(`]d201${GTIN}10${LOT}${GS}${ai}${value}`)).toBe(WANTED)
  })
  test.each(BESIDE)('%s with what cannot stand there', (ai, _, value) => {
    expect(read(`]d201${GTIN}10${LOT}${GS}${ai}${value}`)).toMatch(/^(?:not_read|check_digit)$/)
  })
})

test('there are as many as the bound asks for', () => {
  expect(2 * BESIDE.length).toBeGreaterThanOrEqual(220)
  expect(3 * BESIDE.length + OTHERS.length).toBeGreaterThanOrEqual(254)
})

const D = `https://id.example.com`
const OTHERS: readonly (readonly [code: string, said: string])[] = [
  // Not given out yet, or of a later edition.
  [`]C101${GTIN}4399ANYTHING${GS}10${LOT}`, WANTED],
  [`]C17999X${GS}01${GTIN}10${LOT}`, WANTED],
  [`]C114123456${'01'}${GTIN}10${LOT}`, WANTED],
  [`]C101${GTIN}18261231${'10'}${LOT}`, WANTED],
  [`(01)${GTIN}(10)${LOT}(4399)ANYTHING`, WANTED],
  [`(7045)X1(01)${GTIN}(10)${LOT}`, WANTED],
  // Symbologies.
  [`]d2${GS}01${GTIN}10${LOT}`, WANTED],
  [`]e001${GTIN}10${LOT}`, WANTED],
  [`]Q301${GTIN}10${LOT}`, WANTED],
  [`]J101${GTIN}10${LOT}`, WANTED],
  [`]E0${GTIN.slice(1)}`, `${GTIN} -`],
  [`]E3${GTIN.slice(1)}12`, `${GTIN} -`],
  [']E496385074', '00000096385074 -'],
  [`]I1${GTIN}`, `${GTIN} -`],
  [`]C0${GTIN}`, `${GTIN} -`],
  [`]Q1${D}/01/${GTIN}/10/${LOT}`, WANTED],
  [`]d1${LOT}`, 'internal'],
  // Numbers.
  [GTIN, `${GTIN} -`],
  [GTIN.slice(1), `${GTIN} -`],
  [GTIN.slice(2), `${GTIN} -`],
  ['96385074', '00000096385074 -'],
  ['01234133', '00012300000413 -'],
  ['0 614141 00001 2', `${GTIN} -`],
  ['614141000013', 'check_digit'],
  // Days.
  [`]C101${GTIN}17260230${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}17280229${'10'}${LOT}`, WANTED],
  [`]C101${GTIN}17270229${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}17260200${'10'}${LOT}`, WANTED],
  [`]C101${GTIN}15260431${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}11260001${'10'}${LOT}`, 'not_read'],
  [`]C101${GTIN}7006260200${GS}10${LOT}`, 'not_read'],
  [`]C101${GTIN}70032602310800${GS}10${LOT}`, 'not_read'],
  [`]C101${GTIN}70032602282400${GS}10${LOT}`, 'not_read'],
  [`]C101${GTIN}70032602282359${GS}10${LOT}`, WANTED],
  // Lots: up to twenty characters of set 82.
  [`]C101${GTIN}10${'A'.repeat(20)}`, `${GTIN} ${'A'.repeat(20)}`],
  [`]C101${GTIN}10${'A'.repeat(21)}`, 'not_read'],
  [`]C101${GTIN}10A B`, 'not_read'],
  [`]C101${GTIN}10A#B`, 'not_read'],
  [`]C101${GTIN}10Aé`, 'not_read'],
  [`]C101${GTIN}10${GS}21A`, 'not_read'],
  [`]C101${GTIN}10!"%&'()*+,-./:;<=>?_`, `${GTIN} !"%&'()*+,-./:;<=>?_`],
  [`]C101${GTIN}10A1${GS}10A2`, 'not_read'],
  [`]C101${GTIN}10A1${GS}10A1`, `${GTIN} A1`],
  [`]C101${GTIN}01${GTIN}10${LOT}`, WANTED],
  // Case and contents.
  [`]C102${GTIN}37 24`.replace(' ', ''), `${GTIN} -`],
  [`]C18006${GTIN}0102${GS}10${LOT}`, WANTED],
  // Without separators.
  [`01${GTIN}10${LOT}`, WANTED],
  [`1126123101${GTIN}10${LOT}`, WANTED],
  [`426724${GS}01${GTIN}10${LOT}`, WANTED],
  // Addresses.
  [`${D}/01/${GTIN}/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN.slice(1)}/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN.slice(2)}/10/${LOT}`, WANTED],
  [`${D}/01/96385074/10/${LOT}`, `00000096385074 ${LOT}`],
  [`${D}/01/614141000/10/${LOT}`, 'link'],
  [`${D}/01/6141410000/10/${LOT}`, 'link'],
  [`${D}/01/61414100001/10/${LOT}`, 'link'],
  [`${D}/01/${GTIN.slice(0, 13)}9/10/${LOT}`, 'check_digit'],
  [`HTTPS://ID.EXAMPLE.COM/01/${GTIN}/10/${LOT}`, WANTED],
  [`id.example.com/01/${GTIN}/10/${LOT}`, WANTED],
  [`example.com/shop/01/${GTIN}/10/${LOT}?17=261231`, WANTED],
  [`${D}/01/04006381333931/01/${GTIN}/10/${LOT}`, WANTED],
  [`${D}/414/0614141000012/01/${GTIN}/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN}/10/01`, `${GTIN} 01`],
  [`${D}/01/${GTIN}/22/A/10/${LOT}/21/7`, WANTED],
  [`${D}/01/${GTIN}/4399/X/10/${LOT}`, WANTED],
  [`${D}/01/${GTIN}/10/${LOT}?17=260230`, 'not_read'],
  [`${D}/01/${GTIN}/10/${LOT}?utm_source=x&linkType=all`, WANTED],
  [`${D}/gtin/${GTIN}/lot/${LOT}`, WANTED],
  [`${D}/01/${GTIN}/10/L%2F40`, `${GTIN} L/40`],
  [`${D}/00/006141410000000012`, 'pallet'],
  [`${D}/AQnYUc1gmiERBhQUECqDGQ`, 'link'],
  [`${D}/menu`, 'link'],
]

test.each(OTHERS)('%j', (code, said) => expect(read(code)).toBe(said))
