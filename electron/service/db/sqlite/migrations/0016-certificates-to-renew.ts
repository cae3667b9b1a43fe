/** Which certificates run out is asked whenever Today is shown. */
export const certificatesToRenew0016 = `
CREATE INDEX certificate_until ON certificate (valid_until) WHERE status = 'valid' AND valid_until IS NOT NULL;
`
