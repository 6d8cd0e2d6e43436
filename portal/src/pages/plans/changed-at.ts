/** Where among the steps a choice is changed that is in the way. */
export const CHANGED_AT: Readonly<Record<string, string>> = {
  ...atEach('step=options', [
    ...['no-replacement-chosen', 'option-unknown', 'option-not-for-segment', 'same-product', 'mixed-options', 'keeps-and-adds'],
    ...['shares-sku', 'base-missing', 'dependency', 'remove-only-leaves-nothing', 'group-not-split', 'user-unknown', 'conflict'],
  ]),
  ...atEach('step=settings', ['seats-short', 'quantity-out-of-range', 'usage-location-missing', 'voice-would-be-lost']),
  ...atEach('step=settings&open=buying', ['price-not-shown', 'target-not-on-sale']),
  ...atEach('step=settings&open=whoJoins', ['teams-would-be-lost']),
  ...atEach('step=settings&open=failing', ['not-reviewed', 'term-end-too-near']),
  ...atEach('step=settings&open=policies', ['still-in-use']),
}

function atEach(step: string, codes: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(codes.map((code) => [code, step]))
}
