import { create } from 'zustand'
import type { HeatPlace } from '../../ui/grid/heat-grid-shape'

/** What the eye chose on the gap map; it is still so when one comes back from making a session. */
export interface MapView {
  by: 'unit' | 'person'
  unitId: string | null
  postId: string | null
  onlyGaps: boolean
  /** The cell with the outline: a unit or a person, and a competency. */
  place: HeatPlace | null
}

export const useMapView = create<MapView>(() => ({
  by: 'unit',
  unitId: null,
  postId: null,
  onlyGaps: false,
  place: null,
}))

/** Another view has other rows: the outline goes, unless told where it goes. */
export function showMap(view: Partial<MapView>): void {
  useMapView.setState({ place: null, ...view })
}
