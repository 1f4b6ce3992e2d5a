/**
 * European Standard Population 2013, people per 100,000 in 19 age bands: 0–4, 5–9, … 85–89, 90 and over (Eurostat,
 * "Revision of the European Standard Population", 2013).
 */
export const europeanStandardPopulation: readonly number[] = [
  5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500,
  1000,
]
