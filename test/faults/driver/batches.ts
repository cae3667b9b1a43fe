export interface Batch {
  name: string
  people: number
}

/** People whose numbers begin with the batch's name, so that one can count whether all or none of them are there. */
export function batchRows({ name, people }: Batch) {
  return Array.from({ length: people }, (_, index) => ({
    person: {
      staffNo: `${name}${String(index).padStart(5, '0')}`,
      name: `学员${name}${index}`,
      unit: '华南分部',
      post: '客服专员',
      hiredOn: '2024-03-01',
    },
    bookNumber: null,
  }))
}
