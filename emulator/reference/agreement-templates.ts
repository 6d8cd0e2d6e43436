import { isoTime } from '../duration.ts'
import { madeUpId } from '../made-up-id.ts'
import type { Agreement } from '../store/customers.ts'

export interface AgreementTemplate {
  readonly templateId: string
  readonly agreementType: string
  readonly agreementLink: string
  readonly versionRank: number
}

export const CUSTOMER_AGREEMENT = 'MicrosoftCustomerAgreement'
export const CLOUD_AGREEMENT = 'MicrosoftCloudAgreement'

/** Agreements that a customer can accept. The ids are made up, the same everywhere. */
export const AGREEMENT_TEMPLATES: readonly AgreementTemplate[] = [CUSTOMER_AGREEMENT, CLOUD_AGREEMENT].map((agreementType) => ({
  templateId: madeUpId('agreement template', agreementType),
  agreementType,
  agreementLink: `https://agreements.example/${agreementType}`,
  versionRank: 1,
}))

export function getCustomerAgreementTemplate(): AgreementTemplate {
  const template = AGREEMENT_TEMPLATES.find((one) => one.agreementType === CUSTOMER_AGREEMENT)
  if (!template) throw new Error('there is no template of the customer agreement')
  return template
}

/** The customer agreement as a customer accepted it at a moment (epoch ms), with nobody's name. */
export function acceptedAgreement(domain: string, at: number): Agreement {
  return {
    type: CUSTOMER_AGREEMENT,
    templateId: getCustomerAgreementTemplate().templateId,
    dateAgreed: isoTime(at),
    primaryContact: { firstName: 'Accounts', lastName: 'Payable', email: `billing@${domain}`, phoneNumber: null },
    userId: null,
  }
}
