// The words that names of entitlements are made of.

/** Departments of the company. */
export const departments = [
  'Finance',
  'Customs',
  'Warehouse',
  'Fleet',
  'Claims',
  'Sales',
  'Procurement',
  'HR',
  'Legal',
  'Safety',
  'Planning',
  'Yard',
  'Billing',
  'Treasury',
  'Tariffs',
  'Reefer',
  'Rail',
  'Barge',
  'Air',
  'Ocean',
] as const;

/** What the departments work with. */
export const subjects = [
  'AP',
  'Invoices',
  'Manifests',
  'Bookings',
  'Gates',
  'Telemetry',
  'Payroll',
  'Contracts',
  'Rates',
  'Dangerous_Goods',
  'Pallets',
  'Audit',
  'Reports',
  'Portal',
  'Archive',
  'Scanners',
  'Printers',
  'Drivers',
  'Seals',
  'Containers',
  'Brokers',
  'Vessels',
  'Slots',
  'Tickets',
] as const;

/** Sorts of access. Approvers have a medium privilege level, the others a low one. */
export const levels = [
  'Readers',
  'Editors',
  'Approvers',
  'Owners',
  'Operators',
  'Exporters',
  'Reviewers',
  'Mail',
] as const;

/** Where they do it. */
export const regions = ['EMEA', 'APAC', 'AMER', 'NL', 'SG', 'Global'] as const;

/** How many different names the words give. */
export const nameCount = departments.length * subjects.length * levels.length * regions.length;
/** Has no common divisor with the number of names, so that steps of it reach each of them once. */
export const nameStep = 7_919;
