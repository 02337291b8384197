// Currency codes of ISO 4217, those of the past included, and how many decimals their amounts have.

const zeroDecimals =
  'BEF BIF CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG ROL RWF TRL UGX UYI VND VUV XAF XOF XPF';
const threeDecimals = 'BHD IQD JOD KWD LYD OMR TND';
const fourDecimals = 'CLF UYW';
const twoDecimals =
  'ADP AED AFN ALL AMD ANG AOA ARS ATS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE ' +
  'CHF CHW CNY COP COU CRC CUC CUP CVE CYP CZK DEM DKK DOP DZD EEK EGP ERN ETB EUR FIM FJD FKP FRF GBP GEL GHS GIP GMD ' +
  'GTQ GYD HKD HNL HRK HTG HUF IDR IEP ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL LTL LVL MAD MDL ' +
  'MGA MKD MMK MNT MOP MRU MTL MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NLG NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON ' +
  'RSD RUB SAR SBD SCR SDG SEK SGD SHP SIT SKK SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS ' +
  'UAH USD USN UYU UZS VED VES WST XCD XCG XDR YER ZAR ZMW ZWG';

const byDecimals: readonly (readonly [number, string])[] = [
  [0, zeroDecimals],
  [2, twoDecimals],
  [3, threeDecimals],
  [4, fourDecimals],
];

const decimals: ReadonlyMap<string, number> = new Map(
  byDecimals.flatMap(([count, codes]) => codes.split(' ').map((code): [string, number] => [code, count])),
);

/** Decimals of a currency's amounts, or undefined for a code that is none. */
export const currencyDecimals = (code: string): number | undefined => decimals.get(code);

export const currencyCodes: readonly string[] = [...decimals.keys()];
