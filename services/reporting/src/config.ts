import { timeZone } from '@doorledger/contracts'
import { privacyVariables } from '@doorledger/privacy'
import { deletionVariables, distributedVariables } from '@doorledger/service'
import { z } from 'zod'

/** What can be set about reports, wherever the service runs. */
export const reportSettings = {
  ...deletionVariables,
  REPORT_ADDRESS: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional()
    .describe('Address of the installation, for links to files of reports: `https://doors.example.com`'),
  REPORT_LOGO_FILE: z.string().min(1).optional().describe('PNG or JPEG that stands on PDF reports'),
  REPORT_FONT_FILE: z
    .string()
    .min(1)
    .optional()
    .describe(
      'TTF, OTF or WOFF font for letters on PDF reports that are neither Latin, Greek, Cyrillic, Chinese, Japanese nor Korean',
    ),
  REPORT_TITLE: z.string().min(1).max(100).default('Doorledger').describe('Name of the organisation on reports'),
}

/** The environment of the service as a process of its own. */
export const reportingVariables = distributedVariables.extend({
  SITE_ZONE: timeZone
    .default('UTC')
    .describe('IANA time zone of the site: what a day is, and by which times are shown'),
  REPORT_DATA_DIR: z
    .string()
    .min(1)
    .default('.doorledger/reporting')
    .describe('Folder for files of reports and for the key that signs their manifests; replicas share it'),
  ...reportSettings,
  ...privacyVariables.shape,
})

export const settingsOf = (config: z.output<z.ZodObject<typeof reportSettings>>) => ({
  keepDays: config.REPORT_KEEP_DAYS,
  runAt: config.RETENTION_RUN_AT,
  title: config.REPORT_TITLE,
  address: config.REPORT_ADDRESS,
  logoFile: config.REPORT_LOGO_FILE,
  fontFile: config.REPORT_FONT_FILE,
})
