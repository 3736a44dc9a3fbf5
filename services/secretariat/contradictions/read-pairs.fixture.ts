import type { Reading } from '../regional/reading.js';
import type { Kind } from './contradiction.js';

/** Two published figures that somebody read, and whether they contradict each other. A figure is named by what it says and not by its line, so that the list survives edits. */
export interface ReadPair {
  readonly one: string;
  readonly other: string;
  /** The kind of contradiction; null where it is none. */
  readonly kind: Kind | null;
  readonly because: string;
}

/** What a figure is named by: reporter, indicator, period and number, or bounds, or reason. */
export function nameOf({ reporter, indicator, period, value, lower, upper, missing }: Reading): string {
  const number = value ?? (lower === null && upper === null ? missing : `${lower ?? ''}~${upper ?? ''}`);
  return `${reporter} ${indicator} ${period} ${number}`;
}

const contradiction = (one: string, other: string, kind: Kind, because: string): ReadPair => ({ one, other, kind, because });
const none = (one: string, other: string, because: string): ReadPair => ({ one, other, kind: null, because });

/**
 * What contradicts what in the published figures, found by reading the transcribed figures and their notes
 * side by side, and what looks like a contradiction and is none. The rules are held against it. They were
 * written by whoever made the list, over the same figures: it shows what they miss, not how they would do on
 * others.
 */
