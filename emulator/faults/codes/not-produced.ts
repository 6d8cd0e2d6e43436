import type { Api } from '../../http/request.ts'

/** Codes that are documented and that no fault makes: the operation that answers them is not built, or nobody says what they look like. */
export interface NotProduced {
  readonly api: Api
  readonly codes: readonly string[]
  readonly why: string
}

export const NOT_PRODUCED: readonly NotProduced[] = [
  partnerCenter('users and licenses through Partner Center are not built; licenses are assigned through Graph', [60002, 60012]),
  partnerCenter('upgrades of whole legacy subscriptions are not built', [60000]),
  partnerCenter('Azure subscriptions are not built', [800011, 800012, 800013, 800030, 800068, 800111]),
  partnerCenter('creating customers is not built', [600002, 600049, 600050, 600051]),
  partnerCenter('assets and future billing information are not built', [800037, 800038]),
  partnerCenter('overage is not built', [800112, 800114, 800115]),
  partnerCenter('migrations of a legacy subscription to new commerce are not built', [...range(900215, 900227), 900247, 900248, 900262]),
  partnerCenter('transitions between products of new commerce are not built', [900236, ...range(900258, 900261), ...range(900267, 900270)]),
  partnerCenter('transfers and Azure plans are not built', [
    ...range(900100, 900116),
    900119,
    900120,
    900122,
    900125,
    ...range(900128, 900139),
    ...range(900145, 900149),
  ]),
  partnerCenter('documented as a range for provisioning contexts and savings plans, without a meaning of each', [
    ...range(900312, 900315),
    900317,
    900318,
    ...range(900321, 900323),
  ]),
  partnerCenter('documented within a range of reseller errors, without a meaning of its own', [2205]),
  {
    api: 'partner-center',
    codes: [
      'other',
      'delegated_admin_permissions_disabled',
      'subscription_status_not_active',
      'conflicting_service_types',
      'concurrency_conflicts',
      'user_context_required',
      'subscription_add_ons_present',
      'subscription_does_not_have_any_upgrade_paths',
      'subscription_target_offer_not_found',
      'subscription_not_provisioned',
    ],
    why: 'upgrades of whole legacy subscriptions are not built',
  },
]

function partnerCenter(why: string, codes: readonly number[]): NotProduced {
  return { api: 'partner-center', codes: codes.map(String), why }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}
