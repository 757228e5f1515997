/** Addresses of the calculator pages, without language prefix. */
export const paths = {
  start: '/rekenhulp',
  growth: '/rekenhulp/groei',
  development: '/rekenhulp/ontwikkeling',
  vaccination: '/rekenhulp/vaccinaties',
} as const