export const READ_PAIRS: readonly ReadPair[] = [
  contradiction('RU HIV_DIAGNOSES_CUMULATIVE _U 113', 'TM HIV_DIAGNOSES_CUMULATIVE 1998-01-01/P20Y NOT_COLLECTED', 'SOURCE', 'Turkmenistan reports no cases for twenty years; Russia has 113 of its citizens on its register.'),
  contradiction('KZ HIV_DIAGNOSES_CUMULATIVE _U 10', 'TM HIV_DIAGNOSES_CUMULATIVE 1998-01-01/P20Y NOT_COLLECTED', 'SOURCE', 'Turkmenistan reports no cases for twenty years; Kazakhstan has 10 of its citizens on its register.'),
  contradiction('RU REMITTANCES_SENT 2016 559', 'KZ REMITTANCES_RECEIVED 2016 275', 'SOURCE', 'Russia sends Kazakhstan more than Kazakhstan receives from everywhere.'),
  contradiction('RU REMITTANCES_SENT 2016 1743', 'KG REMITTANCES_RECEIVED 2016 1195', 'SOURCE', 'Russia sends Kyrgyzstan more than Kyrgyzstan receives from everywhere.'),
  contradiction('RU REMITTANCES_SENT 2016 1929', 'TJ REMITTANCES_RECEIVED 2016 1867', 'SOURCE', 'Russia sends Tajikistan more than Tajikistan receives from everywhere.'),
  contradiction('RU REMITTANCES_SENT 2016 2741', 'UZ REMITTANCES_RECEIVED 2016 2479', 'SOURCE', 'Russia sends Uzbekistan more than Uzbekistan receives from everywhere.'),
  contradiction('RU MIGRANTS_REGISTERED 2017-09 1586885', 'TJ MIGRANTS _U ~1000000', 'DEFINITION', 'More citizens of Tajikistan are registered in Russia alone than "up to 1 million" who work abroad.'),
  contradiction('RU MIGRANTS_REGISTERED 2017-09 1586885', 'TJ MIGRANTS 2016 517308', 'DEFINITION', 'Three times as many citizens of Tajikistan are registered in Russia in 2017 as officially work abroad in 2016.'),
  contradiction('RU MIGRANTS_REGISTERED 2017-09 1586885', 'TJ MIGRANTS 2015 589748', 'DEFINITION', 'More than twice as many citizens of Tajikistan are registered in Russia in 2017 as live abroad by IOM in 2015.'),
  contradiction('RU MIGRANTS_REGISTERED 2017-09 3109341', 'UZ MIGRANTS _U ~2500000', 'DEFINITION', 'More citizens of Uzbekistan are registered in Russia alone than "up to 2.5 million" who work abroad.'),
  contradiction('KG HIV_DIAGNOSES_CUMULATIVE 2016 7108', 'KG HIV_DIAGNOSES_CUMULATIVE _U 6736', 'PERIOD', 'Cases ever registered: 7,108 in 2016, and 6,736 without a date, a few bullets on.'),
  contradiction('KG HIV_DIAGNOSES_CUMULATIVE 2017-01-01 6747', 'KG HIV_DIAGNOSES_CUMULATIVE _U 6736', 'PERIOD', 'More citizens with HIV than people with HIV.'),
  contradiction('KG HIV_DIAGNOSES_CUMULATIVE 2016 7108', 'KG HIV_DIAGNOSES_CUMULATIVE 2017-01-01 6747', 'ARITHMETIC', '6,747 citizens and 370 foreigners are 7,117, not 7,108.'),
  contradiction('RU HIV_DIAGNOSES_CUMULATIVE_BY_DESTINATION _U 20', 'RU HIV_DIAGNOSES_CUMULATIVE_BY_DESTINATION _U 16.7', 'SOURCE', 'One in five, or one in six, of the cases ever registered in Uzbekistan.'),
  contradiction('KZ HIV_PREVALENCE 2016 0.15', 'KZ HIV_PREVALENCE _U 0.12', 'PERIOD', 'Prevalence in the general population: 0.15 in the annex, 0.12 in the main text.'),
  contradiction('RU POPULATION_TOTAL 2016 144300000', 'RU POPULATION_TOTAL 2016 146519759', 'SOURCE', 'Population of 2016: World Bank against IOM.'),
  contradiction('KG REMITTANCES_RECEIVED_GDP_SHARE 2016 26.9', 'KG REMITTANCES_RECEIVED_GDP_SHARE _U 31', 'PERIOD', 'Remittances in GDP: the annex against the main text.'),
  contradiction('TJ REMITTANCES_RECEIVED_GDP_SHARE 2016 26.9', 'TJ REMITTANCES_RECEIVED_GDP_SHARE _U 40', 'PERIOD', 'Remittances in GDP: the annex against the main text.'),
  contradiction('UZ REMITTANCES_RECEIVED_GDP_SHARE 2016 3.7', 'UZ REMITTANCES_RECEIVED_GDP_SHARE _U 3.5', 'PERIOD', 'Remittances in GDP: the annex against the main text.'),
  contradiction('KG MIGRANTS _U 700000~750000', 'KG MIGRANTS _U 800000~1000000', 'METHOD', 'The migration service against "other sources", in one bullet.'),
  contradiction('TJ MIGRANTS 2016 517308', 'TJ MIGRANTS _U 2000000', 'METHOD', 'Official count of migrant workers against the unofficial figure.'),
  contradiction('TJ MIGRANTS _U 2000000', 'TJ MIGRANTS _U ~1000000', 'SOURCE', 'Approximately 2 million in the annex, up to 1 million in the main text.'),
  contradiction('TM ANC_HIV_TESTED _U 50', 'TM ANC_HIV_TESTED 2016 55.6', 'PERIOD', 'HIV tests in antenatal care: half the women in §2.2, 55.6 percent in §3.'),
  contradiction('TJ MIGRANTS 2016 517308', 'TJ MIGRANTS _U NOT_COLLECTED', 'SOURCE', 'The main text says that the size of migration is not available; the annex has an official count.'),
  contradiction('RU HIV_PREVALENCE 2017-11 0.7', 'RU HIV_PREVALENCE _U 594.3', 'DEFINITION', 'Prevalence of 0.7 percent of citizens and of 594.3 per 100,000 in one section.'),
  contradiction('KG ON_ART _U 61', 'KG ON_ART _U 139', 'DEFINITION', '61 foreigners on therapy in the annex, 139 "international migrants" in the main text.'),
  contradiction('UZ HIV_PREVALENCE 2015 0.8', 'UZ HIV_TEST_POSITIVITY 2015 0.17', 'METHOD', 'The main text itself: "much higher than" in mandatory tests.'),
  contradiction('KG MIGRANTS _U 800000~1000000', 'KG MIGRANTS 2015 760847', 'PERIOD', 'More labour migrants than all who live abroad by IOM.'),
  contradiction('TJ MIGRANTS _U 2000000', 'TJ MIGRANTS 2015 589748', 'PERIOD', 'More labour migrants than all who live abroad by IOM.'),
  contradiction('TJ MIGRANTS_POPULATION_SHARE _U 27.1', 'TJ MIGRANTS_POPULATION_SHARE 2015 6.5', 'PERIOD', 'Labour migrants are 27.1 percent of the population, all who live abroad 6.5 percent.'),
  contradiction('TJ MIGRANT_HOUSEHOLDS_SUPPORTED 2020 500', 'TJ MIGRANT_HOUSEHOLDS_SUPPORTED 2020 50', 'SOURCE', '500 households in one region, 50 in the country, in two articles of one year.'),
  contradiction('UZ MIGRANTS_SHARE_BY_DESTINATION 2015 79.9', 'UZ MIGRANTS_SHARE_BY_DESTINATION 2015 20.8', 'ARITHMETIC', 'Shares by destination add up to 100.7 percent.'),
  contradiction('KG PLHIV_REGISTERED_BY_POPULATION _U 20', 'KG PLHIV_REGISTERED 2016 5158', 'ARITHMETIC', '1,516 of 5,158 are 29 percent, not 20.'),
  contradiction('KG HIV_DIAGNOSES_CUMULATIVE_GROWTH 2011-01-01/P6Y 2.8', 'KG HIV_DIAGNOSES_CUMULATIVE 2016 2313', 'ARITHMETIC', '2,313 by 802 is 2.9, not 2.8.'),
  contradiction('KG HIV_DIAGNOSIS_RATE_RATIO 2016 33', 'KG HIV_DIAGNOSIS_RATE 2016 7.1', 'ARITHMETIC', '7.1 by 0.12 is 59, not 33.'),
  contradiction('TJ HIV_DIAGNOSIS_RATE 2016 12.6', 'TJ HIV_NEW_DIAGNOSES 2016 1041', 'ARITHMETIC', '1,041 cases among 8.735 million people are 11.9 per 100,000, not 12.6.'),
  contradiction('RU GDP_PER_CAPITA_PPP 2016 24789', 'RU GDP_PPP 2016 3635.8', 'ARITHMETIC', '3,635.8 billion by 144.3 million people is 25,196, not 24,789.'),
  contradiction('KG MIGRANTS_POPULATION_SHARE 2015 11.35', 'KG MIGRANTS 2015 760847', 'ARITHMETIC', '760,847 of 6.083 million are 12.5 percent, not 11.35.'),
  contradiction('TJ MIGRANTS_POPULATION_SHARE 2015 6.5', 'TJ MIGRANTS 2015 589748', 'ARITHMETIC', '589,748 of 8.735 million are 6.75 percent, not 6.50.'),
  contradiction('TJ MIGRANTS_POPULATION_SHARE _U 27.1', 'TJ MIGRANTS _U 2000000', 'ARITHMETIC', '2 million of 8.735 million are 22.9 percent, not 27.1; "approximately" is read by the rules as half a million to either side.'),
  contradiction('RU MIGRANTS_SHARE_BY_ORIGIN 2017 0.7', 'RU MIGRANTS_REGISTERED 2017-09 48173', 'ARITHMETIC', '48,173 of 5,826,354 registered are 0.8 percent, not 0.7; the share is of another whole than its cell says.'),
  contradiction('TM HIV_NEW_DIAGNOSES 1998-01-01/P20Y NOT_COLLECTED', 'TM HIV_NEW_DIAGNOSES 2003-01-01/P15Y NOT_COLLECTED', 'PERIOD', 'Silent for twenty years in the annex, for fifteen in the main text; no rule compares silences.'),
  contradiction('RU MIGRANTS 2017 552000', 'RU MIGRANTS_REGISTERED 2017-09 441853', 'DEFINITION', 'More labour migrants from Kazakhstan in 2017 than registered citizens of it that September; no rule compares the two within a country.'),
  none('TM KEY_POPULATION_SIZE _U 700', 'TM KEY_POPULATION_SIZE _U NOT_COLLECTED', 'The country collects no number; the 700 are others’ estimate for one corridor.'),
  none('KZ HIV_DIAGNOSES_CUMULATIVE 2012-01-01/P5Y 235', 'KZ HIV_DIAGNOSES_CUMULATIVE _U 784', 'Found in 2012-2016, and ever found.'),
  none('KZ HIV_DIAGNOSES_CUMULATIVE 2012-01-01/P5Y 5', 'KZ HIV_DIAGNOSES_CUMULATIVE _U 10', 'Found in 2012-2016, and ever found.'),
  none('UZ HIV_TESTED 2015 440000', 'UZ HIV_TESTED 2015 400000', '440,000 and "around 400,000" are the same as printed.'),
  none('UZ HIV_TESTED 2016 390000', 'UZ HIV_TESTED 2016 400000', '390,000 and "around 400,000" are the same as printed.'),
  none('UZ HIV_PREVALENCE 2015 5.5', 'UZ HIV_PREVALENCE 2015-01-01/P3Y 6', '5.5 and 6 percent are the same as printed.'),
  none('KZ HIV_PREVALENCE 2015 1.5', 'KZ HIV_PREVALENCE 2015-01-01/P3Y 2', '1.5 and 2 percent are the same as printed.'),
  none('TJ HIV_PREVALENCE _U 2.7', 'TJ HIV_PREVALENCE 2015-01-01/P3Y 3', '2.7 and 3 percent are the same as printed.'),
  none('KZ HIV_TESTED 2017 52000', 'KZ HIV_NEW_DIAGNOSES 2017 153', '153 of approximately 52,000 are 0.3 percent.'),
  none('KZ HIV_NEW_DIAGNOSES_BY_TRANSMISSION 2017 67', 'KZ HIV_NEW_DIAGNOSES_BY_TRANSMISSION 2017 62', '62 and 5 percent are the 67 percent of sexual transmission.'),
  none('RU MIGRANTS_REGISTERED 2017-09 5826354', 'RU MIGRANTS_REGISTERED 2017-09 3109341', 'The five countries add up to the total printed.'),
  none('RU REMITTANCES_SENT 2016 6980', 'RU REMITTANCES_SENT 2016 2741', 'The five countries add up to the total printed.'),
  none('RU REMITTANCES_SENT 2016 5364.7', 'RU REMITTANCES_SENT 2016 2413', 'The five countries add up to the total printed.'),
  none('KZ MIGRANTS 2025-07-01 642000', 'KZ MIGRANTS 2025-07-01 212000', 'Permanent and temporary residents add up to the total printed.'),
  none('TM HIV_DIAGNOSES_CUMULATIVE _U 123', 'RU HIV_DIAGNOSES_CUMULATIVE _U 113', '113 in Russia and 10 in Kazakhstan are the 123 of the main text.'),
  none('TM HIV_DIAGNOSES_CUMULATIVE _U 123', 'TM HIV_DIAGNOSES_CUMULATIVE 1998-01-01/P20Y NOT_COLLECTED', 'The silence is about the country, the 123 are abroad.'),
  none('KZ PLHIV_ESTIMATED 2025 800~900', 'KZ PLHIV_ESTIMATED 2025 ~1850', '"800 to 900" lies within "up to 1,850".'),
  none('TJ MIGRANTS_SHARE_BY_DESTINATION 2017 86.9', 'TJ MIGRANTS_SHARE_BY_DESTINATION 2017 10.8', '86.9, 10.8 and 2.4 percent are 100.1: rounding.'),
  none('TJ HIV_NEW_DIAGNOSES_BY_POPULATION 2018 18.8', 'TJ HIV_NEW_DIAGNOSES_BY_POPULATION 2014 10.1', 'The share grew from 2014 to 2018.'),
  none('TJ HIV_NEW_DIAGNOSES_BY_POPULATION 2018 18.8', 'TJ HIV_NEW_DIAGNOSES_BY_POPULATION _U 15.3', '15.3 percent stands in a text of February 2018, which cannot know that year.'),
  none('TJ REMITTANCES_RECEIVED_GDP_SHARE 2018 32', 'TJ REMITTANCES_RECEIVED_GDP_SHARE 2016 26.9', '32 percent in 2018, 26.9 in 2016: two years.'),
  none('UZ HIV_DIAGNOSIS_RATE 2016 12.6', 'UZ HIV_NEW_DIAGNOSES 2016 3983', '3,983 of 31.848 million are 12.5 per 100,000, within one percent of 12.6.'),
  none('KG MIGRANTS 2016-01-01 540000', 'RU MIGRANTS_REGISTERED 2017-09 640102', 'Workers early in 2016, and all registered citizens late in 2017.'),
  none('RU REMITTANCES_SENT 2016 8', 'TM REMITTANCES_RECEIVED 2016 9', '8 of the 9 million that Turkmenistan receives.'),
  none('UZ REMITTANCES_SENT _U NOT_COLLECTED', 'RU REMITTANCES_RECEIVED 2016 299', '"No data" on what is sent abroad says nothing against what Russia receives.'),
  none('KZ KEY_POPULATION_SIZE _U NOT_COLLECTED', 'KZ KEY_POPULATION_SIZE 2025 395~2076', '"Not available" in 2018, estimated in 2025.'),
  none('TJ PLHIV_REGISTERED_BY_POPULATION _U 9.9', 'KG PLHIV_REGISTERED_BY_POPULATION _U 20', 'Two countries.'),
  none('KG HIV_DIAGNOSIS_RATE 2016 12', 'KG HIV_DIAGNOSIS_RATE 2016 0.12', '12.0 per 100,000 is 0.12 per 1,000.'),
  none('KG MIGRANTS _U ~1000000', 'KG MIGRANTS _U 800000~1000000', '"Up to 1 million" holds 800,000 to 1,000,000.'),
  none('RU HIV_PREVALENCE _U 1', 'RU HIV_PREVALENCE _U 594.3', '"Approaching 1 percent" is as good as 0.6 as printed, and estimates the undiagnosed too.'),
];
