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

/** Ways to use a thing; an approver has medium power, the others little. */
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

/** How many different names the words give; a walk by the step visits each of them once. */
export const nameCount = departments.length * subjects.length * levels.length * regions.length;
export const nameStep = 7_919;
