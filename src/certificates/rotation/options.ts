/** What a caller may decide differently about the rotation endpoint. */
export interface RotationCallChoices {
  /** What the endpoint takes before Oracle dates the listing: `CHOICE-ROTATION-LISTING`. Default: `create_only`. */
  readonly beforeListing?: 'all' | 'create_only';
}
