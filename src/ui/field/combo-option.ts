export type ComboOption = {
  id: string
  label: string
  /** Quieter words beside the label: staff number, unit. */
  detail?: string
  /** Other words it is found by when the list is not searched by the page. */
  search?: string
}
