/** Where the facts of the programme come from, and how each source stands. */
import type { Source } from './programme.ts'

export const rvpSources: Readonly<Record<string, Source>> = {
  S01: {
    title: 'RIVM, addendum schedule changes 2025 (opening part only was readable)',
    url: 'https://rijksvaccinatieprogramma.nl/professionals/richtlijnen/uitvoering/addendum-schemawijzigingen-2025',
    standing: 'current',
  },
  S02: {
    title: 'RIVM page for professionals on the 2025 schedule (opening part)',
    url: 'https://rijksvaccinatieprogramma.nl/professionals/wijzigingen-vaccinatieschema',
    standing: 'current',
  },
  S03: {
    title: 'RIVM page for parents (English), changes 2025 (opening part)',
    url: 'https://rijksvaccinatieprogramma.nl/en/vaccinations/changes-2025',
    standing: 'current',
  },
  S04: {
    title: 'ECDC vaccine scheduler, Netherlands (footnotes)',
    url: 'https://vaccine-schedule.ecdc.europa.eu/Scheduler/ByCountry?IncludeAdultAgeGroup=true&IncludeChildAgeGroup=true&SelectedCountryId=163',
    standing: 'current',
  },
  S05: {
    title: 'press, with RIVM quotations',
    url: 'https://nltimes.nl/2024/09/11/kids-get-measles-jab-earlier-tetanus-shot-later-updated-vaccination-program',
    standing: 'secondary',
  },
  S06: {
    title: 'RVP guideline ch. 7 (edition with the 3-5-11 scheme, 2020-2023), opening part',
    url: 'https://rijksvaccinatieprogramma.nl/tijdstip-van-vaccinaties',
    standing: 'older',
  },
  S07: {
    title: 'RVP guideline ch. 6 (edition 2019), opening part',
    url: 'https://rijksvaccinatieprogramma.nl/6-tijdstip-van-vaccinaties',
    standing: 'older',
  },
  S08: {
    title: 'RVP guideline addendum, babies of mothers with hepatitis B (2024 edition)',
    url: 'https://rijksvaccinatieprogramma.nl/professionals/richtlijnen/uitvoering/addendum-babys-van-moeders-die-hepatitis-b-drager-zijn',
    standing: 'current',
  },
  S09: {
    title: 'Draaiboek PSIE',
    url: 'https://draaiboekpsie.nl/verloskundig-zorgverlener/uitslagen/afwijkende-uitslag-hepatitis-b/bijzondere-situaties-hepatitis-b',
    standing: 'current',
  },
  S10: {
    title: 'GGD Gooi en Vechtstreek, parents page 0-4 years (edition 2024)',
    url: 'https://www.ggdgv.nl/voor-ouders/vaccinaties/info-vaccinaties-0-4-jaar/',
    standing: 'secondary',
  },
  S11: {
    title: 'NHG on rotavirus',
    url: 'https://www.nhg.org/actueel/factsheet-voor-huisartsen-over-de-rotavirusvaccinatie/',
    standing: 'secondary',
  },
  S12: {
    title: 'RVP guideline addendum rotavirus (2023) and its Q&A page',
    url: 'https://rijksvaccinatieprogramma.nl/addendum-vaccinatie-tegen-rotavirus-voor-zuigelingen-geboren-vanaf-1-januari-2024',
    standing: 'current',
  },
  S13: {
    title: 'product information Rotarix (Swiss text)',
    url: 'https://ch.oddb.org:443/de/gcc/fachinfo/reg/00698/chapter/usage',
    standing: 'secondary',
  },
  S14: {
    title: 'RIVM parents page BMR (edition before 2025)',
    url: 'https://rijksvaccinatieprogramma.nl/vaccinaties/bmr',
    standing: 'older',
  },
  S15: {
    title: 'RIVM, basic principles RVP 2015/2016 (appendix 1)',
    url: 'http://www.rivm.nl/Documenten_en_publicaties/Professioneel_Praktisch/Richtlijnen/Infectieziekten/Rijksvaccinatieprogramma/Uitvoeringsregels_RVP_2015_2016/Inhoud/Bijlage_1_Basisprincipes_Rijksvaccinatieprogramma_2015_2016',
    standing: 'older',
  },
  S16: {
    title: 'RVP guideline addendum HPV (2022/2023)',
    url: 'https://rijksvaccinatieprogramma.nl/23-addendum-hpv-vaccinatie',
    standing: 'current',
  },
  S17: { title: 'LCI factsheet HPV (2022)', url: 'https://lci.rivm.nl/richtlijnen/hpv-vaccinatie', standing: 'older' },
  S18: {
    title: 'RVP guideline ch. 10 catch-up (2022/2023 edition), opening part',
    url: 'https://rijksvaccinatieprogramma.nl/inhaalschema',
    standing: 'older',
  },
  S19: { title: 'LCI factsheet RSV, change log of 5 September 2025', url: 'https://lci.rivm.nl/rsv-immunisatie', standing: 'current' },
  S20: {
    title: 'press carrying the RIVM statement of 8 September 2025',
    url: 'https://www.blikopnieuws.nl/gezondheid/307439/rivm-start-vaccinatie-babys-tegen-het-rs-virus.html',
    standing: 'secondary',
  },
  S21: {
    title: 'GGD Limburg-Noord on RSV',
    url: 'https://www.ggdlimburgnoord.nl/nieuws/prik-tegen-rs-virus-voor-babys-vanaf-najaar-2025',
    standing: 'secondary',
  },
  S22: {
    title: 'press 2019 (early BMR must be repeated after first birthday); RIVM page Vervroegde BMR-vaccinatie on BMR-0 from about 6 months',
    url: 'https://www.telegraaf.nl/nieuws/3482546/rivm-scherpt-vaccinatieadvies-mazelen-aan',
    standing: 'secondary',
  },
  S23: {
    title: 'RIVM parents Q&A 22-week jab; ch. 6 maternal vaccination https://rijksvaccinatieprogramma.nl/6-maternale-kinkhoestvaccinatie',
    url: 'https://rijksvaccinatieprogramma.nl/kinkhoestprik/vragen-en-antwoorden',
    standing: 'current',
  },
  S24: {
    title: 'Jeugd en Gezin Gooi en Vechtstreek, contact moments',
    url: 'https://www.jggv.nl/over-ons/wat-doen-wij/contactmomenten/',
    standing: 'secondary',
  },
  S25: {
    title: 'press on the autumn group round of GGD Brabant-Zuidoost',
    url: 'https://noordbrabant.headliner.nl/item/24000-kinderen-uit-de-regio-opgeroepen-voor-vaccinatie-bndestem-563197',
    standing: 'secondary',
  },
  S26: {
    title: 'NCJ: maternal pertussis since Dec 2019, maternal flu since Oct 2023',
    url: 'https://www.ncj.nl/onderwerp/digitaal-dossier-jgz/toepassingen-bds-jgz/',
    standing: 'current',
  },
  S27: { title: 'LCI factsheet BMR (2020)', url: 'https://lci.rivm.nl/richtlijnen/bmr', standing: 'older' },
  S28: {
    title: 'BDS value lists W0422 (RIVM vaccine codes), W0681 (scheme), W0417; BDS element names 1579, 1581, 1583',
    url: 'https://github.com/Nictiz/HL7-mappings',
    standing: 'current',
  },
  S29: {
    title: 'SNOMED CT vaccine and disease codes (HL7 Switzerland ch-term, input/fsh/valueset)',
    url: 'https://github.com/hl7ch/ch-term',
    standing: 'current',
  },
  S31: {
    title: 'midwives practice on RSV (adds: younger than 6 months for the autumn group)',
    url: 'https://aandelaak.nl/kennisbank/bescherming-tegen-rs-virus-voor-je-baby',
    standing: 'secondary',
  },
  S30: {
    title: 'third party listing of the 2015-2022 and 2022 schedule (used only for history)',
    url: 'https://www.nvkp.nl/veelgestelde-vragen/schema-van-het-rvp/op-welke-leeftijden-krijgen-kinderen-de-rvp-vaccinaties/',
    standing: 'secondary',
  },
}
