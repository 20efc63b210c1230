// What a check of an Active Directory source says of its IQService.

/** The details of a successful check: the IQService on a Windows server. */
export const iqServiceDetails = {
  useTLSForIQService: true,
  IQServiceClientAuthEnabled: true,
  IQService: {
    Name: 'IQService',
    Host: 'IQ01',
    Port: 0,
    'TLS Port': 5051,
    Version: 'IQService Mar-2026',
    IQServiceStatus: 'Running',
    SecondaryService: 'IQService-Instance1-Secondary',
    SecondaryServiceStatus: 'Running',
    secondaryPort: 5052,
    'Operating System': 'Microsoft Windows Server 2022 Standard',
    'OS Architecture': 'AMD64',
    highestDotNetVersion: '4.8 or later',
  },
} as const;
