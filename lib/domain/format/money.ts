export const formatMoney = (dollars: number): string =>
  dollars.toLocaleString('en', { style: 'currency', currency: 'USD', minimumFractionDigits: 2 })
