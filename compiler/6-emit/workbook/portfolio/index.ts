// Many cases of one tariff as one workbook.

export { limitDiagnostics } from '../limits.js';
export type { RefusedRow } from './refused-sheet.js';
export { type Portfolio, type PortfolioCase, PortfolioDiffers, writePortfolio } from './write-portfolio.js';
