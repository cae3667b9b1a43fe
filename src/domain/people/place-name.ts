interface Placed {
  readonly unitName: string | null
  readonly unitNameEn: string | null
  readonly branchName: string | null
  readonly branchNameEn: string | null
}

/**
 * Where somebody is, in both languages: 华北分部 / 在线一组 for one of a team, since every branch has a first team; the unit
 * alone for anybody else.
 */
export function placeName({ unitName, unitNameEn, branchName, branchNameEn }: Placed): {
  name: string | null
  nameEn: string | null
} {
  if (unitName === null || branchName === null) return { name: unitName, nameEn: unitNameEn }
  return {
    name: `${branchName} / ${unitName}`,
    nameEn:
      unitNameEn === null && branchNameEn === null
        ? null
        : `${branchNameEn ?? branchName} / ${unitNameEn ?? unitName}`,
  }
}

/** The same for two columns: the branch, or any unit that is no team, and the team. */
export function placeColumns({ unitName, unitNameEn, branchName, branchNameEn }: Placed) {
  const unit = { name: unitName, nameEn: unitNameEn }
  const none = { name: null, nameEn: null }
  return branchName === null
    ? { branch: unit, team: none }
    : { branch: { name: branchName, nameEn: branchNameEn }, team: unit }
}
